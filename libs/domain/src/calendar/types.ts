import type { Localized } from '../text';

/** Local dates are `YYYY-MM-DD` strings throughout. */
export type NonWorkingKind = 'weekend' | 'holiday' | 'closing-day';

/** A day that returns every year, by a fixed date or by its distance in days from Easter Sunday, or falls once. */
export interface AnnualDay {
  readonly kind: Exclude<NonWorkingKind, 'weekend'>;
  readonly falls:
    { readonly month: number; readonly day: number } | { readonly daysFromEaster: number } | { readonly on: string };
  readonly name: Localized;
  /** Code of the one authority that keeps the day, such as `kommune:0165`; absent: everybody does. */
  readonly authority?: string;
  /** The act or order that the day comes from; absent where it rests on custom. */
  readonly law?: string;
  /** First and last local date on which the day is in force; absent: no limit that the calendar knows of. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/**
 * A calendar is a value: a change makes a new version, and a case keeps the one that it started with. Closing days of
 * one district or authority are further entries in `annualDays` of a version of their own.
 */
export interface WorkCalendar {
  readonly id: string;
  /** Name of the version, prefixed with the id: `dk-2024.1`. */
  readonly version: string;
  /** ISO weekdays (1 Monday … 7 Sunday) that are not working days. */
  readonly weekend: readonly number[];
  readonly annualDays: readonly AnnualDay[];
}

/** A day on which an authority, or everybody in a district, is closed: data of the district profile. */
export interface ClosingDay {
  readonly date: string;
  readonly name: Localized;
  readonly authority?: string;
  /** Who decided it, or where it is published. */
  readonly law?: string;
}

export interface NonWorkingReason {
  readonly kind: NonWorkingKind;
  readonly name: Localized;
  readonly law?: string;
}

export interface CalendarDay {
  readonly date: string;
  readonly working: boolean;
  /** Present on each day that is not a working day. */
  readonly because?: NonWorkingReason;
}
