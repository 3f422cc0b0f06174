import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runRelay } from '@tovholder/activities';
import {
  append,
  claimOutbox,
  clockHealth,
  createDataSource,
  endIncident,
  isDatabaseUnavailable,
  markDelivered,
  readCase,
  recordIncident,
  submitReferral,
  type Store,
} from '@tovholder/persistence';
import { Drive, referral, submitted } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;
let owner: Store['dataSource'];

beforeAll(async () => {
  server = await startRecordServer();
  const { store: ours, urls } = await server.database('outage');
  store = ours;
  owner = createDataSource({ url: urls.migrator, applicationName: 'outage-spec', poolSize: 1 });
  await owner.initialize();
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await server.stop();
});

/** The relay's waiting time, skipped. */
const makeDue = () =>
  store.dataSource.query(`UPDATE outbox SET available_at = now() - interval '1 second' WHERE delivered_at IS NULL`);

describe('the outbox', () => {
  test('leaves an entry to the API first, then gives it to one of many relays, and again if it was not delivered', async () => {
    const caseId = await submitted(store);
    expect(await claimOutbox(store.dataSource, { batch: 10 })).toEqual([]);
    await makeDue();
    const claims = (await Promise.all([1, 2, 3, 4].map(() => claimOutbox(store.dataSource, { batch: 10 })))).flat();
    expect(claims).toEqual([
      {
        id: expect.any(String),
        kind: 'start-workflow',
        caseId,
        process: 'psp-k',
        district: 'koebenhavns-vestegn',
        ref: null,
        attempts: 1,
      },
    ]);
    expect(await claimOutbox(store.dataSource, { batch: 10 })).toEqual([]);
    expect((await clockHealth(store.dataSource)).oldestUndelivered).not.toBeNull();
    await makeDue();
    const [again] = await claimOutbox(store.dataSource, { batch: 10 });
    expect(again).toMatchObject({ caseId, attempts: 2 });
    await markDelivered(store.dataSource, [again!.id]);
    await makeDue();
    expect(await claimOutbox(store.dataSource, { batch: 10 })).toEqual([]);
    expect((await clockHealth(store.dataSource)).oldestUndelivered).toBeNull();
  });

  test('is emptied by the relay: starts, reloads, and what Temporal did not take', async () => {
    const result = await submitReferral(store, referral());
    const first = result.kind === 'submitted' ? result.caseId : '';
    const { caseId: stuck } = await Drive.opened(store);
    await recordIncident(store, { caseId: stuck, commandId: 'i', reason: 'x', atSeq: 2 });
    await endIncident(store, { caseId: stuck, userId: 'operator.system', how: 'retry' });
    await makeDue();
    const stop = new AbortController();
    const told: string[] = [];
    let refusals = 1;
    const gateway = {
      start: async ({ caseId }: { caseId: string }) => {
        if (caseId === first && refusals-- > 0) return 'unavailable' as const;
        told.push(`start ${caseId}`);
        return 'running' as const;
      },
      reload: async (caseId: string) => told.push(`reload ${caseId}`) > 0,
    };
    const relays = [1, 2].map(() => runRelay({ store, gateway, signal: stop.signal, idleMs: 20 }));
    for (const until = Date.now() + 5_000; told.length < 3 && Date.now() < until;) {
      await sleep(20);
      await makeDue();
    }
    stop.abort();
    await Promise.all(relays);
    expect(told.sort()).toEqual([`reload ${stuck}`, `start ${first}`, `start ${stuck}`].sort());
  });
});

describe('PostgreSQL away', () => {
  test('a case that somebody else holds gives up within its time', async () => {
    const drive = await Drive.opened(store);
    const runner = owner.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [drive.caseId]);
    const began = Date.now();
    const attempt = append(store, { caseId: drive.caseId, afterSeq: 2, commandId: 'c', candidate: null });
    await expect(attempt.catch((error: unknown) => isDatabaseUnavailable(error))).resolves.toBe(true);
    expect(Date.now() - began).toBeLessThan(5_000);
    await runner.rollbackTransaction();
    await runner.release();
    expect(await append(store, { caseId: drive.caseId, afterSeq: 2, commandId: 'c', candidate: null })).toMatchObject({
      kind: 'refused',
    });
  }, 15_000);

  test('a frozen server is given up on in time, and used again when it goes on', async () => {
    const drive = await Drive.opened(store);
    const idle = await Promise.all([1, 2, 3].map(() => readCase(store, drive.caseId)));
    expect(idle).toHaveLength(3);
    const backends = await owner.query<{ pid: number }[]>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'record-spec'`,
    );
    for (const { pid } of backends) process.kill(pid, 'SIGSTOP');
    try {
      const began = Date.now();
      await expect(
        append(store, { caseId: drive.caseId, afterSeq: 2, commandId: 'c', candidate: null }),
      ).rejects.toThrow();
      expect(Date.now() - began).toBeLessThan(5_000);
    } finally {
      for (const { pid } of backends) process.kill(pid, 'SIGCONT');
    }
    expect(await append(store, { caseId: drive.caseId, afterSeq: 2, commandId: 'c', candidate: null })).toMatchObject({
      kind: 'refused',
    });
  }, 20_000);

  test('a killed server ends nothing but the commands of the moment; the pool finds it again', async () => {
    const drive = await Drive.opened(store);
    const storm = Promise.allSettled(
      Array.from({ length: 40 }, async (_, index) => {
        await sleep(index * 5);
        return submitReferral(store, referral({ commandId: `storm-${index}` }));
      }),
    );
    await sleep(60);
    await server.postgres.process.kill();
    const results = await storm;
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((error) => !isDatabaseUnavailable(error))).toEqual([]);
    await server.postgres.process.start();
    for (const until = Date.now() + 10_000; ;) {
      try {
        expect((await readCase(store, drive.caseId))?.version).toBe(2);
        break;
      } catch (error) {
        if (Date.now() > until) throw error;
        await sleep(100);
      }
    }
    for (const [index, result] of results.entries()) {
      const again = await submitReferral(store, referral({ commandId: `storm-${index}` }));
      if (again.kind !== 'submitted') throw new Error(again.kind);
      if (result.status === 'fulfilled' && result.value.kind === 'submitted')
        expect(again.caseId).toBe(result.value.caseId);
      expect((await readCase(store, again.caseId))?.version).toBe(1);
    }
  }, 40_000);
});
