import { ApplicationFailure } from '@temporalio/common';
import type { CaseActivities } from '@tovholder/contracts/commands';

export type ActivityName = keyof CaseActivities;

/**
 * What goes wrong at one call of an activity. `before` nothing is written; `after` it is, and only the answer is lost.
 * `lasting` failures are reported at once instead of being tried again: they stand for five seconds without an answer.
 */
export type Fault = { readonly fails: 'before' | 'after'; readonly lasting: boolean } | { readonly delayedMs: number };

/** Faults that wait for the next calls of each activity, first in first out. */
export class Faults {
  private readonly waiting = new Map<ActivityName, Fault[]>();
  private readonly away = new Set<ActivityName>();

  next(activity: ActivityName, ...faults: readonly Fault[]): void {
    this.waiting.set(activity, [...(this.waiting.get(activity) ?? []), ...faults]);
  }

  /** Every call of the activity fails from now on, until it is back. */
  isAway(activity: ActivityName): void {
    this.away.add(activity);
  }

  isBack(activity: ActivityName): void {
    this.away.delete(activity);
  }

  /** Takes all faults back. @returns activities whose faults never met a call: their scenario did not test what it says */
  takeBack(): readonly ActivityName[] {
    const unused = [...this.waiting].filter(([, faults]) => faults.length > 0).map(([activity]) => activity);
    this.waiting.clear();
    this.away.clear();
    return unused;
  }

  /** Runs an activity as the next fault wants it. */
  async around<T>(activity: ActivityName, call: () => Promise<T>): Promise<T> {
    if (this.away.has(activity)) throw failure(activity, false);
    const fault = this.waiting.get(activity)?.shift();
    if (!fault) return call();
    if ('delayedMs' in fault) {
      await new Promise((resolve) => setTimeout(resolve, fault.delayedMs));
      return call();
    }
    if (fault.fails === 'before') throw failure(activity, fault.lasting);
    await call();
    throw failure(activity, fault.lasting);
  }
}

function failure(activity: ActivityName, lasting: boolean): ApplicationFailure {
  return ApplicationFailure.create({
    message: `${activity} has no connection`,
    type: 'NoConnection',
    nonRetryable: lasting,
  });
}
