/** One thing that must be right for the rest to work. */
export interface Check {
  readonly name: string;
  /** @returns what was found, in a few words; throws `Unwell` (or anything) when it is not right */
  readonly look: () => Promise<string> | string;
}

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do about it; only where it is not right. */
  readonly remedy?: string;
}

/** Not as it should be. */
export class Unwell extends Error {
  constructor(
    found: string,
    readonly remedy: string,
  ) {
    super(found);
    this.name = 'Unwell';
  }
}
