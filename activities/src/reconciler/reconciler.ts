import { setTimeout as sleep } from 'node:timers/promises';
import { clockHealth, continueRuleChanges, inSoleRound, type ClockRound, type Store } from '@tovholder/persistence';
import { Mending, type Mender } from './mending';
import { minuteRound, nightRound } from './rounds';
import { roundsDue } from './schedule';

export interface ReconcilerOptions {
  readonly store: Store;
  readonly gateway: Mender;
  /** Ends the loop after the round in hand. */
  readonly signal: AbortSignal;
  /** Milliseconds between two looks. */
  readonly everyMs?: number;
  /** Told of each completed round. */
  readonly onRound?: (round: ClockRound) => void;
  /** Told when a round failed; the loop goes on. Holds no case data. */
  readonly onProblem?: (problem: Error) => void;
}

const minuteMs = 60_000;
const afterProblemMs = 5_000;

/**
 * The second clock: compares the record with what Temporal does and mends the difference, until told to stop. It rests
 * on no timer of Temporal's, and of many workers one at a time runs a round.
 */
export async function runReconciler(options: ReconcilerOptions): Promise<void> {
  const { store, gateway, signal, everyMs = minuteMs, onRound, onProblem } = options;
  const mending = new Mending(gateway);
  while (!signal.aborted) {
    let wait = everyMs;
    try {
      const due = roundsDue(await clockHealth(store.dataSource));
      for (const kind of due) {
        const round = await inSoleRound(store, () =>
          kind === 'minute' ? minuteRound(store, mending) : nightRound(store, gateway),
        );
        if (round) onRound?.(round);
      }
    } catch (problem) {
      onProblem?.(problem as Error);
      wait = Math.min(everyMs, afterProblemMs);
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}

export interface RuleCarrierOptions extends Pick<ReconcilerOptions, 'store' | 'signal' | 'onProblem'> {
  readonly idleMs?: number;
}

/** Cases of one transaction's worth: small enough that commands on them hardly wait. */
const casesAtATime = 50;

/** Carries changes of rules through the open cases of their districts, batch by batch, until told to stop. */
export async function carryRuleChanges(options: RuleCarrierOptions): Promise<void> {
  const { store, signal, idleMs = 1_000, onProblem } = options;
  while (!signal.aborted) {
    let wait = idleMs;
    try {
      if ((await continueRuleChanges(store, { batch: casesAtATime })) > 0) wait = 0;
    } catch (problem) {
      onProblem?.(problem as Error);
      wait = afterProblemMs;
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}
