import { Temporal } from 'temporal-polyfill';
import { dayOf } from './days';
import type { CalendarDay, WorkCalendar } from './types';

/** The date itself when it is a working day, else the first working day after it. */
export function nextWorkingDay(calendar: WorkCalendar, date: string): string {
  return seek(calendar, { date, step: 1 });
}

/** The date itself when it is a working day, else the last working day before it. */
export function previousWorkingDay(calendar: WorkCalendar, date: string): string {
  return seek(calendar, { date, step: -1 });
}

/** The local date that lies `days` working days after `from` (before it, when negative); `from` itself is not counted. */
export function addWorkingDays(calendar: WorkCalendar, span: { readonly from: string; readonly days: number }): string {
  return walkWorkingDays(calendar, span).at(-1)?.date ?? span.from;
}

/**
 * Every day passed when counting `days` working days from `from`, which is not counted: working or not, in the order of
 * counting, ending with the last one counted. Empty when `days` is 0.
 */
export function walkWorkingDays(
  calendar: WorkCalendar,
  { from, days }: { readonly from: string; readonly days: number },
): readonly CalendarDay[] {
  const walked: CalendarDay[] = [];
  const step = Math.sign(days);
  for (let date = from, left = Math.abs(days); left > 0;) {
    date = neighbour(date, step);
    const day = dayOf(calendar, date);
    walked.push(day);
    if (day.working) left -= 1;
  }
  return walked;
}

function seek(calendar: WorkCalendar, { date, step }: { readonly date: string; readonly step: 1 | -1 }): string {
  let candidate = date;
  while (!dayOf(calendar, candidate).working) candidate = neighbour(candidate, step);
  return candidate;
}

function neighbour(date: string, step: number): string {
  return Temporal.PlainDate.from(date).add({ days: step }).toString();
}
