import type { Principal } from '@tovholder/domain/access';
import type { CommandIdentity } from '../command-identity';
import type { Actor } from '../types';

/** Whole local days on which a user is away, and who acts meanwhile. */
export interface AbsenceRecord {
  readonly id: string;
  readonly userId: string;
  /** Local dates, both included. */
  readonly fromOn: string;
  readonly toOn: string;
  readonly deputyId: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly cancelledAt: string | null;
}

/** An open step that would lose its owner. */
export interface OwnedStepRecord {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly key: string;
  readonly step: string;
  readonly process: string;
  readonly unit: string;
  /** Due instant; null where the step has none. */
  readonly due: string | null;
}

/** Absences that end on a date or later, by first day. Each given part narrows. */
export interface AbsenceQuery {
  readonly id?: string;
  readonly userId?: string;
  /** One of these users. */
  readonly users?: readonly string[];
  /** Users who are members of one of these units. */
  readonly units?: readonly string[];
  /** Local date; absent: also those that begin later. */
  readonly beginningUntil?: string;
  /** Local date; absent: also those that are over. */
  readonly endingFrom?: string;
  readonly includeCancelled?: boolean;
}

export interface AbsenceInput extends CommandIdentity {
  readonly userId: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly deputyId?: string;
  /** An absence of this user that ends with the commit of this one. */
  readonly replaces?: string;
  readonly recordedBy: string;
}

/** Somebody who can act for another user. */
export interface PossibleDeputy {
  readonly id: string;
  readonly name: string;
}

/**
 * Why someone cannot act for a user: nobody of that name, no longer active, the user themselves, away on one of these
 * days, barred by a conflict of interest from a case in which the user owns open steps, or no member of a unit in which
 * the user owns some (of none of the user's units, where they own none).
 */
export type NotPossibleBecause = 'unknown' | 'inactive' | 'same-user' | 'absent' | 'in-conflict' | 'not-in-unit';

export type RecordAbsenceResult =
  /** `steps`: open steps that the user owns and keeps; the deputy acts on them. */
  | {
      readonly kind: 'recorded';
      readonly absence: AbsenceRecord;
      readonly steps: readonly OwnedStepRecord[];
      readonly replayed: boolean;
    }
  | {
      readonly kind: 'deputy-needed';
      readonly steps: readonly OwnedStepRecord[];
      readonly deputies: readonly PossibleDeputy[];
    }
  | { readonly kind: 'deputy-not-possible'; readonly because: NotPossibleBecause }
  | { readonly kind: 'overlaps'; readonly absence: AbsenceRecord }
  /** What was to be replaced is no absence of this user, or no longer one. */
  | { readonly kind: 'no-such-absence' }
  | { readonly kind: 'no-such-user' }
  | { readonly kind: 'body-differs' };

export type CancelAbsenceResult =
  { readonly kind: 'cancelled'; readonly absence: AbsenceRecord } | { readonly kind: 'no-such-absence' };

export interface DeactivateInput {
  readonly userId: string;
  readonly deputyId?: string;
  readonly by: Actor;
}

export type DeactivateResult =
  /** `moved`: the steps that the deputy owns now. Empty when the user was inactive before. */
  | { readonly kind: 'deactivated'; readonly moved: readonly OwnedStepRecord[] }
  | { readonly kind: 'deputy-needed'; readonly steps: readonly OwnedStepRecord[] }
  | { readonly kind: 'deputy-not-possible'; readonly because: NotPossibleBecause }
  /** Units that owe open steps and would have nobody left who can answer for them. */
  | { readonly kind: 'last-in-unit'; readonly units: readonly string[] }
  | { readonly kind: 'no-such-user' };

export type ActivateResult = { readonly kind: 'activated' } | { readonly kind: 'no-such-user' };

export interface StepName {
  readonly caseId: string;
  readonly key: string;
}

export interface ReassignInput extends CommandIdentity {
  /** Named steps, or all open steps that the reader may list and that match every given part. */
  readonly select:
    | { readonly type: 'items'; readonly items: readonly StepName[] }
    | {
        readonly type: 'filter';
        readonly owner?: string;
        readonly unit?: string;
        readonly process?: string;
        readonly step?: string;
        readonly withoutOwner?: boolean;
        /** At most this many, those due first. */
        readonly limit: number;
      };
  /** The new owner; null gives the steps back to the queues of their units. */
  readonly to: string | null;
  /** In a person's own words: kept encrypted in each case's log. */
  readonly reason: string;
  readonly actor: Actor;
  /** Whose rights decide, step by step: what they may not see is not found. */
  readonly principal: Principal;
}

export interface ReassignItemResult extends StepName {
  readonly result:
    | 'reassigned'
    /** The user owned the step before. */
    | 'unchanged'
    | 'not-found'
    | 'not-allowed'
    | 'assignee-not-in-unit'
    /** The case is closed to the new owner by a conflict of interest. */
    | 'assignee-in-conflict'
    /** The step or its case is closed. */
    | 'closed'
    /** The case is stopped by an incident, or was changed by the same request with another body. */
    | 'conflict';
}
