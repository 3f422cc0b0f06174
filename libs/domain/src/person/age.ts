import { Temporal } from 'temporal-polyfill';
import { startOfLocalDay } from '../calendar';
import type { BirthdayName } from '../case-log';

export interface BirthdayMilestone {
  readonly name: BirthdayName;
  /** First instant (RFC 3339, UTC) of the day in the zone. */
  readonly at: string;
  readonly localDate: string;
}

/** The local date on which someone turns `years`. Born 29 February: 1 March in common years (ASSUMPTION). */
export function birthdayOn(birthDate: string, years: number): string {
  const born = Temporal.PlainDate.from(birthDate);
  const firstOfMonth = Temporal.PlainDate.from({ year: born.year + years, month: born.month, day: 1 });
  return firstOfMonth.add({ days: born.day - 1 }).toString();
}

/** Completed years of age on a local date; negative before birth, so that such a date is seen to be wrong. */
export function ageOn(birthDate: string, date: string): number {
  const years = Temporal.PlainDate.from(date).year - Temporal.PlainDate.from(birthDate).year;
  return date < birthdayOn(birthDate, years) ? years - 1 : years;
}

/** The days that change what a case's rules say, in order: the age limits 15 and 18, and UKL § 42's month before 18. */
export function birthdayMilestones(birthDate: string, zone: string): readonly BirthdayMilestone[] {
  const eighteenth = birthdayOn(birthDate, 18);
  const monthBefore = Temporal.PlainDate.from(eighteenth).subtract({ months: 1 }).toString();
  const on = (name: BirthdayName, localDate: string): BirthdayMilestone => ({
    name,
    at: startOfLocalDay(localDate, zone),
    localDate,
  });
  return [on('15', birthdayOn(birthDate, 15)), on('18-less-one-month', monthBefore), on('18', eighteenth)];
}
