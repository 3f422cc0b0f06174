import type { Localized, Mark } from '../text';
import type { PauseGround } from './pause-grounds';

/** What an amount of time is counted in. `seconds` is for demonstrations: only ASSUMPTION rules, never in production. */
export type RuleUnit = 'seconds' | 'hours' | 'days' | 'weeks' | 'months' | 'years' | 'working-days';

export interface Span {
  readonly amount: number;
  readonly unit: RuleUnit;
}

/**
 * A deadline rule as data. `amount` is in the unit of `kind`; `before`, `cadence`, `quota` and `promptly` name their
 * unit: the first counts back from a later event, the second from the last time it was done, the third says how much
 * there may be in a period, and the fourth has an alarm and no number in law. `until` has no amount: its date is a fact.
 */
export interface DeadlineRule {
  readonly id: string;
  readonly version: number;
  readonly kind: RuleUnit | 'before' | 'cadence' | 'quota' | 'until' | 'promptly';
  readonly amount: number;
  readonly unit?: RuleUnit;
  /**
   * What starts the clock: the step's opening, the submission, or a dated fact of the case. A `cadence` whose fact is
   * not known yet was never done, and counts from the step's opening (`triggersOf`).
   */
  readonly trigger: RuleTrigger;
  /** What starts the clock while the fact that `trigger` names is not stated. Absent: nothing does. */
  readonly otherwise?: RuleTrigger;
  /** What happens when the last day is not a working day. */
  readonly roll: 'none' | 'forward' | 'backward';
  /** Whether 5 June, 24 and 31 December and local closing days count as working days here. Absent: they do not. */
  readonly closingDays?: 'working' | 'non-working';
  /** Local time (`HH:MM`) from which a trigger counts as the next day's. Absent: the whole day is the trigger's. */
  readonly cutOff?: string;
  /** Change of pace of a `cadence`: once this much time has passed since the trigger of `since`, every … instead. */
  readonly then?: Span & { readonly after: Span; readonly since: RuleTrigger };
  /** Period of a `quota`. */
  readonly period?: 'calendar-year';
  /** Grounds on which the clock may be stopped; absent: none. */
  readonly pausable?: readonly PauseGround[];
  /** "Som udgangspunkt": adjustable with a reason. */
  readonly soft: boolean;
  readonly mark: Mark;
  readonly citation: string;
  readonly link?: string;
  /** First and last local date on which the rule is in force; absent: no limit that is known. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Id of the ladder that reminds of it; absent: `hours` for clock time, `soft` for soft deadlines, else `standard`. */
  readonly ladder?: string;
  readonly title: Localized;
}

/**
 * A row of a law or agreement that names no time a clock could count ("snarest muligt", "several times a year", a
 * share, a range). It is listed with its source and is not a `DeadlineRule`: no step can be due by it, and nothing can
 * compute a date from it. Where people are to be reminded all the same, a district profile has an alarm under a rule of
 * its own, marked ASSUMPTION (`promptly`), which takes the row's place in the list when it has the same id.
 */
export interface InformationalRule {
  readonly id: string;
  readonly version: number;
  readonly kind: 'informational';
  /** What the source says in place of a number. */
  readonly says: Localized;
  readonly mark: Mark;
  readonly citation: string;
  readonly link?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly title: Localized;
}

export type RuleTrigger = 'opened' | 'submitted' | `fact:${string}`;
