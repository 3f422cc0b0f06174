import type { ReassignmentRequest, ReassignmentView } from '@tovholder/contracts/http';
import type { ReassignInput, ReassignItemResult } from '@tovholder/persistence';

/** How many steps one request may move. */
const mostAtATime = 1_000;

/** Which steps a request names, or how it describes them. */
export function selectionOf({ items, filter }: ReassignmentRequest): ReassignInput['select'] {
  if (items) return { type: 'items', items };
  const { owner, unit, process, step, withoutOwner } = filter ?? {};
  return {
    type: 'filter',
    ...(owner === undefined ? {} : { owner }),
    ...(unit === undefined ? {} : { unit }),
    ...(process === undefined ? {} : { process }),
    ...(step === undefined ? {} : { step }),
    ...(withoutOwner === undefined ? {} : { withoutOwner }),
    limit: mostAtATime,
  };
}

/** Problem codes of what was refused, the same as for a single assignment. */
const codes: Readonly<Record<Exclude<ReassignItemResult['result'], 'reassigned' | 'unchanged'>, string>> = {
  'not-found': 'not-found',
  'not-allowed': 'not-your-step',
  'assignee-not-in-unit': 'assignee-not-in-unit',
  'assignee-in-conflict': 'assignee-in-conflict',
  closed: 'step-not-open',
  conflict: 'not-possible-now',
};

export function presentReassignment(items: readonly ReassignItemResult[]): ReassignmentView {
  const results = items.map(({ caseId, key, result }): ReassignmentView['results'][number] =>
    result === 'reassigned' || result === 'unchanged'
      ? { caseId, key, result, code: null }
      : { caseId, key, result: 'refused', code: codes[result] },
  );
  const count = (wanted: string): number => results.filter(({ result }) => result === wanted).length;
  return { results, reassigned: count('reassigned'), refused: count('refused') };
}
