import type { RefusalCode } from '@tovholder/contracts/commands';
import type { DistrictProfile } from '@tovholder/districts';
import type { CaseForAccess, VisibilityCriteria } from '@tovholder/domain/access';
import type { EligibilityResult } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import type { DataSource } from 'typeorm';
import type { CommandIdentity } from './command-identity';
import type { KeyRing } from './crypto/keyring';
import type { AtMeeting } from './meetings/types';
import type { PersonRecord } from './records';

/** What every function of the record works on: the database, the keys and the district profiles by id. */
export interface Store {
  readonly dataSource: DataSource;
  readonly keys: KeyRing;
  readonly districts: ReadonlyMap<string, DistrictProfile>;
  /** Where reminders go beside the inbox; absent: to both, and the relay settles what nobody listens to. */
  readonly channels?: readonly ('e-mail' | 'webhook')[];
}

/** Who acts: the user, and the authority and unit that they act for. */
export interface Actor {
  readonly userId: string;
  readonly authority: string | null;
  readonly unit: string | null;
}

export interface SubmittedPerson {
  readonly cpr?: string;
  readonly replacementId?: string;
  readonly name?: string;
  /** Local date; what the CPR number says or what was stated. */
  readonly birthDate?: string;
  readonly municipality?: string;
}

export interface ReferralInput extends CommandIdentity {
  readonly process: string;
  readonly processVersion: number;
  readonly district: string;
  readonly actor: Actor & { readonly authority: string };
  readonly person: SubmittedPerson;
  /** The person of the case that leads to this one. Absent: found by number, or new. */
  readonly personId?: string;
  readonly reason: string;
  readonly urgency: 'normal' | 'urgent';
  /** As submitted and validated; the names are the keys of the stored facts. */
  readonly facts: Readonly<Record<string, JsonValue>>;
  readonly legalBasis: { readonly code: string; readonly necessity: string };
  /** Reason for asking people to look at a case that the rule does not let in. */
  readonly requestReview?: string;
  /** The answer of the eligibility rule on these facts, and the instant it was computed at. */
  readonly eligibility: EligibilityResult;
  readonly asOf: string;
}

/** A referral that is being written, as its user saves it. */
export interface DraftInput {
  readonly userId: string;
  readonly id: string;
  /** Id of the command that will submit it. */
  readonly commandId: string;
  readonly situation: string | null;
  readonly process: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface DraftSummary extends Pick<DraftInput, 'id' | 'situation' | 'process'> {
  readonly savedAt: string;
  readonly expiresAt: string;
}

export type DraftRecord = DraftSummary & Pick<DraftInput, 'content'>;

export type SubmitResult =
  | {
      readonly kind: 'submitted';
      readonly caseId: string;
      readonly referralId: string;
      readonly replayed: boolean;
      /** Outbox entry to mark as delivered once the workflow has been started; null when replayed. */
      readonly outboxId: string | null;
    }
  | { readonly kind: 'body-differs' };

export interface StagedCommand extends CommandIdentity {
  readonly caseId: string;
  readonly actor: Actor;
  /** Texts in a person's own words by field name: kept encrypted, moved to the log row that the command becomes. */
  readonly privateText?: Readonly<Record<string, string>>;
  readonly factCorrection?: { readonly fact: string; readonly value: JsonValue; readonly source: string };
  /** Where the command is given at a meeting: what is recorded there in the same transaction. */
  readonly atMeeting?: AtMeeting;
}

export type StageResult =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly seq: number }
  | { readonly kind: 'body-differs' }
  | { readonly kind: 'no-such-case' };

export type FoundCommand = { readonly caseId: string; readonly seq: number; readonly bodyHash: string | null };

export interface DirectCommand extends CommandIdentity {
  readonly caseId: string;
  readonly actor: Actor;
  readonly ifVersion?: number;
  /** The ownership epoch that the client acted under; an older one than the case's is refused. */
  readonly ifEpoch?: number;
  readonly action:
    | { readonly type: 'note'; readonly text: string }
    /** By the one who may distribute work; a null owner releases the step to its unit. */
    | { readonly type: 'assign'; readonly key: string; readonly owner: string | null }
    /** For oneself: only while nobody else owns the step. */
    | { readonly type: 'claim'; readonly key: string }
    /** Concern for a child: opens an `underretning` linked to this case, where the district runs it. */
    | {
        readonly type: 'raise-concern';
        readonly text: string;
        /** What is known of the facts that the underretning asks for, by their names there. */
        readonly facts: { readonly abuseStated?: boolean; readonly parentSuspected?: boolean };
      };
}

export type DirectRefusal =
  | Extract<RefusalCode, 'step-not-open' | 'version-conflict' | 'epoch-conflict' | 'case-closed' | 'case-in-incident'>
  | 'already-owned'
  | 'assignee-not-in-unit'
  | 'assignee-in-conflict';

