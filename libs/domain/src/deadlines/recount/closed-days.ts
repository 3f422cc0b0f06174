import type { AnnualDay, WorkCalendar } from '../../calendar';
import type { DeadlineRule } from '../../rules';
import { type DayNumber, civilOf, easterOf, textOf, weekdayOf } from './day-numbers';

/** Why a day does not count, as a certificate says it; null where it counts. */
export type Closed = (day: DayNumber) => string | null;

/** The days of a calendar that do not count, for one authority and one rule. */
export function closedDays(
  calendar: WorkCalendar,
  {
    authority,
    closingDays,
  }: { readonly authority: string | undefined; readonly closingDays: DeadlineRule['closingDays'] },
): Closed {
  const entries = calendar.annualDays.filter(
    (entry) =>
      (entry.authority === undefined || entry.authority === authority) &&
      (entry.kind === 'holiday' || closingDays !== 'working'),
  );
  const known = new Map<DayNumber, string | null>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const why = whyClosed(day);
    known.set(day, why);
    return why;
  };

  function whyClosed(day: DayNumber): string | null {
    const names = entries.filter(fallingOn(day)).map(({ kind, name }) => `${kind}: ${name.da}`);
    const named = names.find((name) => name.startsWith('holiday')) ?? names[0];
    if (named !== undefined) return named;
    return calendar.weekend.includes(weekdayOf(day)) ? 'weekend' : null;
  }
}

function fallingOn(day: DayNumber): (entry: AnnualDay) => boolean {
  const iso = textOf(day);
  const { year, month, day: ofMonth } = civilOf(day);
  const fromEaster = day - easterOf(year);
  return ({ falls, validFrom, validTo }) => {
    if ((validFrom !== undefined && iso < validFrom) || (validTo !== undefined && iso > validTo)) return false;
    if ('on' in falls) return falls.on === iso;
    return 'daysFromEaster' in falls
      ? falls.daysFromEaster === fromEaster
      : falls.month === month && falls.day === ofMonth;
  };
}
