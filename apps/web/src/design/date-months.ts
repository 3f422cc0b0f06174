/** Days and months of a calendar sheet, counted on local dates `YYYY-MM-DD`. */

const dayMs = 86_400_000;
const daysInWeek = 7;

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const local = (date: Date): string => date.toISOString().slice(0, 10);

/** The date so many days later, or earlier. */
export function daysAfter(date: string, days: number): string {
  return local(new Date(utc(date).getTime() + days * dayMs));
}

/** The same day so many months later, or earlier; the month's last day where it has no such day. */
export function monthsAfter(date: string, months: number): string {
  const first = utc(`${date.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1);
  const day = Math.min(Number(date.slice(8)), new Date(last.getTime() - dayMs).getUTCDate());
  return daysAfter(local(first), day - 1);
}

/** The Monday of the date's week. */
export function mondayOf(date: string): string {
  return daysAfter(date, -((utc(date).getUTCDay() + daysInWeek - 1) % daysInWeek));
}

/** The weeks, Monday first, of the month that a date lies in; null where a day belongs to another month. */
export function weeksAround(date: string): readonly (readonly (string | null)[])[] {
  const month = date.slice(0, 7);
  const weeks: (string | null)[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = daysAfter(monday, daysInWeek)) {
    const days = Array.from({ length: daysInWeek }, (_, index) => daysAfter(monday, index));
    weeks.push(days.map((day) => (day.startsWith(month) ? day : null)));
  }
  return weeks;
}

/** The date that a key leads to from another: a day, a week, a month; undefined: the key leads nowhere. */
export function dateByKey(key: string, from: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return daysAfter(from, -1);
    case 'ArrowRight':
      return daysAfter(from, 1);
    case 'ArrowUp':
      return daysAfter(from, -daysInWeek);
    case 'ArrowDown':
      return daysAfter(from, daysInWeek);
    case 'Home':
      return mondayOf(from);
    case 'End':
      return daysAfter(mondayOf(from), daysInWeek - 1);
    case 'PageUp':
      return monthsAfter(from, -1);
    case 'PageDown':
      return monthsAfter(from, 1);
    default:
      return undefined;
  }
}
