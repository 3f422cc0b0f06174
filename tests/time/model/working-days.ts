import { dayNumber, plusDays, weekday } from './dates';

/** Easter Sundays, from an almanac. */
const easterSundays: Readonly<Record<string, string>> = {
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
};

/** Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension, Whit Sunday and Monday. */
const fromEaster = [-3, -2, 0, 1, 39, 49, 50];
const holidays = ['01-01', '12-25', '12-26'];
const closing = ['06-05', '12-24', '12-31'];

export interface DayRules {
  /** Closing days of the district or authority. */
  readonly closed: ReadonlySet<string>;
  /** Whether closing days count as working days. */
  readonly openOnClosingDays: boolean;
}

/** Whether work is done on a local date in Denmark. */
export function isWorkingDay(date: string, { closed, openOnClosingDays }: DayRules): boolean {
  const [year, ...rest] = date.split('-') as [string, string, string];
  const monthDay = rest.join('-');
  if (weekday(date) >= 6 || holidays.includes(monthDay)) return false;
  const easter = easterSundays[year];
  if (easter === undefined) throw new Error(`The model's almanac does not reach ${year}`);
  const distance = dayNumber(date) - dayNumber(`${year}-${easter}`);
  // Great Prayer Day was abolished as from 2024.
  if (fromEaster.includes(distance) || (distance === 26 && Number(year) < 2024)) return false;
  return openOnClosingDays || !(closing.includes(monthDay) || closed.has(date));
}

/** The `count`-th working day after a date, or before it where `count` is negative; the date itself does not count. */
export function workingDayFrom(
  date: string,
  { count, days, skip }: { readonly count: number; readonly days: DayRules; readonly skip?: ReadonlySet<string> },
): string {
  let found = date;
  for (let left = Math.abs(count); left > 0;) {
    found = plusDays(found, Math.sign(count));
    if (isWorkingDay(found, days) && !skip?.has(found)) left -= 1;
  }
  return found;
}
