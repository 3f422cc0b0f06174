/** The contract between API, workflow and activities: names, inputs and results. Codes and ids only. */
import type { Candidate, CaseEvent, EarlyClosureGround, LoggedEvent, MilestoneRef } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { PauseGround } from '@tovholder/domain/rules';
import type { EventData } from '@tovholder/domain/case-log';

export const caseTaskQueue = 'cases';
export const commandUpdateName = 'command';
export const reloadSignalName = 'reload';
export const stateQueryName = 'state';
/** What an operator may search Temporal by. Never encrypted, so codes only. */
export const caseSearchAttributes = { process: 'CaseProcess', state: 'CaseState', district: 'CaseDistrict' } as const;

/** The only input of every run of a case's workflow. */
export interface CaseInput {
  readonly caseId: string;
}

/** A command that goes through the workflow. Its private texts wait in PostgreSQL under `commandId`. */
export interface CaseCommand {
  readonly commandId: string;
  /** The version that the client had seen (If-Match); absent: judge on the current state. */
  readonly ifVersion?: number;
  /** The ownership epoch that the client acted under; an older one than the case's is refused. */
  readonly ifEpoch?: number;
  readonly action:
    | { readonly type: 'complete'; readonly key: string; readonly outcome: string; readonly data: EventData }
    | { readonly type: 'correct-fact'; readonly fact: string }
    | { readonly type: 'withdraw' }
    | {
        readonly type: 'pause';
        readonly pauseId: string;
        readonly key: string;
        readonly ground: PauseGround;
        readonly from: string;
      }
    | { readonly type: 'end-pause'; readonly pauseId: string; readonly key: string; readonly to: string }
    | { readonly type: 'offer-handover'; readonly to: string }
    | { readonly type: 'withdraw-handover'; readonly key: string }
    | { readonly type: 'close-early'; readonly ground: EarlyClosureGround };
}

/** Why a command was not carried out. A business answer, so a value and never an exception. */
export type RefusalCode =
  | 'step-not-open'
  | 'outcome-not-allowed'
  | 'facts-missing'
  | 'version-conflict'
  /** Responsibility has been handed over since the client looked. */
  | 'epoch-conflict'
  | 'ground-not-allowed'
  | 'already-paused'
  | 'not-paused'
  | 'pause-overlaps'
  | 'pause-too-early'
  | 'pause-after-due'
  | 'quota-used-up'
  | 'handover-open'
  | 'handover-not-open'
  | 'handover-not-possible'
  | 'already-accepted'
  | 'case-closed'
  | 'case-in-incident'
  | 'not-received-yet';

export type CommandResult =
  | { readonly kind: 'done'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly rules?: readonly string[] }
  /** PostgreSQL did not answer in time: outcome unknown, safe to repeat with the same command id. */
  | { readonly kind: 'unavailable' };

export interface LoadRequest {
  readonly caseId: string;
  readonly afterSeq: number;
}

export type CaseState = 'received' | 'open' | 'paused' | 'closed' | 'incident';

export interface LoadResult {
  readonly process: string;
  readonly district: string;
  readonly state: CaseState;
  /** Rows after `afterSeq`, without those that only PostgreSQL needs, but for `submitted`. */
  readonly rows: readonly LoggedEvent[];
  /** The log's head, counting record-only rows too. */
  readonly headSeq: number;
  readonly next: NextMilestones | null;
}

/** The earliest instant that the case waits for, and all milestones of that instant. */
export interface NextMilestones {
  readonly at: string;
  readonly milestones: readonly MilestoneRef[];
}

export interface AssessRequest {
  readonly caseId: string;
  /** The correction waiting under this command, if that is what is being assessed. */
  readonly commandId?: string;
}

export interface AppendRequest {
  readonly caseId: string;
  readonly afterSeq: number;
  readonly commandId: string;
  readonly ifVersion?: number;
  readonly ifEpoch?: number;
  /** Null asks only whether the command is already in the log: the engine has refused it on what it knows. */
  readonly candidate: Candidate | null;
}

export interface AppendResult {
  /** `appended`: written now. `known`: this command was written before. `behind`: rows were missing, nothing written.
   *  `refused`: not written, and why. `not-due`: the database's clock has not reached the milestones yet. */
  readonly kind: 'appended' | 'known' | 'behind' | 'refused' | 'not-due';
  readonly code?: RefusalCode;
  readonly rows: readonly LoggedEvent[];
  readonly headSeq: number;
  readonly state: CaseState;
  readonly next: NextMilestones | null;
}

export interface IncidentRequest {
  readonly caseId: string;
  readonly commandId: string;
  /** One sentence with step keys and codes only. */
  readonly reason: string;
  readonly atSeq: number;
}

/** The activities that a case's workflow calls; all run as local activities. */
export interface CaseActivities {
  load(request: LoadRequest): Promise<LoadResult>;
  assess(request: AssessRequest): Promise<Assessment>;
  append(request: AppendRequest): Promise<AppendResult>;
  recordIncident(request: IncidentRequest): Promise<AppendResult>;
}

export type { Assessment, Candidate, CaseEvent, LoggedEvent };
