import type { AnnualDay } from '@tovholder/domain/calendar';
import type { Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';

/** What someone wants to change for a district: its own numbers, closing days and ladders, never the law's. */
export interface RuleChange {
  /** New values of rules, by id; what is absent stays. `citation` says where the number comes from. */
  readonly rules?: readonly RuleNumbers[];
  /** Closing days that come in addition to the calendar's. */
  readonly closingDays?: readonly LocalClosingDay[];
  /** Replaced or added by id. */
  readonly ladders?: readonly Ladder[];
  /** Local time (`HH:MM`) at which ladders counted in working days ring. */
  readonly hour?: string;
}

export type RuleNumbers = Pick<DeadlineRule, 'id' | 'citation'> &
  Partial<Pick<DeadlineRule, 'kind' | 'amount' | 'unit' | 'soft' | 'roll' | 'ladder' | 'pausable'>>;

export interface LocalClosingDay {
  /** Local date. */
  readonly date: string;
  readonly name: AnnualDay['name'];
  /** Authority code that is closed; absent: all of the district. */
  readonly authority?: string;
}

/** An open deadline that a change would move; instants RFC 3339, null where there is none. */
export interface DeadlineMove {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly key: string;
  readonly step: string;
  readonly unit: string;
  readonly rule: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly effect: 'moved' | 'newly-overdue' | 'newly-on-time';
}

export interface RuleDryRun {
  readonly kind: 'dry-run';
  readonly district: string;
  /** Hash of the change and of every deadline that it moves: the application is refused when it has become another. */
  readonly guard: string;
  readonly moves: readonly DeadlineMove[];
  readonly counts: {
    readonly cases: number;
    readonly deadlines: number;
    readonly moved: number;
    readonly newlyOverdue: number;
    readonly newlyOnTime: number;
  };
}

/** A change that may not be made, with the first reason. */
export interface RuleChangeNotAllowed {
  readonly kind: 'not-allowed';
  readonly because:
    | 'no-such-district'
    | 'no-such-rule'
    /** The number is the law's or the source document's. */
    | 'number-is-fixed'
    /** Together the new values make no rule, such as a kind without its unit. */
    | 'rule-impossible'
    /** A ladder with two rungs of one name, or with a bar in a name. */
    | 'ladder-impossible'
    /** Seconds are for demonstrations. */
    | 'seconds-in-production'
    | 'no-such-authority'
    | 'nothing-changes';
  /** Id of the rule or ladder, code of the authority. */
  readonly subject: string | null;
}

export interface RuleApplication {
  /** The id that the change gets: from the command, so that a repeat finds what its first attempt started. */
  readonly id: string;
  readonly district: string;
  readonly change: RuleChange;
  readonly guard: string;
  readonly reason: string;
  readonly requestedBy: string;
}

export type ApplyResult =
  | { readonly kind: 'started'; readonly change: RuleChangeRecord }
  /** What would move is no longer what the guard was given for. */
  | { readonly kind: 'guard-changed' }
  | { readonly kind: 'already-running'; readonly change: RuleChangeRecord }
  | RuleChangeNotAllowed;

/** A change on its way through the open cases of a district. */
export interface RuleChangeRecord {
  readonly id: string;
  readonly district: string;
  readonly ruleSetVersion: number;
  readonly guard: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Open cases that the change has to go through, and how many it has. */
  readonly total: number;
  readonly done: number;
  readonly finishedAt: string | null;
}
