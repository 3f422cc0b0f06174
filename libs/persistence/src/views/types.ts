import type { VisibilityCriteria } from '@tovholder/domain/access';
import type { RungRecord } from '../records';

/** The numbers that an overview counts; each of them can be asked for step by step. */
export type SupervisedState = 'open' | 'due-soon' | 'overdue' | 'paused';

/** Which steps are meant: each given part narrows. */
export interface StepFilter {
  readonly process?: string;
  readonly step?: string;
  readonly authority?: string;
  readonly unit?: string;
  readonly owner?: string;
  readonly withoutOwner?: boolean;
}

export interface DurationQuery {
  readonly criteria: VisibilityCriteria;
  readonly process?: string;
  /** Local dates, both included. */
  readonly from: string;
  readonly to: string;
  /** IANA name of the zone whose dates are meant. */
  readonly zone: string;
}

export interface FiredLadderQuery {
  readonly criteria: VisibilityCriteria;
  /** Instant (RFC 3339). */
  readonly since: string;
}

export interface FiredRungQuery extends FiredLadderQuery {
  readonly filter?: Pick<StepFilter, 'process' | 'step' | 'authority'> & {
    /** Whether one of those who were told has said so. */
    readonly acknowledged?: boolean;
  };
  readonly limit: number;
  readonly cursor?: string;
}

/** A rung that has fired, with the step that it belongs to; nothing of the case's content. */
export interface FiredRungRecord {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly key: string;
  readonly step: string;
  readonly state: 'open' | 'done' | 'withdrawn';
  readonly authority: string;
  readonly unit: string;
  readonly rung: RungRecord;
}

export interface FiredLadderRow {
  readonly process: string;
  readonly step: string;
  readonly authority: string;
  readonly fired: number;
  readonly late: number;
  /** By at least one of those who were told. */
  readonly acknowledged: number;
  readonly medianSecondsToAcknowledgement: number | null;
}

export interface OwnerRow {
  readonly owner: string | null;
  readonly unit: string;
  readonly authority: string;
  readonly open: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly oldestDueAt: string | null;
  /** Local date on which the owner's present absence ends. */
  readonly awayUntil: string | null;
  readonly deputy: string | null;
}
