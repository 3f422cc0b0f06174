import { Temporal } from 'temporal-polyfill';
import { type NonWorkingReason, type WorkCalendar, dayOf } from '../calendar';
import type { DeadlineRule, RuleUnit } from '../rules';
import { assertNever } from '../text';
import type { Certificate } from './certificate';
import { type Stretch, pauseOn } from './stretches';

/** The last day as counted, the days that the certificate shows, what each pause added, and any roll-over. */
export interface CountedDay {
  readonly date: string;
  readonly walk: Certificate['walk'];
  readonly took: readonly number[];
  readonly roll: Certificate['roll'];
}

export interface DaySpan {
  /** Negative: back from the day. */
  readonly amount: number;
  readonly unit: Exclude<RuleUnit, 'seconds' | 'hours'>;
  readonly roll: DeadlineRule['roll'];
  readonly calendar: WorkCalendar;
  readonly stretches: readonly Stretch[];
}

export function countDays(from: string, span: DaySpan): CountedDay {
  if (span.unit === 'working-days' && span.amount !== 0) return countWorkingDays(from, span);
  const { date, took } = movedByPauses(from, span);
  return { ...rollOver(date, span), took };
}

/** `constrain`, Temporal's default, gives the last day of the month where the date is absent. */
export function plainDateAfter(from: string, { amount, unit }: Pick<DaySpan, 'amount' | 'unit'>): string {
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

function countWorkingDays(from: string, { amount, calendar, stretches }: DaySpan): CountedDay {
  const step = Math.sign(amount);
  const took = stretches.map(() => 0);
  const walk: Certificate['walk'][number][] = [];
  let date = from;
  for (let left = Math.abs(amount); left > 0;) {
    date = plainDateAfter(date, { amount: step, unit: 'days' });
    const because = reasonOf(date, { calendar, stretches });
    const pause = pauseOn(stretches, date);
    if (because === undefined) left -= 1;
    else walk.push({ date, counts: false, because });
    if (pause && dayOf(calendar, date).working) took[stretches.indexOf(pause)]! += 1;
  }
  return { date, walk: [...walk, { date, counts: true }], took, roll: null };
}

/** Each paused day before the moving date moves it by one. The trigger's day is not counted, so pausing it adds nothing. */
function movedByPauses(from: string, span: DaySpan): { readonly date: string; readonly took: readonly number[] } {
  const counted = plainDateAfter(from, span);
  // A day that was set is itself the count: it moves when it is paused.
  const start = span.amount === 0 ? from : plainDateAfter(from, { amount: 1, unit: 'days' });
  for (let date = counted; ;) {
    const took = span.stretches.map(({ first, last }) =>
      daysIn({ first: later(first, start), last: earlier(last, date) }),
    );
    const moved = plainDateAfter(counted, { amount: took.reduce((sum, days) => sum + days, 0), unit: 'days' });
    if (moved === date) return { date, took };
    date = moved;
  }
}

const later = (one: string, other: string): string => (one > other ? one : other);
const earlier = (one: string, other: string): string => (one < other ? one : other);

function daysIn({ first, last }: { readonly first: string; readonly last: string }): number {
  return Math.max(0, Temporal.PlainDate.from(first).until(last).days + 1);
}

/** Without a roll-over the day counts whatever it is: that it is a Sunday does not move an authority's deadline. */
function rollOver(date: string, { roll, calendar, stretches }: DaySpan): Omit<CountedDay, 'took'> {
  const why = roll === 'none' ? undefined : reasonOf(date, { calendar, stretches });
  if (why === undefined) return { date, walk: [{ date, counts: true }], roll: null };

  const walk: Certificate['walk'][number][] = [];
  let target = date;
  for (let because: string | undefined = why; because !== undefined;) {
    walk.push({ date: target, counts: false, because });
    target = plainDateAfter(target, { amount: roll === 'forward' ? 1 : -1, unit: 'days' });
    because = reasonOf(target, { calendar, stretches });
  }
  walk.push({ date: target, counts: true });
  return { date: target, walk, roll: { from: date, to: target, because: why } };
}

/** Why a day does not count; undefined where it does. What the calendar says goes before a pause. */
function reasonOf(date: string, { calendar, stretches }: Pick<DaySpan, 'calendar' | 'stretches'>): string | undefined {
  const { because } = dayOf(calendar, date);
  if (because) return reasonText(because);
  const pause = pauseOn(stretches, date);
  return pause && `paused: ${pause.ground}`;
}

/** `weekend`, or the kind and the Danish name: `holiday: skærtorsdag`. */
function reasonText(because: NonWorkingReason): string {
  return because.kind === 'weekend' ? 'weekend' : `${because.kind}: ${because.name.da}`;
}
