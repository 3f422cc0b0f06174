import type { Clocks, ClockWarning } from '@tovholder/api-client';

/** A length of time in the largest unit that still says something. */
export interface Length {
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds as people say them: 130 → 2 minutes. */
export function lengthOf(seconds: number): Length {
  if (seconds < minute) return { unit: 'seconds', count: Math.max(1, Math.round(seconds)) };
  if (seconds < hour) return { unit: 'minutes', count: Math.floor(seconds / minute) };
  if (seconds < 2 * day) return { unit: 'hours', count: Math.floor(seconds / hour) };
  return { unit: 'days', count: Math.floor(seconds / day) };
}

/** How late a step is: in working days, and on the day itself in hours or minutes. */
export type Lateness = { readonly workingDays: number } | Length;

/** @param workingDaysLeft 0 on the due date, negative after it; null where nobody counts */
export function latenessOf(workingDaysLeft: number | null, lateBySeconds: number): Lateness {
  return workingDaysLeft !== null && workingDaysLeft < 0
    ? { workingDays: -workingDaysLeft }
    : lengthOf(Math.max(minute, lateBySeconds));
}

/** What can be said of the clocks, worst first. */
export type ClockState =
  | { readonly is: 'never' }
  | { readonly is: 'stale'; readonly since: Length }
  | { readonly is: 'unfired'; readonly count: number; readonly since: Length }
  | { readonly is: 'undelivered'; readonly count: number; readonly since: Length }
  | { readonly is: 'right'; readonly since: Length };

/** What waits this long is late: reminders ring and are sent within seconds. */
const waitsTooLong = 2 * minute;

/** The state of the clocks: from what every answer to a supervisor says, and the counts of the health page if there. */
export function clockStateOf(warning: ClockWarning, clocks: Clocks | undefined): ClockState {
  const { stale, lastRoundAgeSeconds } = warning;
  if (lastRoundAgeSeconds === null) return { is: 'never' };
  const since = lengthOf(lastRoundAgeSeconds);
  if (stale) return { is: 'stale', since };
  const late = (seconds: number | null | undefined): seconds is number => (seconds ?? 0) > waitsTooLong;
  if (clocks && late(clocks.unfiredForSeconds)) {
    return { is: 'unfired', count: clocks.unfired, since: lengthOf(clocks.unfiredForSeconds) };
  }
  if (clocks && late(clocks.undeliveredForSeconds)) {
    return { is: 'undelivered', count: clocks.undelivered, since: lengthOf(clocks.undeliveredForSeconds) };
  }
  return { is: 'right', since };
}

interface Unit {
  readonly id: string;
  readonly members?: readonly { readonly id: string; readonly name: string }[];
}

/** Those who may own steps of all these units, by name: only they can be given all of them at once. */
export function membersOfAll(units: readonly Unit[], ids: readonly string[]): { id: string; name: string }[] {
  const wanted = [...new Set(ids)].map((id) => units.find((unit) => unit.id === id)?.members ?? []);
  const [first = [], ...others] = wanted;
  return first
    .filter(({ id }) => others.every((members) => members.some((member) => member.id === id)))
    .sort((one, other) => one.name.localeCompare(other.name, 'da'));
}

/** The date in Denmark of an instant (RFC 3339), `YYYY-MM-DD`. */
export function danishDateOf(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(new Date(instant));
}
