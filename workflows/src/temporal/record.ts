import type { CaseActivities } from '@tovholder/contracts/commands';
import { ApplicationFailure, isCancellation, proxyLocalActivities, sleep } from '@temporalio/workflow';

/** What PostgreSQL may take for one answer, waiting for a connection included. */
const answerMs = 3_000;
/** Age of a workflow task from which on a question waits for the next one: at eight seconds Temporal would end it. */
const latestAskedMs = 4_000;
/** Time after a question was first asked from which on it is given up. */
const givenUpMs = 5_000;
const longestPauseMs = 1_000;

const record = proxyLocalActivities<CaseActivities>({
  scheduleToCloseTimeout: answerMs,
  // Tried again below, with a durable timer in between: the SDK's own attempts would outlive the workflow task.
  retry: { maximumAttempts: 1 },
});

/**
 * Asks the record, and never lets a question outlive the workflow task in which it was asked. A local activity that is
 * still under way when its task ends may come back in another order on replay, beside a timer or an Update, and the
 * case would then stop with a determinism error.
 */
export class RecordAccess {
  /** Start of the workflow task, as far as is certain: never later than the real one is told here. */
  private taskBegan = Date.now();

  /** To be called where code runs first in a workflow task: a timer has fired, an Update or a signal has come. */
  taskBegins(): void {
    this.taskBegan = Date.now();
  }

  /** Waits on a durable timer: what follows runs in a workflow task of its own. */
  async pause(ms: number): Promise<void> {
    await sleep(ms);
    this.taskBegins();
  }

  /**
   * Asks until there is an answer, for about five seconds.
   * @throws TemporalFailure when there was none, or when asking again would not help
   */
  async ask<T>(question: (activities: CaseActivities) => Promise<T>): Promise<T> {
    const firstAsked = Date.now();
    for (let pauseMs = 200; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      if (Date.now() - this.taskBegan > latestAskedMs) await this.pause(1);
      try {
        return await question(record);
      } catch (failure) {
        const late = Date.now() - firstAsked + pauseMs > givenUpMs;
        if (late || !mayBeAnsweredLater(failure)) throw failure;
        await this.pause(pauseMs);
      }
    }
  }
}

function mayBeAnsweredLater(failure: unknown): boolean {
  if (isCancellation(failure)) return false;
  // Asking again would find the command no better staged; its sender has to repeat it.
  return !(failure instanceof ApplicationFailure && (failure.nonRetryable || failure.type === 'CommandNotStaged'));
}
