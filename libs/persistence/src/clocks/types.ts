import type { CaseState } from '@tovholder/contracts/commands';

export type RoundKind = 'minute' | 'night';

/** What one round of the reconciler found and mended. */
export interface ClockRound {
  readonly kind: RoundKind;
  /** Instant by the database's clock: `clockHealth().now` when the round began. */
  readonly startedAt: string;
  readonly unfired: number;
  readonly undelivered: number;
  readonly withoutWorkflow: number;
  readonly withoutCase: number;
  readonly repaired: number;
}

export interface CompletedRound extends ClockRound {
  readonly completedAt: string;
  readonly ageSeconds: number;
}

/** How the two clocks of the house stand: what should have been delivered or should have fired by now. */
export interface ClockHealth {
  readonly now: string;
  readonly oldestUndelivered: string | null;
  readonly oldestUnfired: string | null;
  /** Milestones that are due and have not fired, and entries that wait for delivery although they are due. */
  readonly unfired: number;
  readonly undelivered: number;
  /** The last completed round of each kind; null: none yet. */
  readonly rounds: Readonly<Record<RoundKind, CompletedRound | null>>;
  /** No round of the minute kind has been completed within five minutes. */
  readonly stale: boolean;
}

/** A case with a milestone that is past due and has not fired. */
export interface UnfiredCase {
  readonly caseId: string;
  readonly process: string;
  readonly district: string;
  readonly oldestAt: string;
  readonly unfired: number;
}

/** A case that a workflow must be running for. */
export interface OpenCase {
  readonly caseId: string;
  readonly process: string;
  readonly district: string;
  readonly state: CaseState;
  readonly headSeq: number;
}
