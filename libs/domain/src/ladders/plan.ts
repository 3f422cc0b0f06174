import { Temporal } from 'temporal-polyfill';
import { type WorkCalendar, addWorkingDays, hashBelow, localDateOf } from '../calendar';
import { assertNever } from '../text';
import type { Ladder, LadderPlan, PlannedRung, Rung } from './types';

/** A rung that rings later than this after its instant is marked late. */
export const lateAfterSeconds = 60;

/** Rungs of one hour are spread over this long, so that not every deadline of a day rings in the same second. */
const spreadSeconds = 600;

export interface PlanRequest {
  readonly ladder: Ladder;
  readonly due: { readonly at: string; readonly localDate: string };
  /** Instant from which the deadline is known: nobody is reminded, or late, before it. */
  readonly armedAt: string;
  /** The calendar as the owing authority sees it (`calendarFor`). */
  readonly calendar: WorkCalendar;
  readonly zone: string;
  /** Local time (`HH:MM`) at which rungs of working days ring. */
  readonly hour: string;
  /** Spreads rungs: the same for one step, such as case id and step key. */
  readonly seed: string;
  /** Ids of rungs that have rung already and are not to ring again. */
  readonly without?: ReadonlySet<string>;
}

/**
 * When each rung of a ladder rings. Rungs of working days lie before or after the due instant's local date, at `hour`
 * and spread over ten minutes; the one at 0 rings on the first working day after it, when the date has passed. Rungs of
 * clock time lie exactly at their distance from the due instant.
 *
 * Where the due instant lies before the arming one, nobody could have acted: the ladder is counted from the arming
 * instant instead, so that "overdue" rings at once and the others at their distance from there.
 *
 * @throws RangeError when `hour` is no local time, or the due instant no instant.
 */
export function planRungs(request: PlanRequest): LadderPlan {
  const { ladder, due, armedAt, zone, without } = request;
  const armed = Temporal.Instant.from(armedAt);
  const late = Temporal.Instant.compare(due.at, armed) < 0;
  const anchor = late ? { at: armed.toString(), localDate: localDateOf(armedAt, zone) } : due;
  const rungs = ladder.rungs.filter(({ id }) => !without?.has(id));

  const planned: PlannedRung[] = [];
  const moot: LadderPlan['moot'][number][] = [];
  for (const rung of rungs) {
    const at = instantOf(rung, { request, anchor: late && rung.offset.amount < 0 ? due : anchor, late });
    const point = { ladder: ladder.id, rung: rung.id, at: at.toString() };
    if (Temporal.Instant.compare(at, armed) < 0) moot.push({ ...point, because: 'before-armed' });
    else planned.push(point);
  }
  // A stable sort: rungs of the same instant ring in the order of the ladder.
  return { planned: planned.sort((one, other) => Temporal.Instant.compare(one.at, other.at)), moot };
}

interface Anchoring {
  readonly request: PlanRequest;
  readonly anchor: PlanRequest['due'];
  readonly late: boolean;
}

function instantOf({ offset }: Rung, { request, anchor, late }: Anchoring): Temporal.Instant {
  const { amount, unit } = offset;
  const at = Temporal.Instant.from(anchor.at);
  switch (unit) {
    case 'seconds':
      return at.add({ seconds: amount });
    case 'hours':
      return at.add({ hours: amount });
    case 'working-days':
      return late && amount === 0 ? at : morningOf(workingDayAt(anchor.localDate, { amount, request }), request);
    default:
      return assertNever(unit);
  }
}

/** A date passes with its night: "0 working days" is the first working day on which it is over. */
function workingDayAt(from: string, { amount, request }: { amount: number; request: PlanRequest }): string {
  return addWorkingDays(request.calendar, { from, days: amount === 0 ? 1 : amount });
}

function morningOf(localDate: string, { zone, hour, seed }: PlanRequest): Temporal.Instant {
  return Temporal.PlainDate.from(localDate)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hour) })
    .toInstant()
    .add({ seconds: hashBelow(seed, spreadSeconds + 1) });
}
