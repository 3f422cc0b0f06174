import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  acknowledgeNotification,
  claimOutbox,
  clockHealth,
  hastenOutbox,
  inSoleRound,
  InvalidCursor,
  listNotifications,
  markDelivered,
  notificationToSend,
  openCases,
  recordClockRound,
  recordReceipt,
  unfiredCases,
  type NotificationRecord,
  type Store,
} from '@tovholder/persistence';
import { coordinator, submitted } from './course';
import { startRecordServer, type RecordServer } from './database';
import { Case } from './ladders';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('notifications'));
}, 60_000);
afterAll(() => server.stop(), 60_000);

const { userId } = coordinator;
const inbox = (query: { unreadOnly?: boolean; limit?: number; cursor?: string } = {}) =>
  listNotifications(store, { userId, unreadOnly: false, limit: 50, ...query });

async function reminded(given: Store = store): Promise<{ kase: Case; notification: NotificationRecord }> {
  const kase = await Case.opened(given, [{ key: 'x', due: 'PSP-05' }]);
  await kase.hasten();
  await kase.ring();
  const { items } = await inbox();
  return { kase, notification: items.find(({ caseId }) => caseId === kase.id)! };
}

describe('the inbox', () => {
  test('says what rang, of which step, and when it is due', async () => {
    const { kase, notification } = await reminded();
    expect(notification).toMatchObject({
      process: 'psp-k',
      step: { key: 'x', step: 'x', authority: 'pspk' },
      ladder: 'standard',
      rung: 'due-2wd',
      audience: 'owner',
      standsInFor: null,
      late: false,
      acknowledgedAt: null,
      dueAt: (await kase.step()).due!.at,
    });
  });

  test('is paged newest first, counts what is unread, and forgets nothing that is acknowledged', async () => {
    for (let left = 3; left > 0; left -= 1) await reminded();
    const all = await inbox();
    expect(all.items.map(({ firedAt }) => firedAt)).toEqual(
      all.items
        .map(({ firedAt }) => firedAt)
        .sort()
        .reverse(),
    );
    const first = await inbox({ limit: 2 });
    const second = await inbox({ limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4));
    expect(first).toMatchObject({ total: all.items.length, unread: all.items.length });
    await expect(inbox({ cursor: 'nonsense' })).rejects.toBeInstanceOf(InvalidCursor);

    const { id } = all.items[0]!;
    expect(await acknowledgeNotification(store, { id, userId })).toBe('done');
    const { acknowledgedAt } = (await inbox()).items[0]!;
    expect(await acknowledgeNotification(store, { id, userId })).toBe('done');
    expect((await inbox()).items[0]).toMatchObject({ id, acknowledgedAt });
    const unread = await inbox({ unreadOnly: true });
    expect(unread.items.map((item) => item.id)).not.toContain(id);
    expect(unread).toMatchObject({ total: all.items.length - 1, unread: all.items.length - 1 });
  });

  test('is one’s own: another’s reminder is not there', async () => {
    const { notification } = await reminded();
    const { id } = notification;
    expect(await acknowledgeNotification(store, { id, userId: 'caseworker.0165' })).toBe('no-such-notification');
    expect(await acknowledgeNotification(store, { id: randomUUID(), userId })).toBe('no-such-notification');
    expect((await inbox()).items.find((item) => item.id === id)).toMatchObject({ acknowledgedAt: null });
  });
});

