import type { Ending } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Localized } from '@tovholder/domain/text';
import type { Course, Steps } from './definition';
import type { Kase } from './kase';

/** How a case was let in: by the rule alone, or by a person whose outcome carried these codes. */
export interface Admission {
  readonly by: 'rule' | 'person';
  readonly data: Readonly<Record<string, unknown>>;
}

/** A referral procedure: its sheet and its course. */
export interface ProcessDefinition<S extends Steps = Steps> {
  readonly id: string;
  /** Version of the course; a case moves to a new one by a recorded event only. */
  readonly version: number;
  readonly title: Localized;
  readonly summary: Localized;
  /** Law or agreement that the sheet follows. */
  readonly source: string;
  readonly parties: readonly { readonly authority: string; readonly title: Localized }[];
  /** The role that decides eligibility where the rule alone does not. */
  readonly reviewer: string;
  /** The authority that decides, where the role leaves it open. */
  readonly reviewingAuthority?: (assessment: Assessment) => string;
  /** The role that answers when the case is offered to another municipality; absent: the case does not move. */
  readonly receives?: string;
  readonly steps: S;
  readonly endings: Readonly<Record<string, Localized>>;
  readonly course: (kase: Kase<S>, admission: Admission) => Course<Ending>;
  /** Assessments that a case can open with: what exploring the course starts from. */
  readonly openings: readonly Assessment[];
}
