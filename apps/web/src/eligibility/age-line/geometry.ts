import { birthdayOn } from '@tovholder/domain/person';

/** Ages at which the law changes what happens (UKL § 2; STRL § 15). */
export const ageMarks = [10, 15, 18] as const;

/** Width of the picture in its own units. */
export const width = 1000;
const margin = 40;
/** Two dots closer than this are set above one another. */
const dotRoom = 26;

/** Everything that stands on the line; dates are local. */
export interface OnLine {
  readonly birthDate: string;
  readonly today: string;
  readonly offences: readonly string[];
  /** When the board can be expected to treat the case. */
  readonly treatmentOn: string | null;
}

export interface LineGeometry {
  readonly marks: readonly { readonly age: number; readonly date: string; readonly x: number }[];
  /** Between the marks: under 10, 10–14, 15–17, 18 and more. */
  readonly bands: readonly {
    readonly id: 'under-10' | '10-14' | '15-17' | '18';
    readonly x: number;
    readonly width: number;
  }[];
  /** In the order in which they are stated; `level` 0 is on the line, higher ones above it. */
  readonly offences: readonly { readonly date: string; readonly x: number; readonly level: number }[];
  readonly today: { readonly date: string; readonly x: number };
  readonly treatment: { readonly date: string; readonly x: number } | null;
}

/**
 * Where each thing stands on a line of a life from before 10 to after 18: time runs evenly, and whatever lies outside of
 * these years widens it.
 */
export function lineGeometry({ birthDate, today, offences, treatmentOn }: OnLine): LineGeometry {
  const marks = ageMarks.map((age) => ({ age, date: birthdayOn(birthDate, age) }));
  const all = [...offences, today, ...(treatmentOn === null ? [] : [treatmentOn])].map(dayOf);
  const from = Math.min(dayOf(birthdayOn(birthDate, 9)), ...all.map((day) => day - 90));
  const to = Math.max(dayOf(birthdayOn(birthDate, 19)), ...all.map((day) => day + 90));
  const xOf = (date: string): number =>
    Math.round((margin + ((dayOf(date) - from) / (to - from)) * (width - 2 * margin)) * 10) / 10;
  const edges = [0, ...marks.map(({ date }) => xOf(date)), width];
  return {
    marks: marks.map((mark) => ({ ...mark, x: xOf(mark.date) })),
    bands: (['under-10', '10-14', '15-17', '18'] as const).map((id, index) => {
      const [start = 0, end = width] = edges.slice(index, index + 2);
      return { id, x: start, width: end - start };
    }),
    offences: levelled(offences.map((date) => ({ date, x: xOf(date) }))),
    today: { date: today, x: xOf(today) },
    treatment: treatmentOn === null ? null : { date: treatmentOn, x: xOf(treatmentOn) },
  };
}

/** Gives each dot the lowest level on which it touches none of those before it. */
function levelled(dots: readonly { readonly date: string; readonly x: number }[]): LineGeometry['offences'] {
  return dots.reduce<{ date: string; x: number; level: number }[]>((placed, dot) => {
    const taken = new Set(placed.filter((other) => Math.abs(other.x - dot.x) < dotRoom).map(({ level }) => level));
    const level = [...taken, 0].map((_, candidate) => candidate).find((candidate) => !taken.has(candidate)) ?? 0;
    return [...placed, { ...dot, level }];
  }, []);
}

/** Days since 1970 of a local date. */
function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
