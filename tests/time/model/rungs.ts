import type { Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { instantOf, localDate } from './dates';
import type { Due } from './due';
import { workingDayFrom, type DayRules } from './working-days';

/** Rungs of working-day ladders are spread over ten minutes, so that they do not all ring at once. */
const spreadMs = 600_000;
const unitMs = { seconds: 1_000, hours: 3_600_000 } as const;

/** The stretch of time in which one rung is meant to ring. */
export interface RungWindow {
  readonly rung: string;
  readonly earliest: number;
  readonly latest: number;
}

/** Id of the ladder that reminds of a deadline. */
export function ladderOf(rule: DeadlineRule): string {
  if (rule.ladder !== undefined) return rule.ladder;
  const unit = rule.unit ?? rule.kind;
  if (unit === 'hours' || unit === 'seconds') return 'hours';
  return rule.soft ? 'soft' : 'standard';
}

/**
 * When the rungs of a ladder are meant to ring. A due instant that had passed when it became known is counted from then:
 * nobody could act before.
 */
export function windowsOf(
  ladder: Ladder,
  {
    due,
    armedAt,
    hour,
    days,
  }: { readonly due: Due; readonly armedAt: number; readonly hour: string; readonly days: DayRules },
): readonly RungWindow[] {
  const late = due.at < armedAt;
  return ladder.rungs.map(({ id: rung, offset: { amount, unit } }): RungWindow => {
    const anchor = late && amount >= 0 ? { at: armedAt, date: localDate(armedAt) } : due;
    if (unit !== 'working-days') {
      const at = anchor.at + amount * unitMs[unit];
      return { rung, earliest: at, latest: at };
    }
    if (late && amount === 0) return { rung, earliest: armedAt, latest: armedAt };
    const date = workingDayFrom(anchor.date, { count: amount === 0 ? 1 : amount, days });
    const at = instantOf(date, hour);
    return { rung, earliest: at, latest: at + spreadMs };
  });
}
