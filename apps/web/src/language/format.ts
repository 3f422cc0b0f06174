import i18next from 'i18next';
import { currentLanguage } from './index';

/** The time zone that all districts share. */
const zone = 'Europe/Copenhagen';
const locale = (): string => (currentLanguage() === 'da' ? 'da-DK' : 'en-GB');

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all else that a line of a list needs, so each is made once. */
function dateFormat(options: Intl.DateTimeFormatOptions, language = locale()): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}

/** A local date such as 27. november 2026. @param date `YYYY-MM-DD` */
export function formatDate(date: string, style: 'long' | 'short' | 'weekday' = 'long'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'short'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : style === 'weekday'
        ? { weekday: 'short', day: 'numeric', month: 'short' }
        : { day: 'numeric', month: 'long', year: 'numeric' };
  // Noon UTC is the same date everywhere in Europe.
  return dateFormat({ ...options, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
}

/** The short name of a date's weekday, such as ma. @param date `YYYY-MM-DD` */
export function formatWeekday(date: string): string {
  const short = new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' });
  return short.format(new Date(`${date}T12:00:00Z`)).slice(0, 2);
}

/** A month such as nov. 2026. @param month `YYYY-MM` */
export function formatMonth(month: string): string {
  const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return dateFormat(options).format(new Date(`${month}-15T12:00:00Z`));
}

/** Date and time of an instant in Denmark. @param instant RFC 3339 */
export function formatInstant(instant: string): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(instant));
}

/** Time of day of an instant in Denmark. @param instant RFC 3339 */
export function formatTime(instant: string): string {
  return dateFormat({ timeStyle: 'short', timeZone: zone }).format(new Date(instant));
}

/** Today's local date in Denmark, `YYYY-MM-DD`. */
export function today(): string {
  return dateFormat({ timeZone: zone }, 'en-CA').format(new Date());
}

/** A number as Danes write it. */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/**
 * "om 2 hverdage", "i morgen", "i dag", "3 hverdage over tiden".
 * @param days working days left, negative when late
 * @param date the due local date, `YYYY-MM-DD`: a weekend's day is no working day away
 */
export function inWorkingDays(days: number, date?: string): string {
  if (days === 0) return i18next.t('due.today');
  if (days < 0) return i18next.t('due.late', { count: -days });
  return date === tomorrow() ? i18next.t('due.tomorrow') : i18next.t('due.in', { count: days });
}

function tomorrow(): string {
  const date = new Date(`${today()}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
