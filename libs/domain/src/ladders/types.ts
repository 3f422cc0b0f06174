import type { RuleUnit } from '../rules';
import type { Mark } from '../text';

/** Whom a rung tells. Resolved to people when it fires: absent and inactive users are stood in for. */
export type Audience =
  | 'owner'
  | 'unit'
  /** The duty roster that the district profile names for the owing authority. */
  | 'duty-roster'
  | 'supervisor'
  | 'head'
  | 'management'
  /** PSP-K's steering group: told without identity. */
  | 'steering-group'
  /** Who offered a handover. */
  | 'sender';

/** One point of a ladder, at a distance from the due instant: before it where the amount is negative. */
export interface Rung {
  /** Unique in its ladder, such as `due-2wd`, `due`, `due+5wd`. */
  readonly id: string;
  readonly offset: { readonly amount: number; readonly unit: Extract<RuleUnit, 'seconds' | 'hours' | 'working-days'> };
  readonly audiences: readonly Audience[];
}

/** The escalation sequence of a deadline, as data. */
export interface Ladder {
  readonly id: string;
  readonly version: number;
  readonly mark: Mark;
  readonly rungs: readonly Rung[];
}

/** A rung with the instant (RFC 3339, UTC) at which it is meant to fire. */
export interface PlannedRung {
  readonly ladder: string;
  readonly rung: string;
  readonly at: string;
}

export interface LadderPlan {
  /** In the order in which they ring. */
  readonly planned: readonly PlannedRung[];
  /** Rungs that would have rung before anybody could know the deadline. */
  readonly moot: readonly (PlannedRung & { readonly because: 'before-armed' })[];
}
