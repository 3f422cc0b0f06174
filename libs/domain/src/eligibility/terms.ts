import type { Localized } from '../text';
import type { FactFields } from './fact-fields';
import type { StoredFacts } from './facts';
import type { DataError, EligibilityContext, EligibilityResult } from './types';

export interface Assessed {
  /** Facts as they are stored; facts of other processes and malformed ones are not read. */
  readonly facts: StoredFacts;
  readonly context: EligibilityContext;
}

/**
 * What a process is beside its course: who may refer to it on which basis, what is asked, who owes its steps and who
 * sees it. Data that the API's schemas, the district's directory and the access policy are made of, so that a new
 * process is its sheet, its course and the file that holds this.
 */
export interface ProcessTerms {
  readonly process: string;
  readonly title: Localized;
  readonly assess: (assessed: Assessed) => EligibilityResult;
  /** Legal bases that a referral may rest on. */
  readonly bases: readonly LegalBasisTerms[];
  /** What is asked of the referrer. Absent: the process has schemas and readers of its own. */
  readonly facts?: FactFields;
  readonly dataErrors?: (stated: {
    facts: StoredFacts;
    context: Pick<EligibilityContext, 'today' | 'person'>;
  }) => readonly DataError[];
  /** Facts that are dates and start or bound a clock, by the names that deadline rules use. */
  readonly datedFacts?: (facts: StoredFacts) => Readonly<Record<string, string>>;
  /** Absent: the process has units and rules of sight of its own. */
  readonly organisation?: Organisation;
}

export interface LegalBasisTerms {
  readonly code: string;
  /** Kinds of authority (`politi`, `kommune`) that may rest on it. Absent: all. */
  readonly by?: readonly string[];
  /** Kinds of authority that may not. */
  readonly notBy?: readonly string[];
}

/**
 * Who takes part. Units are named without their district; `{municipality}` stands for the code of the citizen's
 * municipality, and in names for what it is called.
 */
export interface Organisation {
  /** Authorities that a district must have to run the process, beside its municipalities. */
  readonly authorities: readonly string[];
  readonly roles: Readonly<Record<string, RoleTerms>>;
  /** Role that a step falls to when its own needs a municipality that is not known, so that nobody owes nothing. */
  readonly fallback: string;
  /** Roles whose unit sees the whole course: in its district, or where its municipality is the responsible authority. */
  readonly coordinators: readonly string[];
  /** Authorities whose steps tell a referrer, by their frame, where the case stands. */
  readonly tellsTheState: readonly string[];
  /** Suffix of the unit that refers, where an authority has several. */
  readonly referringUnit?: string;
}

/** One unit, or for each kind of authority the unit with which it takes part. */
export type RoleTerms = UnitTerms | { readonly parties: Readonly<Record<string, UnitTerms>> };

export interface UnitTerms {
  readonly unit: string;
  readonly authority: string;
  /** What it is called inside its authority. Absent: a unit that the directory has anyway. */
  readonly name?: Localized;
}
