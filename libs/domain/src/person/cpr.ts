import { Temporal } from 'temporal-polyfill';

/** Numbers without modulus 11 have been issued since 1 October 2007 and are fully valid: never more than a warning. */
export type CprWarning = 'modulus-11';

export type CprReading =
  | {
      readonly ok: true;
      /** Ten digits, no hyphen. */
      readonly cpr: string;
      readonly birthDate: string;
      /** `replacement`: an external system's replacement number, whose day is raised by 60. */
      readonly kind: 'cpr' | 'replacement';
      readonly warnings: readonly CprWarning[];
    }
  | { readonly ok: false; readonly code: 'characters' | 'length' | 'date' };

/**
 * Reads a CPR number, with or without its hyphen. Refused only when it is not ten digits or its date does not exist.
 * The national X-eCPR has letters and is not read here: it is kept as the text it is.
 */
export function readCpr(text: string): CprReading {
  const written = text.trim();
  if (!/^\d*-?\d*$/.test(written)) return { ok: false, code: 'characters' };
  const digits = written.replace('-', '');
  if (digits.length !== 10) return { ok: false, code: 'length' };
  // A hyphen stands after the date or nowhere; anywhere else two numbers may have been run together.
  if (written.includes('-') && written.indexOf('-') !== 6) return { ok: false, code: 'characters' };

  const day = Number(digits.slice(0, 2));
  const kind = day > replacementOffset ? 'replacement' : 'cpr';
  const birthDate = dateOf({
    year: fullYear(Number(digits.slice(4, 6)), Number(digits.charAt(6))),
    month: Number(digits.slice(2, 4)),
    day: kind === 'replacement' ? day - replacementOffset : day,
  });
  if (birthDate === null) return { ok: false, code: 'date' };
  const warnings: readonly CprWarning[] = kind === 'cpr' && !passesModulus11(digits) ? ['modulus-11'] : [];
  return { ok: true, cpr: digits, birthDate, kind, warnings };
}

const replacementOffset = 60;

/** The seventh digit and the two of the year give the century (the CPR system's table, 1858–2057). */
function fullYear(yearOfCentury: number, seventhDigit: number): number {
  if (seventhDigit <= 3) return 1900 + yearOfCentury;
  if (seventhDigit === 4 || seventhDigit === 9) return (yearOfCentury <= 36 ? 2000 : 1900) + yearOfCentury;
  return (yearOfCentury <= 57 ? 2000 : 1800) + yearOfCentury;
}

function dateOf(parts: { readonly year: number; readonly month: number; readonly day: number }): string | null {
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const modulus11Weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

function passesModulus11(digits: string): boolean {
  return modulus11Weights.reduce((sum, weight, place) => sum + weight * Number(digits.charAt(place)), 0) % 11 === 0;
}
