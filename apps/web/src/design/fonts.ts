/** Longest wait for the letters, in milliseconds: on a slow line the page rather comes in others first. */
const longestWaitMs = 400;
const weights = [400, 600, 700];

/** Waits for the fonts that every screen begins with, so that its lines do not move when they come. */
export async function fontsLoaded(): Promise<void> {
  const loading = Promise.all(weights.map((weight) => document.fonts.load(`${weight} 16px "IBM Plex Sans"`)));
  const enough = new Promise((resolve) => setTimeout(resolve, longestWaitMs));
  await Promise.race([loading, enough]).catch(() => undefined);
}
