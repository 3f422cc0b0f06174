/** Files of the web that are fetched when they are needed, and what is said when they cannot be. */
export { lazyPart } from './lazy-part';
export { lazyScreen, ScreenMissing } from './lazy-screen';
export { MissingFiles } from './missing-files';
