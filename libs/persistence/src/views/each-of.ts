import type { CaseCriterion } from '@tovholder/domain/access';
import type { WorkItemQuery } from '../types';
import type { Parameters } from './visibility';

/** A column of the step `s` and the values that it may have. */
export interface Whose {
  readonly column: 's.owner' | 's.unit_id' | 's.authority';
  readonly values: readonly string[];
}

/** Whose work a list is about. */
export function whoseWork(scope: WorkItemQuery['scope']): Whose {
  switch (scope.type) {
    case 'mine':
      return { column: 's.owner', values: [scope.userId, ...(scope.actingFor ?? [])] };
    case 'unit':
      return { column: 's.unit_id', values: scope.units };
    case 'authority':
      return { column: 's.authority', values: scope.authorities };
  }
}

/** The authorities that all of these criteria are about; undefined where one of them is about something else. */
export function authoritiesOf(anyOf: readonly CaseCriterion[]): Whose | undefined {
  const all = anyOf.map(({ step }) => step?.authorities);
  if (all.length === 0 || all.includes(undefined)) return undefined;
  return { column: 's.authority', values: all.flatMap((authorities) => authorities ?? []) };
}

/**
 * A selection from steps, once for each value: an index holds the steps of one unit in the order of the list, but not
 * those of several. What comes out still has to be put in order, and cut off.
 *
 * @param selection the statement under a further condition; with its order and limit, it reads no more than it gives
 */
export function eachOf(
  whose: Whose | undefined,
  { params, selection }: { readonly params: Parameters; readonly selection: (condition: string) => string },
): string {
  if (!whose) return selection('true');
  const values = params.add([...new Set(whose.values)]);
  return `SELECT of_one.* FROM unnest(${values}::text[]) AS whose(value)
    CROSS JOIN LATERAL (${selection(`${whose.column} = whose.value`)}) of_one`;
}
