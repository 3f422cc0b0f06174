import type { ClientBase, Notification } from 'pg';
import type { DataSource } from 'typeorm';
import type { Change, ListenerEvents } from './types';

const channel = 'tovholder_changes';
/** How often the connection is asked whether it is still there, and how long until the next one is tried. */
const pingMs = 20_000;
const retryMs = 1_000;

type Obtained = [client: ClientBase, release: (error?: Error) => void];

/**
 * Hears of every commit that changes a case, a meeting or an inbox, on one connection of the pool for the whole process. A lost
 * connection is made again for as long as it takes; what was committed meanwhile is not heard, and to be asked for when
 * `onListening` says so.
 *
 * @returns what ends it and gives the connection back
 */
export function listenForChanges(dataSource: DataSource, events: ListenerEvents): () => Promise<void> {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listenOnce(dataSource, { events, signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      events.onLost();
      await pause(retryMs, stopping.signal);
    }
  })();
  return async () => {
    stopping.abort();
    await running;
  };
}

/** Until the connection is lost, which throws, or listening is to end. */
async function listenOnce(
  dataSource: DataSource,
  { events, signal }: { readonly events: ListenerEvents; readonly signal: AbortSignal },
): Promise<void> {
  const [client, release] = (await dataSource.driver.obtainMasterConnection()) as Obtained;
  const lost = new AbortController();
  const onError = () => lost.abort();
  const onNotification = ({ payload }: Notification) => {
    const change = readChange(payload ?? '');
    if (change) events.onChange(change);
  };
  client.on('error', onError);
  client.on('end', onError);
  client.on('notification', onNotification);
  try {
    await client.query(`LISTEN ${channel}`);
    events.onListening();
    while (!signal.aborted) {
      await pause(pingMs, AbortSignal.any([signal, lost.signal]));
      if (lost.signal.aborted) throw new Error('The connection was lost');
      if (!signal.aborted) await client.query('SELECT 1');
    }
    await client.query(`UNLISTEN ${channel}`);
    release();
  } catch (error) {
    release(error as Error);
    throw error;
  } finally {
    client.off('error', onError);
    client.off('end', onError);
    client.off('notification', onNotification);
  }
}

/** `case <id> <seq> <ms>`, `meeting <id> <version> <ms>` or `notification <id> <ms> <user>`; undefined for what a later version may say. */
export function readChange(payload: string): Change | undefined {
  const [kind, id = '', one = '', ...rest] = payload.split(' ');
  const other = rest.join(' ');
  if (kind === 'meeting') return { kind, id, version: Number(one), at: Number(other) };
  if (kind === 'case') return { kind, caseId: id, version: Number(one), at: Number(other) };
  return kind === 'notification' ? { kind, id, at: Number(one), userId: other } : undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
