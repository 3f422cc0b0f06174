/** A failure that the person at the keyboard can mend: one sentence, and what to do about it. */
export class SetupProblem extends Error {
  constructor(
    sentence: string,
    readonly remedy: string,
  ) {
    super(sentence);
    this.name = 'SetupProblem';
  }
}