describe('delivery', () => {
  test('asks for a mail and a call of the webhook for each one told, and keeps the first receipt of each', async () => {
    await drain();
    const { kase, notification } = await reminded();
    await makeDue();
    const entries = (await claimOutbox(store.dataSource, { batch: 50 })).filter(({ caseId }) => caseId === kase.id);
    const sent = entries.filter(({ ref }) => ref === notification.id).map(({ kind }) => kind);
    expect(sent.sort()).toEqual(['call-webhook', 'send-e-mail']);
    const toSend = await notificationToSend(store, notification.id);
    expect(toSend).toMatchObject({
      recipient: { userId, email: `${userId}@demo.example`, language: 'da' },
      process: 'psp-k',
      step: 'x',
      rung: 'due-2wd',
      caseId: kase.id,
      withoutIdentity: false,
      late: false,
    });
    expect(JSON.stringify(toSend)).not.toContain('Nancy');
    expect(await notificationToSend(store, randomUUID())).toBeNull();
    const receipt = { notificationId: notification.id, channel: 'e-mail', detail: '250 OK' } as const;
    await recordReceipt(store, receipt);
    await recordReceipt(store, { ...receipt, detail: '250 again' });
    const { told } = (await kase.rungs())['due-2wd']!;
    expect(told[0]!.receipts.map(({ channel }) => channel).sort()).toEqual(['e-mail', 'in-app']);
    const rows = await store.dataSource.query(`SELECT detail FROM receipt WHERE channel = 'e-mail'`);
    expect(rows).toEqual([{ detail: '250 OK' }]);
  });

  test('goes only where the installation has someone to listen', async () => {
    await drain();
    const { kase } = await reminded({ ...store, channels: [] });
    await makeDue();
    const entries = await claimOutbox(store.dataSource, { batch: 50 });
    expect(entries.filter(({ caseId }) => caseId === kase.id).map(({ kind }) => kind)).toEqual(['start-workflow']);
  });

  const makeDue = () => store.dataSource.query('UPDATE outbox SET available_at = now() WHERE delivered_at IS NULL');
  async function drain(): Promise<void> {
    await makeDue();
    const entries = await claimOutbox(store.dataSource, { batch: 1_000 });
    await markDelivered(
      store.dataSource,
      entries.map(({ id }) => id),
    );
  }
});

describe('the two clocks', () => {
  test('find what is due and has not fired, and what waits for delivery', async () => {
    const kase = await Case.opened(store, [{ key: 'x', due: 'PSP-05' }]);
    const find = async (olderThanSeconds: number) =>
      (await unfiredCases(store, { olderThanSeconds, limit: 100 })).find(({ caseId }) => caseId === kase.id);
    expect(await find(0)).toBeUndefined();
    await kase.hasten(40);
    expect(await find(60)).toBeUndefined();
    expect(await find(30)).toMatchObject({ process: 'psp-k', unfired: 1 });
    const health = await clockHealth(store.dataSource);
    expect(health.unfired).toBeGreaterThanOrEqual(1);
    expect(Date.parse(health.now) - Date.parse(health.oldestUnfired!)).toBeGreaterThan(39_000);
    await kase.ring();
    expect(await find(0)).toBeUndefined();

    await store.dataSource.query(
      `UPDATE outbox SET created_at = now() - interval '40 seconds', available_at = now() + interval '1 minute'
      WHERE case_id = $1 AND delivered_at IS NULL`,
      [kase.id],
    );
    expect(await hastenOutbox(store, 30)).toBeGreaterThan(0);
    expect(await hastenOutbox(store, 30)).toBe(0);
  });

  test('are stale until a round is completed, and say how old the last one of each kind is', async () => {
    expect(await clockHealth(store.dataSource)).toMatchObject({ stale: true, rounds: { minute: null, night: null } });
    const { now: startedAt } = await clockHealth(store.dataSource);
    const found = { unfired: 2, undelivered: 1, withoutWorkflow: 0, withoutCase: 0, repaired: 3 };
    await recordClockRound(store, { kind: 'minute', startedAt, ...found });
    const health = await clockHealth(store.dataSource);
    expect(health).toMatchObject({ stale: false, rounds: { minute: { ...found, startedAt }, night: null } });
    expect(health.rounds.minute!.ageSeconds).toBeLessThan(60);
    await store.dataSource
      .query(`UPDATE clock_round SET completed_at = completed_at - interval '6 minutes'`)
      .catch(() => {
        // What the reconciler did stays said: the application may not change it.
      });
    expect((await clockHealth(store.dataSource)).stale).toBe(false);
  });

  test('are looked at by one worker at a time', async () => {
    const rounds = await Promise.all(
      [1, 2, 3].map((round) =>
        inSoleRound(store, async () => {
          await new Promise((resolve) => setTimeout(resolve, 100));
          return round;
        }),
      ),
    );
    expect(rounds.filter((round) => round !== undefined)).toHaveLength(1);
    expect(await inSoleRound(store, () => Promise.resolve('next'))).toBe('next');
  });

  test('go through the open cases page by page', async () => {
    const caseId = await submitted(store);
    const found: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await openCases(store, { limit: 3, ...(after === undefined ? {} : { after }) });
      found.push(...page.map((one) => one.caseId));
      if (page.length < 3) break;
      after = page.at(-1)!.caseId;
    }
    expect(found).toContain(caseId);
    expect(new Set(found).size).toBe(found.length);
  });
});
