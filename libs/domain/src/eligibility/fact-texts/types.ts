import type { Localized } from '../../text';

/** What a fact is called and asked as. Every fact has one: a form is made of nothing else. */
export interface FactText {
  readonly label: Localized;
  /** What helps to answer; never needed to understand the label. */
  readonly help?: Localized;
  /** Titles of the values that may be chosen. */
  readonly values?: Readonly<Record<string, Localized>>;
  /** The facts that it is made of, or that each of its entries is made of. */
  readonly parts?: FactTexts;
}

/** By the name of the fact, in the order in which they are asked. */
export type FactTexts = Readonly<Record<string, FactText>>;

/** A text from its Danish and English sentence. */
export const t = (da: string, en: string): Localized => ({ da, en });
