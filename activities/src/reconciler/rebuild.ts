import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenCase, Store } from '@tovholder/persistence';
import { inTurns } from './in-turns';
import type { Mender } from './mending';
import { allOpenCases } from './rounds';

export interface RebuildOptions {
  readonly store: Store;
  readonly gateway: Pick<Mender, 'listOpenCases' | 'restart'>;
  /** Told after each case how many of how many run. */
  readonly onProgress?: (done: number, total: number) => void;
  /** How long (milliseconds) to wait for a Temporal that goes away meanwhile. */
  readonly patienceMs?: number;
}

/** `complete`: every open case runs. Otherwise Temporal went away; doing it again goes on where it stopped. */
export interface Rebuilt {
  readonly complete: boolean;
  readonly cases: number;
  readonly ranAlready: number;
  readonly started: number;
}

/**
 * Starts a workflow for each open case that has none, as after the loss of Temporal's store: each goes on from its log,
 * with its deadlines and with what has not fired yet. Safe to repeat, also while a worker runs.
 */
export async function rebuild({ store, gateway, onProgress, patienceMs = 60_000 }: RebuildOptions): Promise<Rebuilt> {
  const running = await gateway.listOpenCases();
  const missing: OpenCase[] = [];
  let cases = 0;
  for await (const kase of allOpenCases(store)) {
    cases++;
    if (!running?.has(kase.caseId)) missing.push(kase);
  }
  const ranAlready = cases - missing.length;
  let started = 0;
  onProgress?.(ranAlready, cases);
  const startOne = async (kase: OpenCase): Promise<boolean> => {
    for (const until = Date.now() + patienceMs; (await gateway.restart(kase)) === 'unavailable'; await sleep(500))
      if (Date.now() > until) return false;
    started++;
    onProgress?.(ranAlready + started, cases);
    return true;
  };
  await inTurns(missing, { act: startOne, isVain: (runs) => !runs });
  return { complete: ranAlready + started === cases, cases, ranAlready, started };
}
