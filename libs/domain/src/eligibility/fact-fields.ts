import type { Localized } from '../text';
import type { StoredFacts } from './facts';
import { readBoolean, readDate, readObject, readOneOf, readText } from './read';
import type { DataError, EligibilityContext } from './types';

/** One fact that a referrer may state. Whatever is absent is unknown. */
export type FactField =
  | { readonly kind: 'boolean'; readonly label: Localized }
  | { readonly kind: 'text'; readonly label: Localized }
  /** A local date that has passed; with `starts`, the dated fact (`fact:<name>`) that deadlines hang on. */
  | { readonly kind: 'date'; readonly label: Localized; readonly starts?: string }
  | { readonly kind: 'choice'; readonly label: Localized; readonly of: readonly string[] }
  /** One choice for each of several keys. */
  | {
      readonly kind: 'choices';
      readonly label: Localized;
      readonly keys: readonly string[];
      readonly of: readonly string[];
    }
  /** The citizen's consent: asked and given, refused, or not asked and why. */
  | { readonly kind: 'consent'; readonly label: Localized };

export type FactFields = Readonly<Record<string, FactField>>;

/** What stored facts say of the fields; what is missing or of another type is left out, never guessed. */
export type ReadFacts<F extends FactFields> = { readonly [K in keyof F]?: ValueOf<F[K]> };
type ValueOf<F> = F extends { kind: 'boolean' }
  ? boolean
  : F extends { kind: 'choice'; of: readonly (infer C)[] }
    ? C
    : F extends { kind: 'choices'; keys: readonly (infer K extends string)[]; of: readonly (infer C)[] }
      ? Readonly<Partial<Record<K, C>>>
      : F extends { kind: 'consent' }
        ? never
        : string;

export function readFields<const F extends FactFields>(fields: F, facts: StoredFacts): ReadFacts<F> {
  const read = Object.entries(fields).map(([name, field]) => [name, readField(field, facts[name])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as ReadFacts<F>;
}

function readField(field: FactField, value: unknown): unknown {
  switch (field.kind) {
    case 'boolean':
      return readBoolean(value);
    case 'text':
      return readText(value);
    case 'date':
      return readDate(value);
    case 'choice':
      return readOneOf(value, field.of);
    case 'choices': {
      const stated = readObject(value);
      const read = field.keys.map((key) => [key, readOneOf(stated[key], field.of)] as const);
      return Object.fromEntries(read.filter(([, chosen]) => chosen !== undefined));
    }
    case 'consent':
      // Recorded for people to read; no rule decides by it.
      return undefined;
  }
}

/** Dates among the facts that start a clock, by the names that deadline rules use. */
export function datesAmong(fields: FactFields, facts: StoredFacts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const date = field.kind === 'date' && field.starts !== undefined ? readDate(facts[name]) : undefined;
      return date === undefined || field.kind !== 'date' ? [] : [[field.starts, date]];
    }),
  );
}

/** Dates that lie in the future although they say what has happened. */
export function futureDates(
  fields: FactFields,
  { facts, context }: { facts: StoredFacts; context: Pick<EligibilityContext, 'today'> },
): readonly DataError[] {
  return Object.entries(fields).flatMap(([name, field]): DataError[] => {
    const date = field.kind === 'date' ? readDate(facts[name]) : undefined;
    if (date === undefined || date <= context.today) return [];
    const { da, en } = field.label;
    return [
      {
        pointer: `/facts/${name}`,
        code: 'date-in-future',
        text: { da: `${da}: datoen ligger i fremtiden.`, en: `${en}: the date is in the future.` },
      },
    ];
  });
}
