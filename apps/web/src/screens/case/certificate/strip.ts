import type { Certificate } from '@tovholder/api-client';

/** What a day was to the count. */
export type DayState = 'start' | 'counted' | 'skipped' | 'due';

export interface StripDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly state: DayState;
  /** Why it does not count: `weekend`, `paused`, or the kind and Danish name of a day as in the certificate. */
  readonly because: string | null;
  /** Its number in the count; null where it is not counted, or where the rule counts in something else than days. */
  readonly number: number | null;
}

export interface StripMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly days: readonly StripDay[];
}

const dayLength = 86_400_000;

/** The day `days` later. Dates without a clock: UTC is a calendar like any other. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The days from where the count began to where it ended, in the order of the calendar, by month. */
export function monthsOf(certificate: Certificate): readonly StripMonth[] {
  const days = daysOf(certificate);
  const months = new Map<string, StripDay[]>();
  for (const day of days) {
    const month = day.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months].map(([month, ofMonth]) => ({ month, days: ofMonth }));
}

export function daysOf(certificate: Certificate): readonly StripDay[] {
  const { trigger, due } = certificate;
  const start = trigger.countedFrom ?? trigger.localDate;
  const backwards = due.localDate < start;
  const [first, last] = backwards ? [due.localDate, start] : [start, due.localDate];
  const dates = datesBetween(first, last);
  const skipped = skippedDays(certificate);
  // Weeks, months and years are not counted out in days: there is nothing to number.
  const countsDays = ['days', 'working-days'].includes(unitOf(certificate)) && certificate.rule.amount !== 0;
  const inOrder = backwards ? [...dates].reverse() : dates;
  let number = 0;
  const days = inOrder.map((date): StripDay => {
    const because = skipped.get(date) ?? null;
    if (date === start && date !== due.localDate) return { date, state: 'start', because: null, number: null };
    const counts = because === null && !isRolledTo(certificate, date);
    if (counts && countsDays && date !== start) number++;
    const counted = counts && countsDays && date !== start ? number : null;
    if (date === due.localDate) return { date, state: 'due', because: null, number: counted };
    return { date, state: counts ? 'counted' : 'skipped', because, number: counted };
  });
  return backwards ? days.reverse() : days;
}

/** Days with nothing between them that count as one: for the list that says the same as the grid. */
export interface SkippedRun {
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

export function skippedRuns(days: readonly StripDay[]): readonly SkippedRun[] {
  const runs: SkippedRun[] = [];
  for (const { date, because } of days) {
    if (because === null) continue;
    const last = runs.at(-1);
    if (last?.because === because && addDays(last.to, 1) === date) runs[runs.length - 1] = { ...last, to: date };
    else runs.push({ from: date, to: date, because });
  }
  return runs;
}

/** How much of a month was counted. */
export function summaryOf({ days }: StripMonth): { readonly counted: number; readonly skipped: number } {
  return {
    counted: days.filter(({ state }) => state === 'counted' || state === 'due').length,
    skipped: days.filter(({ state }) => state === 'skipped').length,
  };
}

function unitOf({ rule, pace }: Certificate): string {
  if (pace?.counted === 'then' && rule.then) return rule.then.unit;
  return rule.unit ?? rule.kind;
}

/** After a roll-over the day that was reached by counting is the one rolled from. */
function isRolledTo({ roll }: Certificate, date: string): boolean {
  if (roll === null) return false;
  return roll.from < roll.to ? date > roll.from : date < roll.from;
}

function skippedDays(certificate: Certificate): ReadonlyMap<string, string> {
  const skipped = new Map<string, string>();
  for (const { from, to, took } of certificate.pauses) {
    if (took.unit !== 'days' || took.amount === 0) continue;
    const first = localDateIn(from, certificate.zone);
    // A day is paused when the pause covers its end.
    const last = addDays(localDateIn(to, certificate.zone), -1);
    for (const date of datesBetween(first, last)) skipped.set(date, 'paused');
  }
  for (const { date, counts, because } of certificate.walk) {
    if (!counts && because !== undefined) skipped.set(date, because.startsWith('paused') ? 'paused' : because);
  }
  return skipped;
}

function localDateIn(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));
}

function datesBetween(first: string, last: string): readonly string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
