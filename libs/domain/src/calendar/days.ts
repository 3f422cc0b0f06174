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
 * Whether a local date is a working day in a calendar, and if not why. Closing days of one authority count only in that
 * authority's view of the calendar (`calendarFor`). Where several reasons meet, the one that says
 * most is given: a holiday before a closing day before the weekend.
 *
 * @throws RangeError when `date` is not a date of the calendar (`YYYY-MM-DD`).
 */
export function dayOf(calendar: WorkCalendar, date: string): CalendarDay {
  const days = asked.get(calendar) ?? new Map<string, CalendarDay>();
  asked.set(calendar, days);
  const before = days.get(date);
  if (before) return before;
  const day = describe(calendar, Temporal.PlainDate.from(date));
  days.set(day.date, day);
  return day;
}

/** Calendars never change, and twenty thousand deadlines ask for the same days: each is worked out once. */
const asked = new WeakMap<WorkCalendar, Map<string, CalendarDay>>();

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
  const reasons = namedDaysOf(calendar, date.year).get(iso) ?? [];
  const weekday = calendar.weekend.includes(date.dayOfWeek) ? weekdayNames[date.dayOfWeek - 1] : undefined;
  const because = reasons[0] ?? (weekday && { kind: 'weekend' as const, name: weekday });
  return because ? { date: iso, working: false, because } : { date: iso, working: true };
}

type NamedDays = ReadonlyMap<string, readonly NonWorkingReason[]>;

const worked = new WeakMap<WorkCalendar, Map<number, NamedDays>>();

function namedDaysOf(calendar: WorkCalendar, year: number): NamedDays {
  const years = worked.get(calendar) ?? new Map<number, NamedDays>();
  worked.set(calendar, years);
  const before = years.get(year);
  if (before) return before;
  const days = new Map<string, NonWorkingReason[]>();
  for (const day of calendar.annualDays) {
    const iso = day.authority === undefined ? dateIn(year, day.falls) : null;
    if (iso === null || !inForce(day, iso)) continue;
    days.set(
      iso,
      [...(days.get(iso) ?? []), reasonOf(day)].sort((a, b) => precedence[a.kind] - precedence[b.kind]),
    );
  }
  years.set(year, days);
  return days;
}

/** The date in a year, or null where there is none: a one-off day of another year, 29 February. */
function dateIn(year: number, falls: AnnualDay['falls']): string | null {
  if ('on' in falls) return Temporal.PlainDate.from(falls.on).year === year ? falls.on : null;
  if ('daysFromEaster' in falls) return easterSunday(year).add({ days: falls.daysFromEaster }).toString();
  const { month, day } = falls;
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth < day
    ? null
    : Temporal.PlainDate.from({ year, month, day }).toString();
}

function inForce({ validFrom, validTo }: AnnualDay, iso: string): boolean {
  return (validFrom === undefined || iso >= validFrom) && (validTo === undefined || iso <= validTo);
}

function reasonOf({ kind, name, law }: AnnualDay): NonWorkingReason {
  return law === undefined ? { kind, name } : { kind, name, law };
}
