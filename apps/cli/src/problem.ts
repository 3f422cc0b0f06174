/** What a program that runs us can switch on; listed in every command's help. */
export const exitCodes = { ok: 0, foundWrong: 1, wrongUse: 2, serverAway: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Why a command could not do its work: one sentence, what to do about it, and the exit code. */
export class CliProblem extends Error {
  constructor(
    readonly exitCode: Exclude<ExitCode, 0>,
    sentence: string,
    readonly remedy: string,
  ) {
    super(sentence);
    this.name = 'CliProblem';
  }
}

export const wrongUse = (sentence: string, remedy: string): CliProblem =>
  new CliProblem(exitCodes.wrongUse, sentence, remedy);

export const serverAway = (sentence: string, remedy: string): CliProblem =>
  new CliProblem(exitCodes.serverAway, sentence, remedy);

/** The sentence of any failure, for one that we did not foresee: never a stack. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // A refused connection to a name with several addresses comes without a message of its own.
  const inner = error instanceof AggregateError ? error.errors[0] : error instanceof Error ? error.cause : undefined;
  return (
    (text || (inner === undefined ? '' : sentenceOf(inner)) || 'It failed without saying why').split('\n')[0] ?? ''
  );
}
