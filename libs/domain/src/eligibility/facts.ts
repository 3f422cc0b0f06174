import type { JsonValue } from '../text';

/** Parties of PSP-K (S000 § 8). `kommune` is the citizen's municipality; the district profile names it. */
export const pspkParties = ['psykiatri', 'kriminalforsorg', 'politi', 'kommune'] as const;
export type PspkParty = (typeof pspkParties)[number];

/** What the referrer believes about an authority's involvement. `none` is a statement, `unknown` is not. */
export const beliefs = ['known', 'possible', 'unknown', 'none'] as const;
export type Belief = (typeof beliefs)[number];

export const consentStates = ['given', 'refused', 'not-asked'] as const;

/** National markers of the target group (GUIDELINE, DKR on PSP); recorded, never counted. */
export const pspkMarkers = [
  'threatening-or-violent',
  'danger-to-self-or-others',
  'children-needing-help',
  'in-crime',
  'does-not-recognise-illness',
  'losing-home-or-livelihood',
  'complaints-from-others',
  'invisible',
  'several-problems',
] as const;

/** Facts of a PSP-K referral. Whatever is absent is unknown. */
export interface PspkFacts {
  readonly involvement?: Readonly<Partial<Record<PspkParty, Belief>>>;
  readonly mainResponsibilityUnclear?: boolean;
  readonly unclearBecause?: string;
  readonly consent?: { readonly state: (typeof consentStates)[number]; readonly because?: string };
  readonly markers?: readonly (typeof pspkMarkers)[number][];
}

export const limbs = ['listed', 'other-serious'] as const;
export const offenceStatuses = [
  'suspected',
  'charged',
  'dropped',
  'sentenced-to-imprisonment',
  'other-sentence',
  'acquitted',
] as const;
export type OffenceStatus = (typeof offenceStatuses)[number];

/** One act. `date` is a local date; `limb` is the limb of UKL § 2(2) that the provision falls under. */
export interface Offence {
  readonly date: string;
  readonly provision: string;
  readonly limb: (typeof limbs)[number];
  readonly status: OffenceStatus;
}

/** The judgment on the acts with status `sentenced-to-imprisonment`. Dates are local. */
export interface Judgment {
  readonly finalOn?: string;
  readonly referredToBoard?: boolean;
  readonly conditional?: boolean;
  readonly releaseOn?: string;
}

export const screeningCriteria = ['age', 'residence', 'crimePattern', 'riskAndVulnerability'] as const;

/** Facts of a referral to Ungdomskriminalitetsnævnet. Whatever is absent is unknown. */
export interface UknFacts {
  readonly reportedOn?: string;
  readonly lawfulStay?: boolean;
  readonly offences?: readonly Offence[];
  readonly judgment?: Judgment;
  /** Particular risk of further crime: demanded by the second limb only. */
  readonly particularRisk?: boolean;
  /** Would the police have charged the child, had it been 15 (GUIDELINE). */
  readonly wouldHaveBeenCharged?: boolean;
  /** The district's four criteria as recorded by the screening officer: met or not, or in words. */
  readonly screening?: Readonly<Partial<Record<(typeof screeningCriteria)[number], boolean | string>>>;
}

export const attachments = ['member', 'loosely-attached', 'on-the-way-in'] as const;
export const contactSources = ['person', 'kommune', 'politi', 'kriminalforsorg'] as const;
export const policeContacts = ['agreed', 'necessity', 'not-now'] as const;

/** Facts of a referral to Exit. Whatever is absent is unknown. */
export interface ExitFacts {
  readonly attachment?: (typeof attachments)[number];
  readonly wantsOut?: boolean;
  readonly inCustody?: boolean;
  readonly onParole?: boolean;
  readonly contactFrom?: (typeof contactSources)[number];
  readonly threatNow?: boolean;
  readonly policeContact?: (typeof policeContacts)[number];
  readonly ageOverride?: { readonly reason: string; readonly custodyHolderConsent?: boolean };
}

/** Facts as they are stored: one object per case, its keys the fields of the process. */
export type StoredFacts = Readonly<Record<string, JsonValue>>;
