import type { VisibilityCriteria } from '@tovholder/domain/access';

/** Which overdue steps are meant: each given part narrows. */
export interface OverdueFilter {
  readonly process?: string;
  readonly step?: string;
  readonly authority?: string;
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
