import { addDays } from './local-day';
import { dayOf } from './days';
import type { WorkCalendar } from './types';

/**
 * Working days from one local date to another, as people count them: 0 on the day itself, positive before it, negative
 * after it. Another day is never 0, also where only a weekend lies between: it is at least one day away.
 *
 * @throws RangeError when a date is not a date of the calendar (`YYYY-MM-DD`)
 */
export function workingDaysLeft(
  calendar: WorkCalendar,
  { today, due }: { readonly today: string; readonly due: string },
): number {
  if (today === due) return 0;
  const ahead = today < due;
  const [from, to] = ahead ? [today, due] : [due, today];
  let days = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (dayOf(calendar, date).working) days += 1;
  return ahead ? Math.max(1, days) : -Math.max(1, days);
}
