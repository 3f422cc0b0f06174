import type { CaseState } from '@tovholder/contracts/commands';
import type { CaseMark, StepOwing } from '@tovholder/domain/case-log';
import type { Certificate } from '@tovholder/domain/deadlines';
import type { Assessment, EligibilityResult } from '@tovholder/domain/eligibility';
import type { EventData } from '@tovholder/domain/case-log';
import type { JsonValue } from '@tovholder/domain/text';

/** A case as PostgreSQL holds it, before anything is hidden from a reader. */
export interface CaseRecord {
  readonly id: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly processVersion: number;
  readonly district: string;
  readonly state: CaseState;
  /** Sequence number of the case log's head. */
  readonly version: number;
  readonly receivedAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly outcome: string | null;
  readonly successor: string | null;
  readonly incident: { readonly reason: string; readonly at: string } | null;
  readonly person: PersonRecord;
  readonly referral: ReferralRecord;
  readonly facts: Readonly<Record<string, JsonValue>>;
  readonly assessment: Assessment;
  /** The same assessment with its texts, as computed when it was recorded. */
  readonly eligibility: EligibilityResult;
  /** Facts and assessment as they were at submission: all that the referrer sees of them, whatever was corrected later. */
  readonly submitted: { readonly facts: Readonly<Record<string, JsonValue>>; readonly eligibility: EligibilityResult };
  readonly responsible: { readonly authority: string; readonly since: string } | null;
  readonly marks: Readonly<Partial<Record<CaseMark, string>>>;
  readonly steps: readonly StepRecord[];
}

export interface PersonRecord {
  readonly id: string;
  readonly cpr: string | null;
  readonly replacementId: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly municipality: string | null;
}

export interface ReferralRecord {
  readonly id: string;
  readonly submittedAt: string;
  readonly userId: string;
  readonly authority: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly urgency: 'normal' | 'urgent';
  readonly legalBasis: { readonly code: string; readonly necessity: string };
  readonly requestReview: string | null;
}

export interface StepRecord {
  readonly key: string;
  readonly step: string;
  readonly owing: StepOwing;
  /** The resolved unit and authority that owe the step. */
  readonly unit: string;
  readonly authority: string;
  readonly owner: string | null;
  readonly state: 'open' | 'done' | 'withdrawn';
  readonly option: boolean;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly due: DueRecord | null;
  readonly outcome: string | null;
  readonly data: EventData | null;
  readonly completedBy: { readonly userId: string; readonly unit: string | null } | null;
}

export interface DueRecord {
  readonly at: string;
  readonly localDate: string;
  readonly rule: string;
  readonly mark: string;
  readonly soft: boolean;
  readonly certificate: Certificate;
}

/** A step as it stands in a work list: enough for a row, read from the step and its case alone. */
export interface WorkItemRecord {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly district: string;
  readonly caseVersion: number;
  readonly urgency: 'normal' | 'urgent';
  readonly person: PersonRecord;
  readonly referrer: { readonly userId: string; readonly authority: string; readonly unit: string | null };
  readonly marks: Readonly<Partial<Record<CaseMark, string>>>;
  readonly step: StepRecord;
}

export interface TimelineRecord {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly key: string | null;
  readonly outcome: string | null;
  readonly data: EventData | null;
  /** Who did it; null for the clock and the engine. */
  readonly actor: { readonly userId: string; readonly authority: string | null; readonly unit: string | null } | null;
  /** Free text of the event (note, reason), decrypted. */
  readonly text: Readonly<Record<string, string>> | null;
  readonly opened: readonly string[];
  readonly withdrawn: readonly string[];
  readonly outcomeOfCase: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
}
