import { lazyRouteComponent } from '@tanstack/react-router';

/** The file of a screen could not be fetched. */
export class ScreenMissing extends Error {
  override readonly name = 'ScreenMissing';
}

/**
 * A screen that is fetched when it is opened. Where that fails it is an error of ours: on the browser's own the router
 * would load the page again by itself, which loses what is on it, and the page too while the connection is down.
 */
export function lazyScreen<Screens extends object, Name extends keyof Screens & string>(
  fetchScreen: () => Promise<Screens>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    try {
      return await fetchScreen();
    } catch {
      throw new ScreenMissing();
    }
  }, name);
}
