/** A due instant as an answer gives it. */
export interface DueBody {
  readonly at: string;
  readonly localDate: string;
  readonly rule: string;
  readonly mark: string;
  readonly certificate: CertificateBody;
}

export interface CertificateBody {
  readonly [field: string]: unknown;
  readonly rule: { readonly id: string; readonly mark: string };
  readonly walk: readonly object[];
  readonly trigger: { readonly event: string; readonly at: string; readonly localDate: string };
  readonly due: { readonly at: string; readonly localDate: string };
  readonly hash: string;
}

/**
 * Every due instant anywhere in an answer, each with its certificate.
 *
 * @throws Error for a due instant whose certificate is missing or speaks of another one
 */
export function dueInstantsIn(answer: unknown): readonly DueBody[] {
  // A certificate's own `due` is what it proves.
  if (typeof answer !== 'object' || answer === null || 'walk' in answer) return [];
  return Object.entries(answer).flatMap(([field, value]) =>
    field === 'due' && typeof value === 'object' && value !== null ? [certified(value)] : dueInstantsIn(value),
  );
}

function certified(value: object): DueBody {
  const due = value as DueBody;
  const { certificate } = due;
  // Instants, not texts: one may spell out milliseconds that the other leaves off.
  const agrees =
    Date.parse(certificate?.due.at) === Date.parse(due.at) &&
    certificate.due.localDate === due.localDate &&
    certificate.rule.id === due.rule &&
    certificate.rule.mark === due.mark;
  if (!agrees) throw new Error(`A due instant without its certificate: ${JSON.stringify(value)}`);
  return due;
}
