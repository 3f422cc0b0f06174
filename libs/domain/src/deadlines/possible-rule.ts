import type { DeadlineRule, RuleUnit } from '../rules';
import { assertNever } from '../text';
import { DeadlineError, type DeadlineErrorCode, type RuleField, isClockUnit } from './deadline-error';

/** More than any rule needs, and little enough that each walk ends and each year has four digits. */
const largestAmount = 5_000;

/**
 * The unit that a rule counts in, after making sure that the rule is possible. `until` counts nothing: its date is a
 * fact, and days are what it is told in. A `quota` is possible, and no deadline.
 *
 * @throws DeadlineError naming the first contradiction in the rule.
 */
export function requirePossible(rule: DeadlineRule): RuleUnit {
  const refuse = refusal(rule);
  requireAmount(rule.amount, refuse);
  const unit = unitOf(rule, refuse);
  requireRoll(rule, unit);
  requireCutOff(rule, unit);
  requirePace(rule, refuse);
  const standsStill = rule.kind === 'before' || rule.kind === 'until' || rule.kind === 'quota';
  if (standsStill && (rule.pausable ?? []).length > 0) refuse('pause-not-possible', 'rule.pausable');
  const { validFrom, validTo } = rule;
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) refuse('validity-empty', 'rule.validTo');
  return unit;
}

type Refuse = (code: DeadlineErrorCode, field: RuleField) => never;

function refusal({ id }: DeadlineRule): Refuse {
  return (code, field) => {
    throw new DeadlineError(code, field, id);
  };
}

function requireAmount(amount: number, refuse: Refuse): void {
  if (!Number.isInteger(amount)) refuse('amount-not-a-whole-number', 'rule.amount');
  if (amount < 0) refuse('amount-negative', 'rule.amount');
  if (amount > largestAmount) refuse('amount-too-large', 'rule.amount');
}

function unitOf(rule: DeadlineRule, refuse: Refuse): RuleUnit {
  const { kind, amount } = rule;
  switch (kind) {
    case 'seconds':
    case 'hours':
    case 'days':
    case 'weeks':
    case 'months':
    case 'years':
    case 'working-days':
      if (rule.unit !== undefined && rule.unit !== kind) refuse('unit-contradicts-kind', 'rule.unit');
      return kind;
    case 'until':
      if (rule.unit !== undefined) refuse('unit-contradicts-kind', 'rule.unit');
      if (amount !== 0) refuse('amount-not-possible', 'rule.amount');
      return 'days';
    case 'quota':
      if (rule.period === undefined) refuse('period-missing', 'rule.period');
      return counted();
    // "Before" or "every" with nothing between would fall on the event itself.
    case 'before':
    case 'cadence':
      return counted();
    case 'promptly':
      return rule.unit ?? refuse('unit-missing', 'rule.unit');
    default:
      return assertNever(kind);
  }

  function counted(): RuleUnit {
    const unit = rule.unit ?? refuse('unit-missing', 'rule.unit');
    if (amount === 0) refuse('amount-too-small', 'rule.amount');
    return unit;
  }
}

/** Clock time never rolls; a limit before an event may only move away from it, and one after it only onwards. */
function requireRoll(rule: DeadlineRule, unit: RuleUnit): void {
  const allowed = rule.kind === 'before' ? 'backward' : 'forward';
  const inDays = !isClockUnit(unit) && rule.kind !== 'quota' && !(rule.then && isClockUnit(rule.then.unit));
  if (rule.roll === 'none' || (rule.roll === allowed && inDays)) return;
  throw new DeadlineError('roll-not-possible', 'rule.roll', rule.id);
}

/** Only days that are counted from a day can begin with the next one. */
function requireCutOff(rule: DeadlineRule, unit: RuleUnit): void {
  if (rule.cutOff === undefined) return;
  const forward = rule.kind !== 'before' && rule.kind !== 'until' && rule.kind !== 'quota';
  const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(rule.cutOff) && rule.cutOff !== '00:00';
  if (forward && time && !isClockUnit(unit)) return;
  throw new DeadlineError('cut-off-not-possible', 'rule.cutOff', rule.id);
}

function requirePace({ kind, then }: DeadlineRule, refuse: Refuse): void {
  if (then === undefined) return;
  const whole = [then.amount, then.after.amount].every(
    (amount) => Number.isInteger(amount) && amount > 0 && amount <= largestAmount,
  );
  // The change of pace is a date: which of two paces holds must not hang on the hour.
  if (kind !== 'cadence' || !whole || isClockUnit(then.after.unit)) refuse('pace-not-possible', 'rule.then');
}
