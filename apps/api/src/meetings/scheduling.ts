import type { StepDefinition } from '@tovholder/workflows/engine';

/** Dated facts that say when a meeting is to take a case up end like this. */
const meetingFact = /-meeting$/;

/** How a step is completed that only asks for the date of a meeting, and where that date is kept; undefined for any other step. */
export function schedulingOf(
  step: Pick<StepDefinition, 'outcomes'> | undefined,
): { readonly outcome: string; readonly field: string; readonly fact: string } | undefined {
  for (const [outcome, { data = {} }] of Object.entries(step?.outcomes ?? {})) {
    const [only, ...more] = Object.entries(data);
    const fact = only?.[1].fact ?? '';
    if (only && more.length === 0 && meetingFact.test(fact)) return { outcome, field: only[0], fact };
  }
  return undefined;
}
