import type { StepDefinition } from '@tovholder/workflows/engine';

/** Dated facts that say when a meeting is to take a case up end like this. */
const meetingFact = /-meeting$/;

/** How a step is completed that only asks for the date of a meeting; undefined for any other step. */
export function schedulingOf(
  step: Pick<StepDefinition, 'outcomes'> | undefined,
): { readonly outcome: string; readonly field: string } | undefined {
  for (const [outcome, { data = {} }] of Object.entries(step?.outcomes ?? {})) {
    const [only, ...more] = Object.entries(data);
    if (only && more.length === 0 && meetingFact.test(only[1].fact ?? '')) return { outcome, field: only[0] };
  }
  return undefined;
}
