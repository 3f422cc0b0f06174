/**
 * Whether a file of the web could not be fetched when it was needed: the connection is down, or the web was built anew
 * since the page was opened and the file is gone. Vite tells of each one that fails.
 */
class MissingFiles extends EventTarget {
  any = false;

  constructor() {
    super();
    window.addEventListener('vite:preloadError', () => this.set(true));
  }

  /** It has been read. */
  dismiss(): void {
    this.set(false);
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.addEventListener('change', listener);
    return () => this.removeEventListener('change', listener);
  };

  private set(any: boolean): void {
    this.any = any;
    this.dispatchEvent(new Event('change'));
  }
}

export const missingFiles = new MissingFiles();
