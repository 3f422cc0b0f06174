import type { DeadlineRule, RuleTrigger } from './types';

/** What starts a rule's clock, in order of preference: the first of these that is known. */
export function triggersOf({ kind, trigger }: Pick<DeadlineRule, 'kind' | 'trigger'>): readonly RuleTrigger[] {
  return kind === 'cadence' && trigger !== 'opened' ? [trigger, 'opened'] : [trigger];
}
