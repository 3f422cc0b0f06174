import { Temporal } from 'temporal-polyfill';
import { localDateOf, startOfLocalDay } from '../calendar';
import type { DeadlineRule } from '../rules';
import type { Certificate } from './certificate';
import { DeadlineError } from './deadline-error';

export interface DeadlineTrigger {
  /** Code of what started the clock (for `before`: of what must not be reached), such as `investigation-requested`. */
  readonly event: string;
  /** Instant (RFC 3339) or local date (`YYYY-MM-DD`). A date stands for that whole local day; hours count from its start. */
  readonly at: string;
  /** Sequence number in the case log, where there is one. */
  readonly seq?: number;
  /**
   * Start (instant or local date) of the period after which a cadence changes its pace: what `then.since` of the rule
   * names. Absent: not known, and the first pace holds.
   */
  readonly since?: string;
}

export interface Moment {
  readonly at: string;
  readonly localDate: string;
}

/** Years outside these are typing errors, and would not fit into a four-digit date once counted from. */
const years = { first: 1800, last: 2999 };

/**
 * A trigger as a certificate states it.
 *
 * @throws DeadlineError when zone, trigger or `since` are none, or the rule was not in force on the trigger's date.
 */
export function readTrigger({
  rule,
  trigger,
  zone,
}: {
  readonly rule: DeadlineRule;
  readonly trigger: DeadlineTrigger;
  readonly zone: string;
}): Certificate['trigger'] {
  if (!isZone(zone)) throw new DeadlineError('zone-unknown', 'zone', rule.id);
  const start = momentOf(trigger.at, zone);
  if (start === null) throw new DeadlineError('trigger-not-a-time', 'trigger.at', rule.id);
  requireInForce(rule, start.localDate);
  const since = rule.then && trigger.since !== undefined ? sinceOf(trigger.since) : undefined;
  const next = countedFrom(start, { rule, zone });
  return {
    event: trigger.event,
    ...start,
    ...(next === start.localDate ? {} : { countedFrom: next }),
    ...(trigger.seq === undefined ? {} : { seq: trigger.seq }),
    ...(since === undefined ? {} : { since }),
  };

  function sinceOf(at: string): Moment {
    const moment = momentOf(at, zone);
    if (moment === null) throw new DeadlineError('trigger-not-a-time', 'trigger.since', rule.id);
    return moment;
  }
}

/** An instant, or the start of a local date; null for anything else, and for years that nobody means. */
export function momentOf(at: string, zone: string): Moment | null {
  try {
    const moment = /^\d{4}-\d{2}-\d{2}$/.test(at)
      ? { at: startOfLocalDay(at, zone), localDate: at }
      : { at: Temporal.Instant.from(at).toString(), localDate: localDateOf(at, zone) };
    const { year } = Temporal.PlainDate.from(moment.localDate);
    return year < years.first || year > years.last ? null : moment;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A limit before an event belongs to the event's law; every other rule to the day on which its clock started. */
function requireInForce({ id, validFrom, validTo }: DeadlineRule, localDate: string): void {
  if (validFrom !== undefined && localDate < validFrom) {
    throw new DeadlineError('rule-not-in-force', 'rule.validFrom', id);
  }
  if (validTo !== undefined && localDate > validTo) throw new DeadlineError('rule-not-in-force', 'rule.validTo', id);
}

function countedFrom(start: Moment, { rule, zone }: { readonly rule: DeadlineRule; readonly zone: string }): string {
  if (rule.cutOff === undefined) return start.localDate;
  const time = Temporal.Instant.from(start.at).toZonedDateTimeISO(zone).toPlainTime();
  if (Temporal.PlainTime.compare(time, rule.cutOff) < 0) return start.localDate;
  return Temporal.PlainDate.from(start.localDate).add({ days: 1 }).toString();
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
