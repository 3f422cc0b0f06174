import type { DeadlineRule, RuleTrigger } from './types';

/** What starts a rule's clock, in order of preference: the first of these that is known. */
export function triggersOf({
  kind,
  trigger,
  otherwise,
}: Pick<DeadlineRule, 'kind' | 'trigger' | 'otherwise'>): readonly RuleTrigger[] {
  if (otherwise !== undefined) return [trigger, otherwise];
  return kind === 'cadence' && trigger !== 'opened' ? [trigger, 'opened'] : [trigger];
}
