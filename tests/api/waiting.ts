/** Asks again until the answer is as wanted. @throws Error with the last answer when it never is */
export async function until<T>(
  ask: () => Promise<T>,
  { is, withinMs = 30_000, everyMs = 200 }: { is: (value: T) => boolean; withinMs?: number; everyMs?: number },
): Promise<T> {
  for (const end = Date.now() + withinMs; ;) {
    const value = await ask();
    if (is(value)) return value;
    if (Date.now() > end) throw new Error(`Never as wanted: ${JSON.stringify(value).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
