/** Who is away when: local dates, both included. */
export interface Days {
  readonly user: string;
  readonly from: string;
  readonly to: string;
}

/** A step that would stand without its owner; without a case where that is not the reader's to know. */
export interface StepLeft {
  readonly title: string;
  readonly caseNumber: string | null;
}

/** The steps that a refusal `deputy-needed` lists. */
export function stepsLeftIn(body: Readonly<Record<string, unknown>>): readonly StepLeft[] {
  const steps = Array.isArray(body['steps']) ? (body['steps'] as readonly unknown[]) : [];
  return steps.flatMap((step): StepLeft[] => {
    if (typeof step !== 'object' || step === null) return [];
    const { title, caseNumber } = step as { readonly title?: unknown; readonly caseNumber?: unknown };
    return typeof title === 'string' ? [{ title, caseNumber: typeof caseNumber === 'string' ? caseNumber : null }] : [];
  });
}
