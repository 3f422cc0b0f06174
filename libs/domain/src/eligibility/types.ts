import type { JsonValue, Localized, Mark } from '../text';

export type Verdict = 'eligible' | 'not-eligible' | 'needs-review';

/** What one rule says about the facts. An unknown fact gives `unknown`, never a guess. */
export interface Reason {
  readonly rule: string;
  readonly mark: Mark;
  readonly citation: string;
  readonly satisfied: boolean | 'unknown';
  readonly text: Localized;
}

/** Where the case belongs: a process, an authority or an offer, with the reasons that lead there. */
export interface Route {
  readonly to: string;
  readonly track?: 'A' | 'B';
  readonly stage?: string;
  readonly because: readonly Reason[];
}

/** Age at one offence, today and the row of the routing table that decided it (UKN). */
export interface OffenceAssessment {
  readonly date: string;
  readonly ageAtAct: number | null;
  readonly ageNow: number | null;
  /** Age on the day that the board can be expected to treat the case (UKL § 42 looks a month beyond it). */
  readonly ageAtTreatment?: number | null;
  /** That local day. */
  readonly treatmentOn?: string;
  readonly row: number;
}

/** A stated fact that cannot be true. The API answers 422 with these; nothing is stored. */
export interface DataError {
  /** JSON pointer into the request body, such as `/facts/offences/0/date`. */
  readonly pointer: string;
  readonly code: 'date-in-future' | 'offence-in-future' | 'offence-before-birth';
  readonly text: Localized;
}

export interface EligibilityResult {
  readonly process: string;
  readonly verdict: Verdict;
  readonly routes: readonly Route[];
  readonly reasons: readonly Reason[];
  readonly offences?: readonly OffenceAssessment[];
  /** Present when a fact cannot be true; such facts decide nothing. */
  readonly dataErrors?: readonly DataError[];
  /** Ids of the rules that stop a person from recording `accept`: what the rule demands and the facts do not give. */
  readonly blocking: readonly string[];
  /** The codes that the course branches on. Never a birth date, a name or free text. */
  readonly course: Readonly<Record<string, JsonValue>>;
}

/** The verdict on the facts of a moment, as it is recorded in the case log and read by the course. */
export interface Assessment {
  readonly ruleVersion: number;
  /** Instant (RFC 3339, UTC) that ages and validities were computed at. */
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly routes: readonly { readonly to: string; readonly track?: 'A' | 'B'; readonly stage?: string }[];
  readonly reasons: readonly { readonly rule: string; readonly satisfied: boolean | 'unknown' }[];
  readonly blocking: readonly string[];
  readonly course: Readonly<Record<string, JsonValue>>;
}

/** What every eligibility function gets beside the facts. `today` is a local date in the district's zone. */
export interface EligibilityContext {
  readonly today: string;
  readonly district: string;
  readonly person: { readonly birthDate?: string; readonly municipality?: string };
  /** Who asks: an authority code such as `psykiatri` or `kommune:0165`. */
  readonly referrerAuthority: string;
  /** Local date of the submission; absent: `today`. */
  readonly submittedOn?: string;
  /** Local date of the board meeting, once it is known (UKN). */
  readonly treatmentOn?: string;
  /** The district's own routing data. */
  readonly profile: EligibilityProfile;
}

/** The part of a district profile that eligibility reads. */
export interface EligibilityProfile {
  /** Order in which PSP-K asks authorities that are equally likely to be involved. */
  readonly pspkParties: readonly string[];
  /** Where a person who wants out of, or is on the way into, a gang belongs in this district. */
  readonly exitRouting: { readonly wantsOut: string; readonly onTheWayIn: string };
  /** Offers for someone under 18 on the way into a gang. Absent: SSP. */
  readonly gangPreventionUnder18?: readonly string[];
  /** Processes that the district runs. Absent: not limited. */
  readonly processes?: readonly string[];
  /** Codes of the district's municipalities. Absent: not limited. */
  readonly municipalities?: readonly string[];
}
