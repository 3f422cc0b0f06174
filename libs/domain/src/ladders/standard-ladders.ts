import type { DeadlineRule } from '../rules';
import type { Audience, Ladder, Rung } from './types';

/**
 * The ladders that hold where a district profile names no others. No source says who is reminded when: the numbers are
 * ASSUMPTION, like the ladders that a district writes in their place.
 */
export const standardLadders: readonly Ladder[] = [
  {
    id: 'standard',
    version: 1,
    mark: 'ASSUMPTION',
    rungs: [
      workingDays('due-2wd', -2, ['owner']),
      workingDays('due', 0, ['owner', 'unit']),
      workingDays('due+2wd', 2, ['supervisor']),
      workingDays('due+5wd', 5, ['head']),
      // The steering group is told in PSP-K only, and without identity; elsewhere there is none.
      workingDays('due+10wd', 10, ['management', 'steering-group']),
    ],
  },
  {
    id: 'hours',
    version: 1,
    mark: 'ASSUMPTION',
    rungs: [
      hours('due-8h', -8, ['owner', 'duty-roster']),
      hours('due-2h', -2, ['owner', 'duty-roster']),
      hours('due', 0, ['owner', 'duty-roster', 'supervisor']),
      hours('due+2h', 2, ['head']),
      hours('due+24h', 24, ['management']),
    ],
  },
  {
    id: 'soft',
    version: 1,
    mark: 'ASSUMPTION',
    rungs: [
      workingDays('due-5wd', -5, ['owner']),
      workingDays('due', 0, ['owner']),
      workingDays('due+10wd', 10, ['supervisor']),
    ],
  },
  {
    // An offer lapses when it is due, and its step closes with it: whoever made the offer is told at that very instant,
    // because the next working morning there is no step left to speak of.
    id: 'handover',
    version: 1,
    mark: 'ASSUMPTION',
    rungs: [
      workingDays('due-2wd', -2, ['owner', 'unit']),
      workingDays('due-1wd', -1, ['supervisor', 'sender']),
      hours('due', 0, ['sender']),
    ],
  },
];

/** The ladder that reminds of a rule: its own, else `hours` for clock time, `soft` for soft deadlines, `standard`. */
export function ladderIdOf(rule: Pick<DeadlineRule, 'kind' | 'unit' | 'soft' | 'ladder'>): string {
  if (rule.ladder !== undefined) return rule.ladder;
  const unit = rule.unit ?? rule.kind;
  if (unit === 'hours' || unit === 'seconds') return 'hours';
  return rule.soft ? 'soft' : 'standard';
}

function workingDays(id: string, amount: number, audiences: readonly Audience[]): Rung {
  return { id, offset: { amount, unit: 'working-days' }, audiences };
}

function hours(id: string, amount: number, audiences: readonly Audience[]): Rung {
  return { id, offset: { amount, unit: 'hours' }, audiences };
}
