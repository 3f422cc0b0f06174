import type { JsonValue, Localized } from '@tovholder/domain/text';
import type { Submission } from '../http/api-client';

/** A referral as it is posted. */
export interface Referral extends Submission {
  readonly reason: string;
  readonly urgency: 'normal' | 'urgent';
  readonly legalBasis: { readonly code: string; readonly necessity: string };
}

/** One completion of a step by one demo user. */
export interface Act {
  readonly by: string;
  /** Key of the step. */
  readonly step: string;
  readonly outcome: string;
  readonly data?: Readonly<Record<string, JsonValue>>;
  /** What a practitioner reads; absent for an act that the next one tells with it. */
  readonly tells?: Localized;
}

/** A case from its referral on, as the demonstration plays it through the public API. */
export interface Story {
  readonly id: 'psp-k' | 'ukn' | 'exit';
  readonly title: Localized;
  /** Who it is about and why it matters, before anything happens. */
  readonly opening: Localized;
  readonly referredBy: string;
  readonly referral: Referral;
  /** Users whose views together show the whole case; whom the first shows something, the others need not. */
  readonly witnesses: readonly string[];
  readonly acts: readonly Act[];
  /** Where the case stands when the story ends. */
  readonly ending: Localized;
  /** The user who has the next step, for a look at their work list. */
  readonly next: string;
}

export const t = (da: string, en: string): Localized => ({ da, en });

export const vestegn = 'koebenhavns-vestegn';
