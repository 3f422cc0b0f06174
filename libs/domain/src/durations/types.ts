import type { Localized, Mark } from '../text';

/** The stretches of a course that are counted, each by the month in which it ended. */
export const stretches = [
  'reported-to-measure',
  'reported-to-accepted',
  'accepted-to-decided',
  'decided-to-measure',
] as const;
export type Stretch = (typeof stretches)[number];

/** Age band that the national figures are given for. */
export type AgeBand = '10-14' | '15-17';

/** The turning points of one case: local dates, null where the case has not reached one or its process has none. */
export interface Milestones {
  readonly process: string;
  readonly band: AgeBand | null;
  /** The date of the report; where none was stated, of the submission. */
  readonly reportedOn: string;
  readonly reportIsStated: boolean;
  readonly acceptedOn: string | null;
  readonly decidedOn: string | null;
  readonly measureStartedOn: string | null;
}

/** How long a stretch took in the cases that ended it in one month, or in the whole period. */
export interface Duration {
  readonly process: string;
  readonly stretch: Stretch;
  readonly band: AgeBand | null;
  /** `YYYY-MM`; null: the whole period. */
  readonly month: string | null;
  /** Number of cases; null where there are too few to show without showing somebody's case. */
  readonly count: number | null;
  readonly suppressed: boolean;
  /** Calendar days. */
  readonly medianDays: number | null;
  /** Four of five took at most this long. */
  readonly percentile80Days: number | null;
  readonly meanDays: number | null;
  /** Of `count`, those whose report was not dated and that are counted from their submission. */
  readonly countedFromSubmission: number | null;
}

/** A national figure to compare with. */
export interface Baseline {
  readonly process: string;
  readonly stretch: Stretch;
  readonly band: AgeBand;
  readonly days: number;
  readonly statistic: 'mean';
  readonly mark: Mark;
  readonly citation: string;
  readonly link: string;
  readonly title: Localized;
}
