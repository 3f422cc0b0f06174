/** Dates and times of day as people write them, and as the API takes them. */

const minutesInHour = 60;
const hoursInDay = 24;
/** So far ahead of this year a year of two digits still lies; later ones belong to the century before. */
const yearsAhead = 20;
const century = 100;

/**
 * A local date as it was typed: `21.11.2026`, `21/11-2026`, `21-11-26`, `21112026`, `1.2.2026` or `2026-11-21`.
 *
 * @param thisYear what a year of two digits is read by
 * @returns `YYYY-MM-DD`; undefined when it is no date, or one that does not exist
 */
export function readDate(text: string, thisYear: number): string | undefined {
  const written = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (iso) return dateOf(iso[3], iso[2], iso[1], thisYear);
  const parted = /^(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{4}|\d{2})\.?$/.exec(written);
  const digits = parted ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(written);
  return digits ? dateOf(digits[1], digits[2], digits[3], thisYear) : undefined;
}

/** Whether it is a local date that exists, as the API takes it: `YYYY-MM-DD`. */
export function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && readDate(value, 0) === value;
}

/** `2026-11-21` → `21.11.2026`; anything else as it is. */
export function showDate(value: string): string {
  return isDate(value) ? value.split('-').reverse().join('.') : value;
}

/** A time of day as it was typed: `9`, `9.30`, `09:30`, `0930` or `kl. 9.30`. @returns `HH:MM`, of 24 hours */
export function readTime(text: string): string | undefined {
  const written = text.trim().replace(/^kl\.?\s*/i, '');
  const parts = /^(\d{1,2})(?:\s*[.:]\s*(\d{2}))?$/.exec(written) ?? /^(\d{1,2})(\d{2})$/.exec(written);
  const [, hour = '', minute = '00'] = parts ?? [];
  if (!parts || Number(hour) >= hoursInDay || Number(minute) >= minutesInHour) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** `09:30` → `09.30`; anything else as it is. */
export function showTime(value: string): string {
  return /^\d{2}:\d{2}$/.test(value) && readTime(value) === value ? value.replace(':', '.') : value;
}

function dateOf(day = '', month = '', year = '', thisYear: number): string | undefined {
  const full = year.length === 2 ? fullYear(Number(year), thisYear) : year;
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  // A day that does not exist is either refused or another day by then.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${date}T`) ? date : undefined;
}

function fullYear(short: number, thisYear: number): string {
  const year = thisYear - (thisYear % century) + short;
  const latest = thisYear + yearsAhead;
  const chosen = year > latest ? year - century : year + century <= latest ? year + century : year;
  return String(chosen).padStart(4, '0');
}