export type DirectResult =
  | { readonly kind: 'done'; readonly seq: number; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly code: DirectRefusal }
  | { readonly kind: 'body-differs' }
  | { readonly kind: 'no-such-case' };

/** Steps that are work (options are not), by due instant, those without one last. */
export interface WorkItemQuery {
  readonly criteria: VisibilityCriteria;
  /** `mine`: owned by the user or by one whom the user stands in for; `unit`: owed by one of the units; `authority`: owed by one of the authorities. */
  readonly scope:
    | { readonly type: 'mine'; readonly userId: string; readonly actingFor?: readonly string[] }
    | { readonly type: 'unit'; readonly units: readonly string[] }
    | { readonly type: 'authority'; readonly authorities: readonly string[] };
  readonly state: 'open' | 'due-today' | 'due-soon' | 'overdue' | 'done';
  /** Instant at which today ends where the reader is; `due-today` needs it. */
  readonly endOfToday?: string;
  readonly process?: string;
  /** Steps that this authority owes. */
  readonly authority?: string;
  /** A case number or its first digits, a CPR number or names; anything else finds nothing. */
  readonly q?: string;
  readonly limit: number;
  readonly cursor?: string;
  /** Instant (RFC 3339) that due-soon and overdue are judged at; absent: the database's clock. */
  readonly now?: string;
}

export interface WorkItemCountQuery extends Pick<
  WorkItemQuery,
  'criteria' | 'scope' | 'process' | 'authority' | 'now'
> {
  /** Instant at which today ends where the reader is. */
  readonly endOfToday: string;
}

/** How much open work there is, each exact up to 1,000 and 1,000 beyond. */
export interface WorkItemCounts {
  readonly overdue: number;
  /** Due before the day ends and not overdue yet. */
  readonly dueToday: number;
  /** Due within the next days, today included. */
  readonly dueSoon: number;
  readonly open: number;
  readonly isExact: boolean;
}

export interface CaseQuery {
  readonly criteria: VisibilityCriteria;
  readonly process?: string;
  readonly state?: 'received' | 'open' | 'paused' | 'closed' | 'incident';
  readonly personId?: string;
  /** A case number, a CPR number or names; anything else finds nothing. */
  readonly q?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** A case as it stands in a list of cases. */
export interface CaseSummaryRecord {
  readonly id: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly district: string;
  readonly version: number;
  readonly receivedAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly outcome: string | null;
  readonly urgency: 'normal' | 'urgent';
  readonly person: PersonRecord;
  /** State, referrer, marks, responsible authority and steps, as the access rule reads them. */
  readonly access: CaseForAccess;
}

export interface SupervisionRow {
  readonly process: string;
  readonly step: string;
  readonly authority: string;
  readonly open: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly withoutOwner: number;
  /** Steps whose clock stands still. */
  readonly paused: number;
  readonly oldestOpenedAt: string;
  readonly oldestDueAt: string | null;
}

/** Only steps that a criterion matches by themselves count: seeing one step of a case does not open the others. */
export interface SupervisionQuery {
  readonly criteria: VisibilityCriteria;
  readonly now?: string;
}

export interface TrendQuery extends SupervisionQuery {
  /** IANA name of the zone whose weeks are meant. */
  readonly zone: string;
}

export interface TrendRow {
  /** Local date of the week's Monday. */
  readonly week: string;
  readonly process: string;
  readonly step: string;
  readonly authority: string;
  readonly opened: number;
  /** Done, not withdrawn. */
  readonly closed: number;
  readonly closedOnTime: number;
  readonly closedLate: number;
  /** Past their due instant and still open at the end of the week, or now. */
  readonly overdue: number;
}

export type OutboxKind = 'start-workflow' | 'reload-workflow' | 'open-linked' | 'send-e-mail' | 'call-webhook';

export interface OutboxEntry {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly caseId: string;
  /** What the entry is about beside the case: the notification to send. */
  readonly ref: string | null;
  /** The workflow type. */
  readonly process: string;
  readonly district: string;
  readonly attempts: number;
}

export type LogVerdict =
  | { readonly caseId: string; readonly valid: true; readonly rows: number }
  | { readonly caseId: string; readonly valid: false; readonly brokenAtSeq: number; readonly because: string };

export interface DirectoryUser {
  readonly id: string;
  readonly name: string;
  readonly language: 'da' | 'en';
  readonly active: boolean;
  /** Who acts for this user today, while they are away; empty: they are here. */
  readonly deputies: readonly string[];
  /** Users who are away today and whose deputy this user is, also through another deputy who is away. */
  readonly actingFor: readonly string[];
  readonly memberships: readonly {
    readonly unit: string;
    readonly authority: string;
    readonly district: string;
    readonly role: string;
  }[];
}
