import { EventEmitter } from 'node:events';
import { expect, jest, test } from '@jest/globals';
import type { Store } from '@tovholder/persistence';
import type { Logger } from 'pino';
import type { Reader } from '../http/request';
import { LiveChanges } from './live-changes';

const reader = { principal: { userId: 'caseworker.0165' } } as Reader;
const notification = '0198f4f2-3c5a-7c31-b7e6-0a3a5b1c2d3e';

/** A record that can be listened to, and of which one question fails. */
function recordThatFails(failing: string) {
  const client = Object.assign(new EventEmitter(), { query: async () => ({ rows: [] }) });
  const query = async (text: string) => {
    if (text.includes(failing)) throw new Error('The record is away');
    return [{ now: 1_000 }];
  };
  const driver = { obtainMasterConnection: async () => [client, () => undefined] };
  return { client, store: { dataSource: { driver, query } } as unknown as Store };
}

test('who could not be told what they missed is not kept as a listener', async () => {
  const { client, store } = recordThatFails('FROM case_log');
  const changes = new LiveChanges(store, { warn: () => undefined } as unknown as Logger);
  const refreshed = jest.fn(async () => reader);
  const tellInbox = async () => {
    client.emit('notification', { payload: `notification ${notification} 1000 ${reader.principal.userId}` });
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  try {
    await expect(changes.subscribe({ reader, refreshed }, 900)).rejects.toThrow('The record is away');
    await tellInbox();
    expect(refreshed).not.toHaveBeenCalled();
    const stream = await changes.subscribe({ reader, refreshed });
    await tellInbox();
    expect(refreshed).toHaveBeenCalledTimes(1);
    expect(String(stream.body.read())).toContain(`"notification":"${notification}"`);
  } finally {
    await changes.onModuleDestroy();
  }
});
