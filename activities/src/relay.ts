import { setTimeout as sleep } from 'node:timers/promises';
import {
  claimOutbox,
  markDelivered,
  removeAbandonedCommands,
  type OutboxEntry,
  type Store,
} from '@tovholder/persistence';
import type { CaseGateway } from '@tovholder/temporal';

export interface RelayOptions {
  readonly store: Pick<Store, 'dataSource'>;
  readonly gateway: Pick<CaseGateway, 'start' | 'reload'>;
  /** Ends the relay after the delivery in hand. */
  readonly signal: AbortSignal;
  /** Wait (milliseconds) before looking again when there was nothing to deliver. */
  readonly idleMs?: number;
  /** Told when a round failed; the relay goes on. Holds no case data. */
  readonly onProblem?: (problem: Error) => void;
}

const batch = 20;
const afterProblemMs = 1_000;
const cleaningEveryMs = 60 * 60 * 1_000;
/** A command is sent within seconds of being put down, and repeated within minutes. */
const abandonedAfterDays = 7;

/**
 * Delivers what the record has for Temporal, until told to stop. Any number of relays work side by side; an entry may
 * be delivered twice, which starts nothing twice.
 */
export async function runRelay(options: RelayOptions): Promise<void> {
  const { store, signal, idleMs = 500, onProblem } = options;
  let cleanedAt = 0;
  while (!signal.aborted) {
    let wait = idleMs;
    try {
      const entries = await claimOutbox(store.dataSource, batch);
      const delivered = await Promise.all(entries.map((entry) => deliver(entry, options)));
      const ids = entries.filter((_, index) => delivered[index]).map(({ id }) => id);
      if (ids.length > 0) await markDelivered(store.dataSource, ids);
      if (entries.length === batch) wait = 0;
      if (Date.now() - cleanedAt > cleaningEveryMs) {
        await removeAbandonedCommands(store.dataSource, abandonedAfterDays);
        cleanedAt = Date.now();
      }
    } catch (problem) {
      onProblem?.(problem as Error);
      wait = afterProblemMs;
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}

/** @returns whether Temporal has it; what it has not comes back later */
async function deliver({ kind, ...address }: OutboxEntry, { gateway }: RelayOptions): Promise<boolean> {
  // A workflow that is not there cannot be told to load again, but one that is started does.
  if (kind === 'reload-workflow' && (await gateway.reload(address.caseId))) return true;
  return (await gateway.start(address)) !== 'unavailable';
}
