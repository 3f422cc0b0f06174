import { describe, expect, test } from '@jest/globals';
import type { Answer, RungBody } from '../support/api-client';
import type { Product } from '../support/product';
import { pspK } from '../support/referrals';
import { caseSeenBy, refer, stepOf, stepPath } from './reading';
import { until } from './waiting';

const secretariat = 'coordinator.pspk';

/** A reminder in an inbox. */
interface Reminder {
  readonly id: string;
  readonly rung: string;
  readonly case: { readonly id: string } | null;
  readonly step: { readonly key: string | null };
  readonly acknowledgedAt: string | null;
}

/** A whole ladder in seconds: who is told, once, and what it says to whom. */
export function ladderStories(product: Product): void {
  const ladderOf = async (caseId: string): Promise<readonly RungBody[]> =>
    stepOf(await caseSeenBy(product, { user: secretariat, caseId }), 'acknowledge').ladder;
  const inbox = async (user: string, caseId?: string): Promise<readonly Reminder[]> => {
    const { body } = await (await product.as(user)).get('/notifications?limit=200');
    const reminders = body.items as unknown as readonly Reminder[];
    return caseId === undefined ? reminders : reminders.filter((it) => it.case?.id === caseId);
  };

  describe('a ladder', () => {
    test('is climbed to the end, each rung once, and tells whom it should', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const coordinator = await product.as(secretariat);
      await coordinator.post(stepPath(caseId, 'acknowledge', 'claim'), {});
      const ladder = await until(() => ladderOf(caseId), {
        is: (rungs) => rungs.length === 5 && rungs.every(({ firedAt }) => firedAt !== null),
      });
      expect(ladder.map(({ rung, told }) => [rung, [...new Set(told.map(({ audience }) => audience))]])).toEqual([
        ['due-3s', ['owner']],
        ['due', expect.arrayContaining(['owner'])],
        ['due+2s', ['supervisor']],
        ['due+4s', ['head']],
        ['due+6s', expect.arrayContaining(['management'])],
      ]);
      for (const { at, firedAt, told } of ladder) {
        expect(Date.parse(String(firedAt)) - Date.parse(at)).toBeGreaterThanOrEqual(0);
        expect(told.length).toBeGreaterThan(0);
        for (const { channels } of told) expect(channels.map(({ channel }) => channel)).toContain('in-app');
      }
      const rung = await product.query<{ key: string; n: number }>(
        `SELECT rung AS key, count(DISTINCT seq)::int AS n FROM notification
         WHERE case_id = $1 AND step_key = 'acknowledge' GROUP BY rung`,
        [caseId],
      );
      expect(rung.map(({ n }) => n)).toEqual([1, 1, 1, 1, 1]);

      const entries = (await coordinator.get(`/cases/${caseId}/timeline?limit=200`)).body.items;
      const titles = entries.map(({ title }) => String(title));
      expect(titles.filter((title) => title.startsWith('Rykker'))).not.toEqual([]);
      expect(titles.some((title) => title.includes('Rykker 6 sekunder efter fristen'))).toBe(true);
    }, 60_000);

    test('fills inboxes that nobody else sees, counts what is unread, and is acknowledged once', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const coordinator = await product.as(secretariat);
      await coordinator.post(stepPath(caseId, 'acknowledge', 'claim'), {});
      const [reminder] = await until(
        async () => (await inbox(secretariat, caseId)).filter(({ step }) => step.key === 'acknowledge'),
        { is: (list) => list.length > 0 },
      );
      const before = Number((await coordinator.get('/me')).body['unreadNotifications']);
      expect(before).toBeGreaterThan(0);

      const stranger = await product.as('caseworker.0151');
      expect((await stranger.post(`/notifications/${reminder!.id}/acknowledgement`, {})).status).toBe(404);
      const acknowledged = await coordinator.post(`/notifications/${reminder!.id}/acknowledgement`, {});
      expect([acknowledged.status, acknowledged.body['id']]).toEqual([200, reminder!.id]);
      expect((await coordinator.post(`/notifications/${reminder!.id}/acknowledgement`, {})).status).toBe(200);
      const shown = (await inbox(secretariat, caseId)).find(({ id }) => id === reminder!.id);
      expect(shown?.acknowledgedAt).not.toBeNull();
      const unread = await coordinator.get('/notifications?unread=true&limit=200');
      expect(unread.body.items.map(({ id }) => id)).not.toContain(reminder!.id);
      const ladder = await ladderOf(caseId);
      const told = ladder.flatMap((rung) => rung.told.filter((it) => it.acknowledgedAt !== null));
      expect(told.map(({ user }) => user)).toEqual([secretariat]);
      expect((await stranger.get('/notifications')).body.items).toEqual([]);
    }, 60_000);

    test('stops when the step is done: what has not rung never will', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const coordinator = await product.as(secretariat);
      const done: Answer = await coordinator.post(stepPath(caseId, 'acknowledge', 'completion'), {
        outcome: 'acknowledged',
      });
      expect(done.status).toBe(200);
      const ladder = stepOf(done.body, 'acknowledge').ladder;
      expect(ladder.length).toBe(5);
      for (const { firedAt, mootBecause } of ladder) if (firedAt === null) expect(mootBecause).toBe('completed');
    });

    test('tells the steering group and others without a step no more than that a step is late', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const group = 'coordinator.styregruppe';
      const before = new Set((await inbox(group)).map(({ id }) => id));
      const told = await until(async () => (await inbox(group)).filter(({ id }) => !before.has(id)), {
        is: (list) => list.length > 0,
      });
      expect(JSON.stringify(told)).not.toContain(caseId);
      for (const reminder of told) expect([reminder.case, reminder.step.key]).toEqual([null, null]);
    }, 60_000);

    test('is what the supervision of the authority reads, with the clocks beside it', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const head = await product.as('head.pspk');
      const overdue = await until(
        async () => {
          const { body } = await head.get('/supervision/overdue?limit=200');
          const items = body.items as unknown as readonly {
            caseId: string;
            key: string;
            cause: string;
            lateBySeconds: number;
            ladder: readonly RungBody[];
          }[];
          return items.find((item) => item.caseId === caseId && item.key === 'acknowledge');
        },
        { is: (item) => item !== undefined && item.ladder.some(({ firedAt }) => firedAt !== null) },
      );
      expect(overdue).toMatchObject({ cause: 'no-owner' });
      const overview = await head.get('/supervision/overview');
      expect(overview.body['clocks']).toMatchObject({ stale: expect.any(Boolean) });
      expect((overview.body['trend'] as readonly unknown[]).length).toBeGreaterThan(0);
    }, 60_000);
  });
}
