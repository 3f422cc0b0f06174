import { Temporal } from 'temporal-polyfill';
import type { AnnualDay, CalendarDay, NonWorkingReason, WorkCalendar } from './types';
import { easterSunday } from './easter';

const precedence = { holiday: 0, 'closing-day': 1, weekend: 2 } as const;

const weekdayNames = [
  { da: 'mandag', en: 'Monday' },
  { da: 'tirsdag', en: 'Tuesday' },
  { da: 'onsdag', en: 'Wednesday' },
  { da: 'torsdag', en: 'Thursday' },
  { da: 'fredag', en: 'Friday' },
  { da: 'lørdag', en: 'Saturday' },
  { da: 'søndag', en: 'Sunday' },
] as const;

/**
 * Whether a local date is a working day in a calendar, and if not why. Where several reasons meet, the one that says
 * most is given: a holiday before a closing day before the weekend.
 *
 * @throws RangeError when `date` is not a date of the calendar (`YYYY-MM-DD`).
 */
export function dayOf(calendar: WorkCalendar, date: string): CalendarDay {
  return describe(calendar, Temporal.PlainDate.from(date));
}

/** The days of a year that are not working days, in order; ordinary weekends only where they are asked for. */
export function nonWorkingDays(
  calendar: WorkCalendar,
  selection: { readonly year: number; readonly weekends: boolean },
): readonly (CalendarDay & { readonly because: NonWorkingReason })[] {
  const days: (CalendarDay & { readonly because: NonWorkingReason })[] = [];
  const first = Temporal.PlainDate.from({ year: selection.year, month: 1, day: 1 });
  for (let offset = 0; offset < first.daysInYear; offset += 1) {
    const { because, ...day } = describe(calendar, first.add({ days: offset }));
    if (because && (selection.weekends || because.kind !== 'weekend')) days.push({ ...day, because });
  }
  return days;
}

function describe(calendar: WorkCalendar, date: Temporal.PlainDate): CalendarDay {
  const iso = date.toString();
  const daysFromEaster = easterSunday(date.year).until(date).days;
  const falls = ({ falls: on }: AnnualDay): boolean =>
    'month' in on ? date.month === on.month && date.day === on.day : daysFromEaster === on.daysFromEaster;

  const reasons = calendar.annualDays.filter((day) => falls(day) && inForce(day, iso)).map(reasonOf);
  const weekday = weekdayNames[date.dayOfWeek - 1];
  if (weekday && calendar.weekend.includes(date.dayOfWeek)) reasons.push({ kind: 'weekend', name: weekday });

  const because = reasons.sort((a, b) => precedence[a.kind] - precedence[b.kind])[0];
  return because ? { date: iso, working: false, because } : { date: iso, working: true };
}

function inForce({ validFrom, validTo }: AnnualDay, iso: string): boolean {
  return (validFrom === undefined || iso >= validFrom) && (validTo === undefined || iso <= validTo);
}

function reasonOf({ kind, name, law }: AnnualDay): NonWorkingReason {
  return law === undefined ? { kind, name } : { kind, name, law };
}
