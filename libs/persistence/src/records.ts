import type { CaseState } from '@tovholder/contracts/commands';
import type { CaseMark, StepOwing } from '@tovholder/domain/case-log';
import type { Certificate } from '@tovholder/domain/deadlines';
import type { Audience } from '@tovholder/domain/ladders';
import type { PauseGround } from '@tovholder/domain/rules';
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
  /** Ownership epoch: raised by each accepted handover. */
  readonly epoch: number;
  /** Code of the municipality that the case belongs to; it changes when another has accepted the case. */
  readonly municipality: string | null;
  readonly links: readonly LinkRecord[];
  /** Names of the users that the record speaks of, by their ids. */
  readonly people: Readonly<Record<string, string>>;
  /** Users whom a conflict of interest in force closes the case to. */
  readonly conflicted: readonly string[];
  /** What was written with the outcome of a step, by the step's key and the field's path. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Data that passed from one authority to another with a step. */
export interface DisclosureRecord {
  readonly id: string;
  readonly at: string;
  readonly stepKey: string;
  readonly act: 'asked' | 'answered' | 'entrusted';
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly purpose: string;
}

/** A case that this one led to (`to`) or came from (`from`). */
export interface LinkRecord {
  readonly direction: 'to' | 'from';
  readonly kind: 'successor' | 'concern';
  readonly caseId: string;
  readonly process: string;
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
  /** Since when its clock stands still; null while it runs. */
  readonly pausedAt: string | null;
  /** Grounds on which the step's rule, in the case's rule set, lets its clock be stopped; empty: never. */
  readonly pausable: readonly PauseGround[];
  readonly pauses: readonly PauseRecord[];
  readonly ladder: readonly RungRecord[];
  readonly handover: HandoverRecord | null;
}

export interface PauseRecord {
  readonly id: string;
  readonly ground: PauseGround;
  readonly from: string;
  /** Null while the clock stands still. */
  readonly to: string | null;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** A rung of a step's ladder: when it is meant to ring, when it did, and whom it told. */
export interface RungRecord {
  readonly ladder: string;
  readonly rung: string;
  /** Counts the due instants that the step has had: this rung belongs to one of them. */
  readonly dueVersion: number;
  readonly at: string;
  readonly state: 'pending' | 'passed' | 'moot';
  readonly firedAt: string | null;
  readonly late: boolean;
  readonly mootBecause: string | null;
  readonly told: readonly {
    readonly userId: string;
    readonly audience: Audience;
    readonly standsInFor: string | null;
    readonly acknowledgedAt: string | null;
    readonly receipts: readonly { readonly channel: 'in-app' | 'e-mail' | 'webhook'; readonly sentAt: string }[];
  }[];
}

export interface HandoverRecord {
  readonly id: string;
  readonly of: 'responsibility' | 'case';
  readonly from: { readonly authority: string | null; readonly unit: string | null; readonly userId: string | null };
  readonly to: { readonly authority: string; readonly unit: string };
  readonly state: 'offered' | 'accepted' | 'refused' | 'withdrawn' | 'lapsed';
  /** Why, in the words of whoever offered it; null where the course itself offers it. */
  readonly reason: string | null;
  readonly offeredAt: string;
  readonly answeredAt: string | null;
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
  /** What the step's owner is called; null where it has none. */
  readonly ownerName: string | null;
  /** State of its case, which steps of it are open, and which rules lack their facts: what its outcomes wait for. */
  readonly state: CaseRecord['state'];
  readonly openSteps: readonly string[];
  readonly blocking: readonly string[];
}

export interface TimelineRecord {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly key: string | null;
  readonly outcome: string | null;
  readonly data: EventData | null;
  /** Who did it; null for the clock and the engine. */
  readonly actor: {
    readonly userId: string;
    readonly name: string;
    readonly authority: string | null;
    readonly unit: string | null;
  } | null;
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
