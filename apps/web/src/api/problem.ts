/** One field that the API did not accept. */
export interface FieldProblem {
  /** JSON pointer into what was sent, such as `/person/cpr`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What the API answers instead of a result (RFC 9457), in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly errors: readonly FieldProblem[],
    readonly traceId: string | undefined,
    /** The whole answer: some problems say more, such as the reasons of `not-eligible`. */
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(title);
  }
}

/** Status of an answer that never came. */
export const noAnswer = 0;

/** Reads whatever came back instead of a result. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const told = isRecord(body) ? body : {};
  const text = (key: string): string | undefined => (typeof told[key] === 'string' ? told[key] : undefined);
  const code = text('code') ?? (status === noAnswer ? 'no-answer' : 'unknown');
  const errors = Array.isArray(told['errors']) ? (told['errors'] as FieldProblem[]) : [];
  return new ApiProblem(status, code, text('title') ?? code, text('detail'), errors, text('traceId'), told);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
