import { Temporal } from 'temporal-polyfill';
import { type WorkCalendar, calendarFor, calendarReference, endOfLocalDay, hasOwnDays, localDateOf } from '../calendar';
import type { DeadlineRule, Span } from '../rules';
import type { Certificate, CertifiedPause, Pause, UnsealedCertificate } from './certificate';
import { type DaySpan, countDays, plainDateAfter } from './day-count';
import { DeadlineError, isClockUnit } from './deadline-error';
import { requirePossible } from './possible-rule';
import { type Stretch, readPauses } from './stretches';
import { type DeadlineTrigger, readTrigger } from './trigger';

export interface DeadlineRequest {
  readonly rule: DeadlineRule;
  readonly trigger: DeadlineTrigger;
  readonly calendar: WorkCalendar;
  /** IANA name of the zone whose days are counted. */
  readonly zone: string;
  /** Closed stretches in which the clock stood still, on grounds that the rule allows; they do not overlap. */
  readonly pauses?: readonly Pause[];
  /** Code of the authority that owes the step: its own closing days count. */
  readonly authority?: string;
}

/**
 * When a rule is due, with everything that the date rests on. Seconds and hours run in clock time. Every other unit
 * leaves the trigger's day out and ends with the last millisecond of a local day; a month or year without the date ends
 * on the month's last day. `promptly` has no number in law: its alarm is counted in its unit. `cadence` counts from the
 * last time it was done, in the pace that held on that day; `until` is the trigger's own day.
 *
 * Pauses (ASSUMPTION, no source says how they count) move days, weeks, months and years by the paused days before the
 * moving date, are left out of working days, and move clock time by their exact length. A pause that begins after the
 * due instant changes nothing.
 *
 * @throws DeadlineError when rule, trigger, pauses or zone make no deadline; among others `kind-is-no-deadline` for a
 * quota, `rule-not-in-force` on the trigger's date, and `pause-ground-not-allowed`.
 */
export function calculateDeadline(request: DeadlineRequest): UnsealedCertificate {
  const { rule, zone, authority } = request;
  requirePossible(rule);
  if (rule.kind === 'quota') throw new DeadlineError('kind-is-no-deadline', 'rule.kind', rule.id);
  const trigger = readTrigger(request);
  const stretches = readPauses(request.pauses ?? [], { rule, zone });
  const calendar = calendarFor(request.calendar, { authority, closingDays: rule.closingDays });
  const pace = paceOf(rule, { trigger, calendar });
  const span = pace?.counted === 'then' && rule.then ? rule.then : spanOf(rule);

  const outcome = countFrom(trigger, { span, rule, calendar, stretches, zone });
  const own = authority !== undefined && hasOwnDays(request.calendar, authority);
  return {
    rule: certifiedRule(rule),
    calendar: { ...calendarReference(calendar), ...(own ? { authority } : {}) },
    zone,
    trigger,
    ...(pace === undefined ? {} : { pace }),
    ...outcome,
  };
}

function certifiedRule(rule: DeadlineRule): Certificate['rule'] {
  const { id, version, kind, amount, unit, then, cutOff, closingDays, mark, citation } = rule;
  return {
    id,
    version,
    kind,
    amount,
    ...(unit === undefined ? {} : { unit }),
    ...(then === undefined ? {} : { then }),
    ...(cutOff === undefined ? {} : { cutOff }),
    ...(closingDays === undefined ? {} : { closingDays }),
    mark,
    citation,
  };
}

function spanOf(rule: DeadlineRule): Span {
  const amount = rule.kind === 'before' ? -rule.amount : rule.amount;
  return { amount, unit: requirePossible(rule) };
}

/** The pace on the trigger's day: what is due next is owed at the pace that held when it was last done. */
function paceOf(
  { then }: DeadlineRule,
  { trigger, calendar }: { readonly trigger: Certificate['trigger']; readonly calendar: WorkCalendar },
): Certificate['pace'] {
  if (then === undefined) return undefined;
  if (trigger.since === undefined) return { counted: 'first', changesOn: null };
  const { amount, unit } = then.after;
  // The rule was found possible: its change of pace is counted in days.
  const span = { amount, unit: unit as DaySpan['unit'], roll: 'none' as const, calendar, stretches: [] };
  const changesOn =
    unit === 'working-days'
      ? countDays(trigger.since.localDate, span).date
      : plainDateAfter(trigger.since.localDate, span);
  return { counted: (trigger.countedFrom ?? trigger.localDate) >= changesOn ? 'then' : 'first', changesOn };
}

interface Counting {
  readonly span: Span;
  readonly rule: DeadlineRule;
  readonly calendar: WorkCalendar;
  readonly stretches: readonly Stretch[];
  readonly zone: string;
}

type Outcome = Pick<Certificate, 'walk' | 'pauses' | 'roll' | 'due'>;

function countFrom(trigger: Certificate['trigger'], counting: Counting): Outcome {
  const { span, rule, calendar, stretches, zone } = counting;
  const { amount, unit } = span;
  if (isClockUnit(unit)) return countClock(trigger.at, counting);
  const from = trigger.countedFrom ?? trigger.localDate;
  const { date, walk, took, roll } = countDays(from, { amount, unit, roll: rule.roll, calendar, stretches });
  const counted = unit === 'working-days' ? 'working-days' : 'days';
  return {
    walk,
    pauses: stretches.map((stretch, index) => certified(stretch, { amount: took[index] ?? 0, unit: counted })),
    roll,
    due: { at: endOfLocalDay(date, zone), localDate: date },
  };
}

function countClock(at: string, { span: { amount, unit }, stretches, zone }: Counting): Outcome {
  const start = Temporal.Instant.from(at);
  let due = start.add(unit === 'hours' ? { hours: amount } : { seconds: amount });
  const pauses = stretches.map((stretch) => {
    const begin = Temporal.Instant.compare(stretch.from, start) < 0 ? start : stretch.from;
    const stoodStill = Temporal.Instant.compare(begin, due) < 0 && Temporal.Instant.compare(begin, stretch.to) < 0;
    const length = stoodStill ? begin.until(stretch.to) : new Temporal.Duration();
    due = due.add(length);
    return certified(stretch, { amount: Math.trunc(length.total('milliseconds')) / 1_000, unit: 'seconds' });
  });
  const localDate = localDateOf(due.toString(), zone);
  return { walk: [{ date: localDate, counts: true }], pauses, roll: null, due: { at: due.toString(), localDate } };
}

function certified({ from, to, ground }: Stretch, took: CertifiedPause['took']): CertifiedPause {
  return { from: from.toString(), to: to.toString(), ground, took };
}
