import type { DeadlineRule } from '../rules';

export type DeadlineErrorCode =
  | 'amount-not-a-whole-number'
  | 'amount-negative'
  | 'amount-too-small'
  | 'amount-too-large'
  | 'unit-missing'
  | 'unit-contradicts-kind'
  | 'roll-not-possible'
  | 'trigger-not-a-time'
  | 'zone-unknown';

/** A deadline that cannot be computed: `field` is the path of what is wrong with it. Carries codes, never person data. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';

  constructor(
    readonly code: DeadlineErrorCode,
    readonly field: 'rule.amount' | 'rule.unit' | 'rule.roll' | 'trigger.at' | 'zone',
    ruleId: string,
  ) {
    super(`Deadline rule ${ruleId}: ${field} – ${code}`);
  }
}

/** More than any rule needs, and little enough that each walk ends and each year has four digits. */
const largestAmount = 5_000;

/** Units of time in which a rule counts. */
export type CountedUnit = Exclude<DeadlineRule['kind'], 'before' | 'promptly'>;

/**
 * The unit that a rule counts in, after making sure that the rule is possible.
 *
 * @throws DeadlineError naming the first contradiction in the rule.
 */
export function requirePossible(rule: DeadlineRule): CountedUnit {
  const refuse = (code: DeadlineErrorCode, field: 'rule.amount' | 'rule.unit' | 'rule.roll'): never => {
    throw new DeadlineError(code, field, rule.id);
  };
  if (!Number.isInteger(rule.amount)) refuse('amount-not-a-whole-number', 'rule.amount');
  if (rule.amount < 0) refuse('amount-negative', 'rule.amount');
  if (rule.amount > largestAmount) refuse('amount-too-large', 'rule.amount');

  const { kind } = rule;
  if (kind !== 'before' && kind !== 'promptly') {
    if (rule.unit !== undefined && rule.unit !== kind) refuse('unit-contradicts-kind', 'rule.unit');
    requireRoll(rule, kind);
    return kind;
  }
  const unit = rule.unit ?? refuse('unit-missing', 'rule.unit');
  // "Before" with nothing between would fall at the end of the event's own day, after the event.
  if (kind === 'before' && rule.amount === 0) refuse('amount-too-small', 'rule.amount');
  requireRoll(rule, unit);
  return unit;
}

/** Clock hours never roll; a limit before an event may only move away from it, and one after it only onwards. */
function requireRoll(rule: DeadlineRule, unit: CountedUnit): void {
  const allowed = rule.kind === 'before' ? 'backward' : 'forward';
  if (rule.roll === 'none' || (rule.roll === allowed && unit !== 'hours')) return;
  throw new DeadlineError('roll-not-possible', 'rule.roll', rule.id);
}
