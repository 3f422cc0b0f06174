const day = 86_400_000;

/** A local date so many days after another (before it, when negative). */
export function daysAfter(localDate: string, days: number): string {
  return new Date(Date.parse(`${localDate}T12:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The first Monday to Friday on or after a date: people meet on weekdays, holidays or not. */
export function weekdayFrom(localDate: string): string {
  const weekday = new Date(`${localDate}T12:00:00Z`).getUTCDay();
  return daysAfter(localDate, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** The last Monday to Friday on or before a date. */
export function weekdayUntil(localDate: string): string {
  const weekday = new Date(`${localDate}T12:00:00Z`).getUTCDay();
  return daysAfter(localDate, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

/** The same date so many years earlier; 28 February for the 29th. */
export function yearsBefore(localDate: string, years: number): string {
  const [year = '', month, date] = localDate.split('-');
  return `${Number(year) - years}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}
