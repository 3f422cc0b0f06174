import type { WorkCalendar } from '../../calendar';
import type { DeadlineRule, Span } from '../../rules';
import type { Certificate, UnsealedCertificate } from '../certificate';
import { type Closed, closedDays } from './closed-days';
import { type DayNumber, monthsFrom, textOf } from './day-numbers';
import { NotRecountable } from './not-recountable';
import { type StandStill, readStandStills, recountClock } from './stand-stills';
import { instantText, lastMillisecondOf, localDayOf, minuteOfDay, type Nanoseconds, nanosecondsOf } from './wall-clock';

export interface Recounting {
  readonly certificate: Certificate | UnsealedCertificate;
  readonly rule: DeadlineRule;
  readonly calendar: WorkCalendar;
}

/**
 * The certificate as it should read, from the claimed one's own trigger, pauses and zone. Nothing here is shared with
 * the calculator but the names of the fields: days are whole numbers, Easter is computed another way, working days are
 * found by how many do not count, and pauses are used up day by day.
 *
 * @throws NotRecountable when the claim, or the rule, makes no deadline.
 */
export function recount({ certificate, rule, calendar }: Recounting): UnsealedCertificate {
  const { zone } = certificate;
  if (rule.kind === 'quota') throw new NotRecountable('rule.kind', 'kind-is-no-deadline');
  const at = stated('trigger.at', certificate.trigger.at, { zone, code: 'trigger-not-a-time' });
  const day = localDayOf(at, zone);
  requireInForce(rule, textOf(day));
  const next = isAfterCutOff(at, { rule, zone }) ? day + 1 : day;

  const own = calendar.annualDays.some(({ authority }) => authority && authority === certificate.calendar.authority);
  const authority = own ? certificate.calendar.authority : undefined;
  const closed = closedDays(calendar, { authority, closingDays: rule.closingDays });
  const since = sinceOf({ certificate, rule });
  const pace = paceOf({ rule, since, from: next, closed });
  const span: Span = pace?.counted === 'then' && rule.then ? rule.then : { amount: rule.amount, unit: unitOf(rule) };
  const stills = readStandStills({ certificate, rule });

  return {
    rule: {
      id: rule.id,
      version: rule.version,
      kind: rule.kind,
      amount: rule.amount,
      ...(rule.unit && { unit: rule.unit }),
      ...(rule.then && { then: rule.then }),
      ...(rule.cutOff && { cutOff: rule.cutOff }),
      ...(rule.closingDays && { closingDays: rule.closingDays }),
      mark: rule.mark,
      citation: rule.citation,
    },
    calendar: {
      id: calendar.id,
      version: calendar.version.replace(`${calendar.id}-`, ''),
      ...(authority !== undefined && { authority }),
    },
    zone,
    trigger: {
      event: certificate.trigger.event,
      at: instantText(at),
      localDate: textOf(day),
      ...(next !== day && { countedFrom: textOf(next) }),
      ...(certificate.trigger.seq !== undefined && { seq: certificate.trigger.seq }),
      ...(since && { since: { at: instantText(since.at), localDate: textOf(since.day) } }),
    },
    ...(pace && { pace }),
    ...(span.unit === 'hours' || span.unit === 'seconds'
      ? recountClock(at, { span, back: rule.kind === 'before', stills, zone })
      : recountDays(next, { span, rule, closed, stills, zone })),
  };
}

function stated(
  field: string,
  text: string,
  { zone, code }: { readonly zone: string; readonly code: string },
): Nanoseconds {
  try {
    localDayOf(0n, zone);
  } catch {
    throw new NotRecountable('zone', 'zone-unknown');
  }
  try {
    return nanosecondsOf(text);
  } catch {
    throw new NotRecountable(field, code);
  }
}

function requireInForce({ validFrom, validTo }: DeadlineRule, localDate: string): void {
  if (validFrom !== undefined && localDate < validFrom) throw new NotRecountable('rule.validFrom', 'rule-not-in-force');
  if (validTo !== undefined && localDate > validTo) throw new NotRecountable('rule.validTo', 'rule-not-in-force');
}

function isAfterCutOff(
  at: Nanoseconds,
  { rule, zone }: { readonly rule: DeadlineRule; readonly zone: string },
): boolean {
  if (rule.cutOff === undefined) return false;
  const [hour = 0, minute = 0] = rule.cutOff.split(':').map(Number);
  return minuteOfDay(at, zone) >= hour * 60 + minute;
}

function unitOf({ kind, unit }: DeadlineRule): Span['unit'] {
  if (kind === 'until') return 'days';
  if (kind === 'before' || kind === 'cadence' || kind === 'promptly' || kind === 'quota') {
    if (unit === undefined) throw new NotRecountable('rule.unit', 'unit-missing');
    return unit;
  }
  return kind;
}

interface Since {
  readonly at: Nanoseconds;
  readonly day: DayNumber;
}

