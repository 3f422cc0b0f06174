import type { DeadlineRule, RuleUnit } from '@tovholder/domain/rules';
import { endOfDay, instantOf, localDate, localTime, plusDays, plusMonths } from './dates';
import { isWorkingDay, workingDayFrom, type DayRules } from './working-days';

export interface Interval {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
}

export interface DueQuestion {
  readonly rule: DeadlineRule;
  /** Instant (RFC 3339) or local date that the clock starts at, or that must not be reached. */
  readonly trigger: string;
  /** Start of a cadence whose pace changes. */
  readonly since?: string;
  /** Closed pauses. */
  readonly pauses: readonly Interval[];
  readonly closed: ReadonlySet<string>;
}

export interface Due {
  /** Milliseconds. */
  readonly at: number;
  readonly date: string;
}

const clockUnits: Partial<Record<RuleUnit, number>> = { seconds: 1_000, hours: 3_600_000 };

/** When a rule is due, worked out from what design/deadlines.md says about its kind; null where it has no due instant. */
export function dueOf({ rule, trigger, since, pauses, closed }: DueQuestion): Due | null {
  if (rule.kind === 'quota') return null;
  const { amount, unit } = spanOf({ rule, trigger, since });
  const clock = clockUnits[unit];
  if (clock !== undefined) {
    const at = movedByClock(momentOf(trigger) + amount * clock, pauses);
    return { at, date: localDate(at) };
  }
  const days: DayRules = { closed, openOnClosingDays: rule.closingDays === 'working' };
  const start = startDate(trigger, rule);
  const paused = pausedDays(pauses);
  const counted =
    unit === 'working-days' && amount !== 0
      ? workingDayFrom(start, { count: amount, days, skip: paused })
      : // A day that was set is itself what is counted: it moves when it is paused.
        movedByDays(amount === 0 ? plusDays(start, -1) : start, { end: plainDate(start, amount, unit), paused });
  const date = rolled(counted, { roll: rule.roll, days });
  return { at: endOfDay(date), date };
}

function spanOf({ rule, trigger, since }: Pick<DueQuestion, 'rule' | 'trigger' | 'since'>): {
  amount: number;
  unit: RuleUnit;
} {
  switch (rule.kind) {
    case 'before':
      return { amount: -rule.amount, unit: rule.unit! };
    case 'until':
      return { amount: 0, unit: 'days' };
    case 'cadence': {
      const { then } = rule;
      const turn = then && since && plainDate(startDate(since, rule), then.after.amount, then.after.unit);
      return turn && startDate(trigger, rule) >= turn ? then : { amount: rule.amount, unit: rule.unit! };
    }
    case 'promptly':
      return { amount: rule.amount, unit: rule.unit! };
    case 'quota':
      throw new Error('A quota has no span');
    default:
      return { amount: rule.amount, unit: rule.kind };
  }
}

const isDate = (at: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(at);
export const momentOf = (at: string): number => (isDate(at) ? instantOf(at) : Date.parse(at));

/** The local day that a trigger belongs to: after the cut-off it counts as the next one's. */
function startDate(at: string, { cutOff }: DeadlineRule): string {
  if (isDate(at)) return at;
  const instant = Date.parse(at);
  const day = localDate(instant);
  return cutOff !== undefined && localTime(instant) >= cutOff ? plusDays(day, 1) : day;
}

function plainDate(date: string, amount: number, unit: RuleUnit): string {
  switch (unit) {
    case 'days':
    case 'working-days':
      return plusDays(date, amount);
    case 'weeks':
      return plusDays(date, 7 * amount);
    case 'months':
      return plusMonths(date, amount);
    case 'years':
      return plusMonths(date, 12 * amount);
    case 'hours':
    case 'seconds':
      throw new Error(`${unit} are not counted in days`);
  }
}

function rolled(date: string, { roll, days }: { roll: DeadlineRule['roll']; days: DayRules }): string {
  if (roll === 'none') return date;
  const step = roll === 'forward' ? 1 : -1;
  let candidate = date;
  while (!isWorkingDay(candidate, days)) candidate = plusDays(candidate, step);
  return candidate;
}

/** Clock time stands still for as long as a pause lasts. */
function movedByClock(at: number, pauses: readonly Interval[]): number {
  let due = at;
  for (const { from, to } of inOrder(pauses)) if (from <= due) due += to - from;
  return due;
}

/** Local days whose end lies in a pause. */
export function pausedDays(pauses: readonly Interval[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { from, to } of pauses) {
    for (let day = localDate(from); endOfDay(day) < to; day = plusDays(day, 1)) days.add(day);
  }
  return days;
}

/** Each paused day up to the end moves the end by one, and may bring further paused days before it. */
function movedByDays(start: string, { end, paused }: { end: string; paused: ReadonlySet<string> }): string {
  let [last, day] = [end, start];
  while (day < last) {
    day = plusDays(day, 1);
    if (paused.has(day)) last = plusDays(last, 1);
  }
  return last;
}

const inOrder = (pauses: readonly Interval[]): readonly Interval[] => [...pauses].sort((a, b) => a.from - b.from);
