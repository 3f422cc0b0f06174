import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Change, changesSince, databaseNow, listenForChanges, type Store } from '@tovholder/persistence';
import { Drive } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('changes'));
}, 60_000);
afterAll(() => server.stop(), 60_000);

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await holds());) {
    if (Date.now() > end) throw new Error('It did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('each commit is heard on one connection, which is made again when it is lost', async () => {
  const heard: Change[] = [];
  const told: string[] = [];
  const stop = listenForChanges(store.dataSource, {
    onChange: (change) => heard.push(change),
    onListening: () => told.push('listening'),
    onLost: () => told.push('lost'),
  });
  await until(() => told.includes('listening'));
  const since = await databaseNow(store);
  const { caseId } = await Drive.opened(store);
  const versions = () => heard.flatMap((change) => (change.kind === 'case' && change.caseId === caseId ? change : []));
  await until(() => versions().some(({ version }) => version === 2));
  expect(versions()[0]!.at).toBeGreaterThanOrEqual(since - 1);

  const asked = { since: since - 1_000, userId: 'coordinator.pspk', limit: 10 };
  expect(await changesSince(store, asked)).toContainEqual(expect.objectContaining({ caseId, version: 2 }));
  expect(await changesSince(store, { ...asked, limit: 0 })).toBeNull();
  expect(await changesSince(store, { ...asked, since: since + 60_000 })).toEqual([]);

  await store.dataSource
    .query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND usename = current_user`,
    )
    .catch(() => undefined);
  await until(() => told.join() === 'listening,lost,listening');
  const other = await Drive.opened(store);
  await until(() => heard.some((change) => change.kind === 'case' && change.caseId === other.caseId));
  await stop();
  const before = heard.length;
  await Drive.opened(store);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toHaveLength(before);
});
