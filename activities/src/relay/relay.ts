import { setTimeout as sleep } from 'node:timers/promises';
import {
  claimOutbox,
  markDelivered,
  removeAbandonedCommands,
  removeOldDrafts,
  type OutboxKind,
} from '@tovholder/persistence';
import { deliver, type DeliveryOptions } from './deliver';

export interface RelayOptions extends DeliveryOptions {
  /** Ends the relay after the delivery in hand. */
  readonly signal: AbortSignal;
  /** Wait (milliseconds) before looking again when there was nothing to deliver. */
  readonly idleMs?: number;
}

/** A mail server that answers slowly must not keep a case from starting: each lane waits for its own side alone. */
const lanes: readonly (readonly OutboxKind[])[] = [
  ['start-workflow', 'reload-workflow', 'open-linked'],
  ['send-e-mail'],
  ['call-webhook'],
];
const batch = 20;
const afterProblemMs = 1_000;
const cleaningEveryMs = 60 * 60 * 1_000;
/** A command is sent within seconds of being put down, and repeated within minutes. */
const abandonedAfterDays = 7;

/**
 * Delivers what the record has for Temporal, mail servers and webhooks, until told to stop. Any number of relays work
 * side by side; an entry may be delivered twice, which starts nothing twice and has the same id both times.
 */
export async function runRelay(options: RelayOptions): Promise<void> {
  await Promise.all([...lanes.map((kinds) => runLane(kinds, options)), runCleaning(options)]);
}

async function runLane(kinds: readonly OutboxKind[], options: RelayOptions): Promise<void> {
  const { signal, idleMs = 500, onProblem } = options;
  while (!signal.aborted) {
    let wait = idleMs;
    try {
      if ((await deliverDue(kinds, options)) === batch) wait = 0;
    } catch (problem) {
      onProblem?.(problem as Error);
      wait = afterProblemMs;
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}

/** Delivers one batch of what is due. @returns how many entries it took */
async function deliverDue(kinds: readonly OutboxKind[], options: DeliveryOptions): Promise<number> {
  const { dataSource } = options.store;
  const entries = await claimOutbox(dataSource, { batch, kinds });
  const attempts = await Promise.allSettled(entries.map((entry) => deliver(entry, options)));
  const settled = entries.filter((_, index) => isTrue(attempts[index])).map(({ id }) => id);
  if (settled.length > 0) await markDelivered(dataSource, settled);
  // One entry that fails is no reason to deliver the others of its batch twice.
  for (const attempt of attempts) if (attempt.status === 'rejected') options.onProblem?.(attempt.reason as Error);
  return entries.length;
}

const isTrue = (attempt: PromiseSettledResult<boolean> | undefined): boolean =>
  attempt?.status === 'fulfilled' && attempt.value;

async function runCleaning({ store, signal, onProblem }: RelayOptions): Promise<void> {
  while (!signal.aborted) {
    await removeAbandonedCommands(store.dataSource, abandonedAfterDays).catch((problem: Error) => onProblem?.(problem));
    await removeOldDrafts(store).catch((problem: Error) => onProblem?.(problem));
    await sleep(cleaningEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
