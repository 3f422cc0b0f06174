import { calendarOf, type DistrictProfile, rulesOf } from '@tovholder/districts';
import { calendarFor, localDateOf, workingDaysLeft, type WorkCalendar } from '@tovholder/domain/calendar';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { StepRecord } from '@tovholder/persistence';

/** Working days until a step is due, as whoever owes it counts them; null for one that is not open or has no deadline. */
export type DaysLeft = (step: Pick<StepRecord, 'authority' | 'state' | 'due'>) => number | null;

interface Counting {
  readonly calendar: WorkCalendar;
  readonly rules: ReadonlyMap<string, DeadlineRule>;
}

/** A profile never changes, and a page asks for each of its steps. */
const known = new WeakMap<DistrictProfile, Counting>();

/** @param now instant in milliseconds that is now */
export function daysLeftIn(profile: DistrictProfile | undefined, now: number): DaysLeft {
  if (!profile) return () => null;
  const { calendar, rules } = known.get(profile) ?? { calendar: calendarOf(profile), rules: rulesOf(profile) };
  known.set(profile, { calendar, rules });
  const today = localDateOf(new Date(now).toISOString(), profile.zone);
  return ({ authority, state, due }) => {
    if (state !== 'open' || !due) return null;
    const closingDays = rules.get(due.rule)?.closingDays;
    return workingDaysLeft(calendarFor(calendar, { authority, closingDays }), { today, due: due.localDate });
  };
}
