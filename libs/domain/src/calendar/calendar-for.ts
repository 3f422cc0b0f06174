import type { WorkCalendar } from './types';

/** For whom, and for which rule, days are counted. */
export interface CalendarView {
  /** Code of the authority whose own closing days count; absent: those of no authority do. */
  readonly authority?: string | undefined;
  /** Whether closing days (5 June, 24 and 31 December, local ones) are working days here. Absent: they are not. */
  readonly closingDays?: 'working' | 'non-working' | undefined;
}

const views = new WeakMap<WorkCalendar, Map<string, WorkCalendar>>();

/**
 * A calendar as one authority, or one rule, sees it: without the closing days of others, and without any where the rule
 * counts them as working days. Its version is the same: it is a view, not a change.
 */
export function calendarFor(calendar: WorkCalendar, { authority, closingDays }: CalendarView): WorkCalendar {
  const known = views.get(calendar) ?? new Map<string, WorkCalendar>();
  views.set(calendar, known);
  const name = `${closingDays === 'working' ? 'working' : 'closed'} ${authority ?? ''}`;
  const before = known.get(name);
  if (before) return before;
  const annualDays = calendar.annualDays.flatMap((day) => {
    if (day.kind === 'closing-day' && closingDays === 'working') return [];
    if (day.authority === undefined) return [day];
    if (day.authority !== authority) return [];
    // From here on it is simply a day of whoever counts.
    const { authority: _keeper, ...kept } = day;
    return [kept];
  });
  const view = { ...calendar, annualDays };
  known.set(name, view);
  return view;
}

/** Whether an authority has closing days of its own in a calendar. */
export function hasOwnDays(calendar: WorkCalendar, authority: string): boolean {
  return calendar.annualDays.some((day) => day.authority === authority);
}
