/** A text that a user sees, in both languages of the product. Danish comes first. */
export interface Localized {
  readonly da: string;
  readonly en: string;
}

export type Language = keyof Localized;

/** How binding a rule or number is; shown wherever the number shows. */
export const marks = ['STATUTE', 'GUIDELINE', 'SEED', 'ASSUMPTION'] as const;
export type Mark = (typeof marks)[number];

/** A value that survives JSON unchanged: what a course, a log row and a payload may hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The compiler's proof that a switch names every case. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
