import { Temporal } from 'temporal-polyfill';
import {
  type CalendarDay,
  type NonWorkingReason,
  type WorkCalendar,
  calendarReference,
  dayOf,
  endOfLocalDay,
  localDateOf,
  nextWorkingDay,
  previousWorkingDay,
  startOfLocalDay,
  walkWorkingDays,
} from '../calendar';
import type { DeadlineRule } from '../rules';
import { assertNever } from '../text';
import type { Certificate, UnsealedCertificate } from './certificate';
import { type CountedUnit, DeadlineError, requirePossible } from './deadline-error';

export interface DeadlineTrigger {
  /** Code of what started the clock (for `before`: of what must not be reached), such as `investigation-requested`. */
  readonly event: string;
  /** Instant (RFC 3339) or local date (`YYYY-MM-DD`). A date stands for that whole local day; hours count from its start. */
  readonly at: string;
  /** Sequence number in the case log, where there is one. */
  readonly seq?: number;
}

export interface DeadlineRequest {
  readonly rule: DeadlineRule;
  readonly trigger: DeadlineTrigger;
  readonly calendar: WorkCalendar;
  /** IANA name of the zone whose days are counted. */
  readonly zone: string;
}

/** The last day as counted, the days that the certificate shows, and where a roll-over moved it. */
interface CountedDay {
  readonly date: string;
  readonly walk: Certificate['walk'];
  readonly roll: Certificate['roll'];
}

/**
 * When a rule is due, with everything that the date rests on. Hours run in clock time. Every other unit leaves the
 * trigger's day out and ends with the last millisecond of a local day; a month or year without the date ends on the
 * month's last day. `promptly` has no number in law: its alarm is counted in its unit.
 *
 * @throws DeadlineError when rule, trigger or zone make no deadline.
 */
export function calculateDeadline({ rule, trigger, calendar, zone }: DeadlineRequest): UnsealedCertificate {
  const unit = requirePossible(rule);
  const start = readTrigger({ rule, trigger, zone });
  const direction = rule.kind === 'before' ? -1 : 1;
  const span = { amount: direction * rule.amount, unit };

  const outcome =
    unit === 'hours'
      ? countHours(start.at, { hours: span.amount, zone })
      : endOfDayAfter(countDays(start.localDate, { ...span, unit, roll: rule.roll, calendar }), zone);

  return {
    rule: {
      id: rule.id,
      version: rule.version,
      kind: rule.kind,
      amount: rule.amount,
      ...(rule.unit === undefined ? {} : { unit: rule.unit }),
      mark: rule.mark,
      citation: rule.citation,
    },
    calendar: calendarReference(calendar),
    zone,
    trigger: { event: trigger.event, ...start, ...(trigger.seq === undefined ? {} : { seq: trigger.seq }) },
    walk: outcome.walk,
    pauses: [],
    roll: outcome.roll,
    due: outcome.due,
  };
}

type Outcome = Pick<Certificate, 'walk' | 'roll' | 'due'>;

function countHours(at: string, { hours, zone }: { readonly hours: number; readonly zone: string }): Outcome {
  const due = Temporal.Instant.from(at).add({ hours }).toString();
  const localDate = localDateOf(due, zone);
  return { walk: [{ date: localDate, counts: true }], roll: null, due: { at: due, localDate } };
}

function endOfDayAfter({ date, walk, roll }: CountedDay, zone: string): Outcome {
  return { walk, roll, due: { at: endOfLocalDay(date, zone), localDate: date } };
}

interface DaySpan {
  readonly amount: number;
  readonly unit: Exclude<CountedUnit, 'hours'>;
  readonly roll: DeadlineRule['roll'];
  readonly calendar: WorkCalendar;
}

function countDays(from: string, span: DaySpan): CountedDay {
  if (span.unit === 'working-days' && span.amount !== 0) return countWorkingDays(from, span);
  return rollOver(plainDateAfter(from, span), span);
}

function countWorkingDays(from: string, { amount, calendar }: DaySpan): CountedDay {
  const days = walkWorkingDays(calendar, { from, days: amount });
  const last = days[days.length - 1]!;
  return { date: last.date, walk: days.filter((day) => !day.working || day === last).map(walked), roll: null };
}

/** `constrain`, Temporal's default, gives the last day of the month where the date is absent. */
function plainDateAfter(from: string, { amount, unit }: Pick<DaySpan, 'amount' | 'unit'>): string {
  const date = Temporal.PlainDate.from(from);
  switch (unit) {
    case 'days':
    case 'working-days':
      return date.add({ days: amount }).toString();
    case 'weeks':
      return date.add({ weeks: amount }).toString();
    case 'months':
      return date.add({ months: amount }).toString();
    case 'years':
      return date.add({ years: amount }).toString();
    default:
      return assertNever(unit);
  }
}

function rollOver(date: string, { roll, calendar }: Pick<DaySpan, 'roll' | 'calendar'>): CountedDay {
  const { because } = dayOf(calendar, date);
  // Without a roll-over the day counts whatever it is: that it is a Sunday does not move an authority's deadline.
  if (roll === 'none' || because === undefined) return { date, walk: [{ date, counts: true }], roll: null };

  const target = roll === 'forward' ? nextWorkingDay(calendar, date) : previousWorkingDay(calendar, date);
  const step = roll === 'forward' ? 1 : -1;
  const walk: Certificate['walk'][number][] = [];
  for (let day = date; day !== target; day = plainDateAfter(day, { amount: step, unit: 'days' })) {
    walk.push(walked(dayOf(calendar, day)));
  }
  walk.push({ date: target, counts: true });
  return { date: target, walk, roll: { from: date, to: target, because: reasonText(because) } };
}

function walked({ date, because }: CalendarDay): Certificate['walk'][number] {
  return because === undefined ? { date, counts: true } : { date, counts: false, because: reasonText(because) };
}

/** `weekend`, or the kind and the Danish name: `holiday: skærtorsdag`. */
function reasonText(because: NonWorkingReason): string {
  return because.kind === 'weekend' ? 'weekend' : `${because.kind}: ${because.name.da}`;
}

/** Years outside these are typing errors, and would not fit into a four-digit date once counted from. */
const triggerYears = { first: 1800, last: 2999 };

function readTrigger({ rule, trigger, zone }: Omit<DeadlineRequest, 'calendar'>): {
  readonly at: string;
  readonly localDate: string;
} {
  if (!isZone(zone)) throw new DeadlineError('zone-unknown', 'zone', rule.id);
  const start = momentOf(trigger.at, zone);
  const year = start && Temporal.PlainDate.from(start.localDate).year;
  if (start === null || year === null || year < triggerYears.first || year > triggerYears.last) {
    throw new DeadlineError('trigger-not-a-time', 'trigger.at', rule.id);
  }
  return start;
}

function momentOf(at: string, zone: string): { readonly at: string; readonly localDate: string } | null {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return { at: startOfLocalDay(at, zone), localDate: at };
    return { at: Temporal.Instant.from(at).toString(), localDate: localDateOf(at, zone) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isZone(zone: string): boolean {
  try {
    localDateOf('1970-01-01T00:00:00Z', zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