function sinceOf({ certificate, rule }: Pick<Recounting, 'certificate' | 'rule'>): Since | null {
  const claimed = certificate.trigger.since;
  if (rule.then === undefined || claimed === undefined) return null;
  const { zone } = certificate;
  const at = stated('trigger.since', claimed.at, { zone, code: 'trigger-not-a-time' });
  return { at, day: localDayOf(at, zone) };
}

function paceOf({
  rule: { then },
  since,
  from,
  closed,
}: {
  readonly rule: DeadlineRule;
  readonly since: Since | null;
  readonly from: DayNumber;
  readonly closed: Closed;
}): Certificate['pace'] {
  if (then === undefined) return undefined;
  if (since === null) return { counted: 'first', changesOn: null };
  const { amount, unit } = then.after;
  const changes =
    unit === 'working-days' ? lastCounting(since.day, { amount, counts: (day) => closed(day) === null }) : end();
  return { counted: from < changes ? 'first' : 'then', changesOn: textOf(changes) };

  function end(): DayNumber {
    return daysOn(since!.day, { amount, unit });
  }
}

/** So many units on from a day (back, when negative), whatever those days are. */
function daysOn(from: DayNumber, { amount, unit }: Span): DayNumber {
  if (unit === 'months') return monthsFrom(from, amount);
  if (unit === 'years') return monthsFrom(from, 12 * amount);
  return from + amount * (unit === 'weeks' ? 7 : 1);
}

interface DayRecount {
  readonly span: Span;
  readonly rule: DeadlineRule;
  readonly closed: Closed;
  readonly stills: readonly StandStill[];
  readonly zone: string;
}

function recountDays(from: DayNumber, recounting: DayRecount): Pick<Certificate, 'walk' | 'pauses' | 'roll' | 'due'> {
  const { span, rule, closed, stills, zone } = recounting;
  const back = rule.kind === 'before';
  const amount = back ? -span.amount : span.amount;
  const stillOn = (day: DayNumber): StandStill | undefined =>
    stills.find(({ firstDay, dayAfter }) => day >= firstDay && day < dayAfter);
  const why = (day: DayNumber): string | null => {
    const still = stillOn(day);
    return closed(day) ?? (still ? `paused: ${still.ground}` : null);
  };

  const inWorkingDays = span.unit === 'working-days' && span.amount > 0;
  const counted = inWorkingDays
    ? lastCounting(from, { amount, counts: (day) => why(day) === null })
    : spendDays(from, { to: daysOn(from, { amount, unit: span.unit }), rests: (day) => stillOn(day) !== undefined });
  const due = rule.roll === 'none' || inWorkingDays ? counted : firstCounting(counted, { back, why });

  const listed = inWorkingDays
    ? range(from, due).filter((day) => why(day) !== null)
    : due === counted
      ? []
      : [counted, ...range(counted, due).slice(0, -1)];
  const usedIn = inWorkingDays
    ? range(from, due).filter((day) => closed(day) === null)
    : range(span.amount === 0 ? from - 1 : from, Math.max(from, counted));
  return {
    walk: [
      ...listed.map((day) => ({ date: textOf(day), counts: false, because: why(day)! })),
      { date: textOf(due), counts: true },
    ],
    pauses: stills.map((still) => ({
      from: instantText(still.from),
      to: instantText(still.to),
      ground: still.ground,
      took: {
        amount: usedIn.filter((day) => stillOn(day) === still).length,
        unit: span.unit === 'working-days' ? 'working-days' : 'days',
      },
    })),
    roll: !inWorkingDays && due !== counted ? { from: textOf(counted), to: textOf(due), because: why(counted)! } : null,
    due: { at: instantText(lastMillisecondOf(due, zone)), localDate: textOf(due) },
  };
}

/** Days after `from` up to and with `to`, in that direction. */
function range(from: DayNumber, to: DayNumber): DayNumber[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) }, (_, index) => from + step * (index + 1));
}

/** The day by which so many days count: found by how many between do not, again and again until no more join. */
function lastCounting(
  from: DayNumber,
  { amount, counts }: { readonly amount: number; readonly counts: (day: DayNumber) => boolean },
): DayNumber {
  const step = Math.sign(amount);
  let [last, seen, idle] = [from + amount, from, 0];
  while (seen !== last) {
    idle += range(seen, last).filter((day) => !counts(day)).length;
    [seen, last] = [last, from + amount + step * idle];
  }
  return last;
}

/** The day on which the days up to `to` are used up, when some on the way rest. A day that was set rests until it does not. */
function spendDays(
  from: DayNumber,
  { to, rests }: { readonly to: DayNumber; readonly rests: (day: DayNumber) => boolean },
): DayNumber {
  if (to < from) return to;
  let day = from;
  for (let left = to - from; left > 0;) {
    day += 1;
    if (!rests(day)) left -= 1;
  }
  while (to === from && rests(day)) day += 1;
  return day;
}

function firstCounting(
  day: DayNumber,
  { back, why }: { readonly back: boolean; readonly why: (day: DayNumber) => string | null },
): DayNumber {
  let candidate = day;
  while (why(candidate) !== null) candidate += back ? -1 : 1;
  return candidate;
}
