import type { Localized, Mark } from '../text';

/**
 * A deadline rule as data. `amount` is in the unit of `kind`; `before` and `promptly` name their unit, because the
 * first counts back from a later event and the second has an alarm and no number in law.
 */
export interface DeadlineRule {
  readonly id: string;
  readonly version: number;
  readonly kind: 'hours' | 'days' | 'weeks' | 'months' | 'years' | 'working-days' | 'before' | 'promptly';
  readonly amount: number;
  readonly unit?: 'hours' | 'days' | 'weeks' | 'months' | 'working-days';
  /** What starts the clock: the step's opening, the submission, or a dated fact of the case. */
  readonly trigger: RuleTrigger;
  /** What happens when the last day is not a working day. */
  readonly roll: 'none' | 'forward' | 'backward';
  /** "Som udgangspunkt": adjustable with a reason. */
  readonly soft: boolean;
  readonly mark: Mark;
  readonly citation: string;
  readonly link?: string;
  readonly title: Localized;
}

export type RuleTrigger = 'opened' | 'submitted' | `fact:${string}`;
