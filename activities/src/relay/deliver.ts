import {
  notificationToSend,
  openLinkedCase,
  recordReceipt,
  type OutboxEntry,
  type Store,
} from '@tovholder/persistence';
import type { CaseGateway } from '@tovholder/temporal';
import { assertNever } from '@tovholder/domain/text';
import type { Channels } from '../channels';

export interface DeliveryOptions {
  readonly store: Store;
  readonly gateway: Pick<CaseGateway, 'start' | 'reload'>;
  /** Where reminders go; a channel that is switched off takes everything and sends nothing. */
  readonly channels?: Channels;
  /** Told of what could not be delivered now or ever. Holds no case data. */
  readonly onProblem?: (problem: Error) => void;
}

/**
 * How often a reminder is offered to a server that does not take it: about three days, a long weekend. It stays in the
 * inbox all the while.
 */
const mostAttempts = 4_500;

/**
 * Delivers one entry of the outbox.
 *
 * @returns whether it is settled; what is not comes back later
 */
export async function deliver(entry: OutboxEntry, options: DeliveryOptions): Promise<boolean> {
  const { gateway } = options;
  switch (entry.kind) {
    case 'reload-workflow':
      // A workflow that is not there cannot be told to load again, but one that is started does.
      return (await gateway.reload(entry.caseId)) || (await gateway.start(entry)) !== 'unavailable';
    case 'start-workflow':
      return (await gateway.start(entry)) !== 'unavailable';
    case 'open-linked': {
      const linked = await openLinkedCase(options.store, { caseId: entry.caseId, seq: Number(entry.ref) });
      // Its own entry in the outbox starts it too, a moment later.
      return linked === null || (await gateway.start(linked)) !== 'unavailable';
    }
    case 'send-e-mail':
      return remind(entry, { ...options, channel: 'e-mail' });
    case 'call-webhook':
      return remind(entry, { ...options, channel: 'webhook' });
    default:
      return assertNever(entry.kind);
  }
}

async function remind(
  { id: entryId, ref, attempts }: OutboxEntry,
  { store, channels, channel, onProblem }: DeliveryOptions & { readonly channel: keyof Channels },
): Promise<boolean> {
  const way = channels?.[channel];
  const reminder = way && ref !== null ? await notificationToSend(store, ref) : null;
  if (!way || !reminder) return true;
  try {
    const sending = await way.send(reminder, { withinMs: patienceMs(attempts) });
    if (sending.kind === 'sent')
      await recordReceipt(store, { notificationId: reminder.id, channel, detail: sending.detail });
    if (sending.kind === 'refused')
      onProblem?.(new Error(`${channel} ${entryId} was refused for good: ${sending.detail}`));
    return true;
  } catch (problem) {
    onProblem?.(problem as Error);
    return attempts >= mostAttempts;
  }
}

/**
 * Less than what the outbox waits before it hands the entry to another relay (5 s at first), and than what a stop may
 * take.
 */
const patienceMs = (attempts: number): number => Math.min(4_000 * attempts, 8_000);
