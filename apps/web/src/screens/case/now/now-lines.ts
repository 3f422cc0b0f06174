import type { Case, Step } from '@tovholder/api-client';

/** Open steps that somebody owes: the reader's own first, then by due instant, those without a deadline last. */
export function owedNow({ steps }: Pick<Case, 'steps'>): Step[] {
  return steps.filter(({ state, option }) => state === 'open' && !option).sort(byUrgency);
}

/** What the reader may do at any time and nobody owes. */
export function optionsNow({ steps }: Pick<Case, 'steps'>): Step[] {
  return steps.filter(({ state, option, actions }) => state === 'open' && option && actions.length > 0);
}

/** What is over, the latest first. */
export function pastSteps({ steps }: Pick<Case, 'steps'>): Step[] {
  return steps
    .filter(({ state }) => state !== 'open')
    .sort((one, other) => (other.closedAt ?? '').localeCompare(one.closedAt ?? ''));
}

function byUrgency(one: Step, other: Step): number {
  if (one.mine !== other.mine) return one.mine ? -1 : 1;
  const [a, b] = [one.due?.at, other.due?.at];
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return Date.parse(a) - Date.parse(b);
}
