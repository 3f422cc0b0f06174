import type { DeadlineRule, RuleUnit } from '../rules';

export type DeadlineErrorCode =
  | 'amount-not-a-whole-number'
  | 'amount-negative'
  | 'amount-too-small'
  | 'amount-too-large'
  | 'amount-not-possible'
  | 'unit-missing'
  | 'unit-contradicts-kind'
  | 'kind-is-no-deadline'
  | 'roll-not-possible'
  | 'cut-off-not-possible'
  | 'pace-not-possible'
  | 'period-missing'
  | 'pause-not-possible'
  | 'validity-empty'
  | 'rule-not-in-force'
  | 'pause-not-a-time'
  | 'pause-ends-before-it-begins'
  | 'pause-ground-not-allowed'
  | 'pauses-overlap'
  | 'trigger-not-a-time'
  | 'zone-unknown';

export type RuleField = `rule.${Exclude<keyof DeadlineRule, 'id' | 'mark' | 'citation' | 'link' | 'title'>}`;

/** A deadline that cannot be computed: `field` is the path of what is wrong with it. Carries codes, never person data. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';

  constructor(
    readonly code: DeadlineErrorCode,
    readonly field: RuleField | 'trigger.at' | 'trigger.since' | 'pauses' | 'zone',
    ruleId: string,
  ) {
    super(`Deadline rule ${ruleId}: ${field} – ${code}`);
  }
}

/** Units that run in clock time, through nights and weekends; all others end with a local day. */
export function isClockUnit(unit: RuleUnit): unit is 'seconds' | 'hours' {
  return unit === 'seconds' || unit === 'hours';
}
