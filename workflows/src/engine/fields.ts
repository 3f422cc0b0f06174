import type { Localized } from '@tovholder/domain/text';

declare const value: unique symbol;

/**
 * One datum that an outcome asks for. Texts are private: they are kept encrypted in PostgreSQL and never reach a
 * course. A date may be a dated fact of the case, which deadlines hang on.
 */
export interface Field<T = unknown, Optional extends boolean = boolean, Private extends boolean = boolean> {
  readonly kind: 'choice' | 'date' | 'text' | 'boolean' | 'list';
  readonly label: Localized;
  readonly optional: Optional;
  readonly private: Private;
  readonly choices?: readonly { readonly id: string; readonly title: Localized }[];
  /** Name of the dated fact that this date states. */
  readonly fact?: string;
  /** Fields of each entry of a list. */
  readonly entry?: Fields;
  readonly [value]?: T;
}

export type Fields = Readonly<Record<string, Field>>;

/** What the course sees of an outcome's data: the codes, without private texts. */
export type CodesOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, false, false> ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true, false> ? K : never]?: ValueOf<F[K]>;
};
type ValueOf<F> = F extends Field<infer T> ? T : never;

const label = (da: string, en: string): Localized => ({ da, en });

/** A text in a person's own words. */
export function text(da: string, en: string): Field<string, false, true> {
  return { kind: 'text', label: label(da, en), optional: false, private: true };
}

/** A local date, YYYY-MM-DD; with `fact`, a dated fact that deadlines may hang on. */
export function date(da: string, en: string, fact?: string): Field<string, false, false> {
  return { kind: 'date', label: label(da, en), optional: false, private: false, ...(fact ? { fact } : {}) };
}

export function yesNo(da: string, en: string): Field<boolean, false, false> {
  return { kind: 'boolean', label: label(da, en), optional: false, private: false };
}

/** One of a few codes; the titles are what a person chooses from. */
export function choice<const C extends Readonly<Record<string, readonly [da: string, en: string]>>>(
  [da, en]: readonly [da: string, en: string],
  choices: C,
): Field<keyof C & string, false, false> {
  return {
    kind: 'choice',
    label: label(da, en),
    optional: false,
    private: false,
    choices: Object.entries(choices).map(([id, [titleDa, titleEn]]) => ({ id, title: label(titleDa, titleEn) })),
  };
}

/** One or more entries of the same shape. */
export function list<F extends Fields>(
  [da, en]: readonly [da: string, en: string],
  entry: F,
): Field<readonly CodesOf<F>[], false, false> {
  return { kind: 'list', label: label(da, en), optional: false, private: false, entry };
}

export function optional<T, P extends boolean>(field: Field<T, boolean, P>): Field<T, true, P> {
  return { ...field, optional: true };
}
