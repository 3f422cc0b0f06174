/** Whether what is shown is kept up to date. A short break is not worth a word. */
const worthAWordMs = 10_000;

class LiveConnection extends EventTarget {
  interrupted = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  tell(connected: boolean): void {
    if (connected) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.change(false);
    } else {
      this.timer ??= setTimeout(() => this.change(true), worthAWordMs);
    }
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.addEventListener('change', listener);
    return () => this.removeEventListener('change', listener);
  };

  private change(interrupted: boolean): void {
    if (this.interrupted === interrupted) return;
    this.interrupted = interrupted;
    this.dispatchEvent(new Event('change'));
  }
}

export const liveConnection = new LiveConnection();
