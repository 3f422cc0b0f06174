/** Whether the session has ended while somebody works: the shell then offers to sign in without leaving the page. */
class SignInAgain extends EventTarget {
  needed = false;
  /** When it was first needed, in milliseconds: what was heard of the user before says nothing. */
  since = 0;

  ask(): void {
    if (this.needed) return;
    this.needed = true;
    this.since = Date.now();
    this.dispatchEvent(new Event('change'));
  }

  done(): void {
    this.needed = false;
    this.dispatchEvent(new Event('change'));
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.addEventListener('change', listener);
    return () => this.removeEventListener('change', listener);
  };
}

export const signInAgain = new SignInAgain();
