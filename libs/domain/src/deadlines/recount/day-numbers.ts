/**
 * Days as whole numbers, 0 being 1 January 1970: the verifier counts with these alone, so that it can find out a
 * calculator that counts with dates of a library. Gregorian throughout.
 */
export type DayNumber = number;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function lengthOf({ year, month }: { readonly year: number; readonly month: number }): number {
  return month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!;
}

/** The number of the first day of a year. */
function newYear(year: number): DayNumber {
  const before = year - 1;
  return 365 * (year - 1970) + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function numberOf({ year, month, day }: CivilDay): DayNumber {
  let number = newYear(year) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) number += lengthOf({ year, month: earlier });
  return number;
}

export function civilOf(number: DayNumber): CivilDay {
  let year = 1970 + Math.floor(number / 365.2425);
  while (newYear(year) > number) year -= 1;
  while (newYear(year + 1) <= number) year += 1;
  let day = number - newYear(year) + 1;
  let month = 1;
  for (; day > lengthOf({ year, month }); month += 1) day -= lengthOf({ year, month });
  return { year, month, day };
}

export function textOf(number: DayNumber): string {
  const { year, month, day } = civilOf(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** ISO weekday: 1 Monday … 7 Sunday. Day 0 was a Thursday. */
export function weekdayOf(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The same day of the month so many months on (back, when negative), or the month's last where it has no such day. */
export function monthsFrom(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilOf(number);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return numberOf({ ...target, day: Math.min(day, lengthOf(target)) });
}

/** Easter Sunday after Oudin (1940): not the arithmetic that the calendar uses. */
export function easterOf(year: number): DayNumber {
  const c = Math.floor(year / 100);
  const g = year % 19;
  const k = Math.floor((c - 17) / 25);
  let i = (c - Math.floor(c / 4) - Math.floor((c - k) / 3) + 19 * g + 15) % 30;
  i -= Math.floor(i / 28) * (1 - Math.floor(i / 28) * Math.floor(29 / (i + 1)) * Math.floor((21 - g) / 11));
  const j = (year + Math.floor(year / 4) + i + 2 - c + Math.floor(c / 4)) % 7;
  const month = 3 + Math.floor((i - j + 40) / 44);
  return numberOf({ year, month, day: i - j + 28 - 31 * Math.floor(month / 4) });
}
