import type { LoggedEvent } from '@tovholder/domain/case-log';
import type { Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { JsonValue } from '@tovholder/domain/text';
import type { Interval } from './due';

/** What is known of one case from its log and from what people said: enough to tell which rungs must have rung. */
export interface Ledger {
  readonly log: readonly LoggedEvent[];
  /** Dates among the facts of the referral, by the names that rules use. */
  readonly submittedDates: Readonly<Record<string, string>>;
  /** Values of corrected facts by the command that stated them. */
  readonly corrections: ReadonlyMap<string, { readonly fact: string; readonly value: JsonValue }>;
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly ladders: ReadonlyMap<string, Ladder>;
  /** Local time of day at which ladders of working days ring. */
  readonly hour: string;
  /** Closing days of whoever owes a step, the district's among them. */
  closedTo(key: string): ReadonlySet<string>;
  /** Stretches of time in which nothing could ring. */
  readonly outages: readonly Interval[];
  /** Milliseconds: until when the case was watched. */
  readonly until: number;
}

/** A rung as the record names it. */
export interface RungName {
  readonly key: string;
  readonly ladder: string;
  readonly rung: string;
  readonly version: number;
}

export const nameOf = ({ key, ladder, rung, version }: RungName): string => `${key}|${ladder}|${rung}|${version}`;
