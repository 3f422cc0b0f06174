import type { ProblemView } from '@tovholder/contracts/http';
import type { Language, Localized } from '@tovholder/domain/text';
import { type ProblemCode, problemKinds, problemType } from './catalogue';
import { type FieldError, describeFieldError } from './field-errors';

type Extensions = Pick<ProblemView, 'reasons' | 'alternatives' | 'rules' | 'steps'>;

interface ProblemContent {
  /** More precise than the catalogue's text. Never a value that a person typed. */
  readonly detail?: Localized;
  readonly fields?: readonly FieldError[];
  readonly extensions?: Extensions;
  readonly headers?: Readonly<Record<string, string>>;
  /** A code of its own in place of the kind's, such as the policy's reason for a refusal. */
  readonly reasonCode?: string;
}

/** Thrown anywhere in a request to answer it with a problem. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly content: ProblemContent = {},
  ) {
    super(content.reasonCode ?? code);
    this.name = 'Problem';
  }

  get status(): number {
    return problemKinds[this.code].status;
  }

  /** The answer's body. */
  render({ language, traceId }: { readonly language: Language; readonly traceId: string }): ProblemView {
    const kind: { readonly title: Localized; readonly detail?: Localized } = problemKinds[this.code];
    const { detail = kind.detail, fields, extensions, reasonCode } = this.content;
    const code = reasonCode ?? this.code;
    return {
      type: problemType(code),
      title: kind.title[language],
      status: this.status,
      ...(detail ? { detail: detail[language] } : {}),
      code,
      traceId,
      ...(fields ? { errors: fields.map((field) => describeFieldError(field, language)) } : {}),
      ...extensions,
    };
  }
}

/** A 422 that names the fields at fault. */
export function invalidInput(...fields: readonly FieldError[]): Problem {
  return new Problem('invalid-input', { fields });
}
