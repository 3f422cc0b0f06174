const atOnce = 10;

/**
 * Does the same to each item, ten at a time, and begins no more once a result says that going on is vain.
 *
 * @returns the results so far, in the order of the items
 */
export async function inTurns<T, R>(
  items: readonly T[],
  { act, isVain }: { readonly act: (item: T) => Promise<R>; readonly isVain: (result: R) => boolean },
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const some = await Promise.all(items.slice(from, from + atOnce).map(act));
    results.push(...some);
    if (some.some(isVain)) break;
  }
  return results;
}
