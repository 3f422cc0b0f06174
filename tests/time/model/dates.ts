/**
 * Civil dates and Danish local time by plain arithmetic. Nothing here is shared with the product: what both get wrong in
 * the same way would not be noticed.
 */
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Days since 1970-01-01 of a local date (`YYYY-MM-DD`). */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
export const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
export const plusDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

/** 1 Monday … 7 Sunday: 1970-01-01 was a Thursday. */
export const weekday = (date: string): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The same day so many months later; the month's last day where that one is absent. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), index % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Summer time runs from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC. */
function offsetMs(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  const change = (month: number): number => {
    const last = `${year}-${month}-31`.replace(/-(\d)-/, '-0$1-');
    return Date.parse(`${plusDays(last, -(weekday(last) % 7))}T01:00:00Z`);
  };
  return instant >= change(3) && instant < change(10) ? 2 * hourMs : hourMs;
}

/** The local date in Denmark of an instant (milliseconds). */
export const localDate = (instant: number): string => dateOfDay(Math.floor((instant + offsetMs(instant)) / dayMs));

/** Local time of day in Denmark, as `HH:MM`. */
export const localTime = (instant: number): string => new Date(instant + offsetMs(instant)).toISOString().slice(11, 16);

/** The instant of a local date and time of day that no change of the clock skips or repeats. */
export function instantOf(date: string, time = '00:00'): number {
  const local = Date.parse(`${date}T${time}:00Z`);
  const inWinter = local - hourMs;
  return offsetMs(inWinter) === hourMs ? inWinter : local - 2 * hourMs;
}

export const endOfDay = (date: string): number => instantOf(plusDays(date, 1)) - 1;
