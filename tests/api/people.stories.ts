import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../support/api-client';
import type { Product } from '../support/product';
import { daysFromToday, pspK } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import { caseSeenBy, refer, refusal, stepOf, stepPath } from './reading';

const worker = 'caseworker.0165';
const supervisor = 'supervisor.0165';
const plan = 'coordinated-plan';

interface Line {
  readonly caseId: string;
  readonly key: string;
  readonly owner: string | null;
  readonly actions: readonly string[];
}

/** Absence, deputies, users who leave, and many steps moved at once: no step stands without an owner. */
export function peopleStories(product: Product): void {
  async function ownedPlan(): Promise<string> {
    const caseId = await refer(product, { by: worker, referral: pspK() });
    await play(product, { caseId, moves: pspKToReview.slice(0, 7) });
    const claimed = await (await product.as(worker)).post(stepPath(caseId, plan, 'claim'), {});
    expect(claimed.status).toBe(200);
    return caseId;
  }
  const post = async (
    user: string,
    path: string,
    body: object,
    idempotencyKey: string = randomUUID(),
  ): Promise<Answer> => (await product.as(user)).post(path, body, { idempotencyKey });
  const me = async (user: string) => (await (await product.as(user)).get('/me')).body;
  const mine = async (user: string): Promise<readonly Line[]> =>
    (await (await product.as(user)).get('/work-items?scope=mine&limit=200')).body.items as unknown as readonly Line[];

  describe('an absence', () => {
    test('asks for a deputy, who then has the steps on the own list and may act, until it is cancelled', async () => {
      const caseId = await ownedPlan();
      const days = { from: daysFromToday(0), to: daysFromToday(2) };
      const without = await post(worker, '/absences', days);
      expect(refusal(without)).toEqual([409, 'deputy-needed']);
      expect(without.body['steps']).toEqual(
        expect.arrayContaining([expect.objectContaining({ caseId, key: plan, process: 'psp-k' })]),
      );
      const deputies = without.body['deputies'] as unknown as readonly { readonly id: string }[];
      expect(deputies.map(({ id }) => id)).toContain(supervisor);
      const strange = await post(worker, '/absences', { ...days, deputy: 'caseworker.0151' });
      expect([...refusal(strange), strange.body.errors?.[0]?.pointer]).toEqual([422, 'invalid-input', '/deputy']);
      expect(refusal(await post(worker, '/absences', { ...days, to: daysFromToday(-1), deputy: supervisor }))).toEqual([
        422,
        'invalid-input',
      ]);

      const key = randomUUID();
      const recorded = await post(worker, '/absences', { ...days, deputy: supervisor }, key);
      expect([recorded.status, recorded.body['user'], recorded.body['actions']]).toEqual([
        201,
        expect.objectContaining({ id: worker }),
        ['change', 'cancel'],
      ]);
      const again = await post(worker, '/absences', { ...days, deputy: supervisor }, key);
      expect([again.status, again.body['id'], again.headers.get('idempotent-replayed')]).toEqual([
        201,
        recorded.body['id'],
        'true',
      ]);
      expect(refusal(await post(worker, '/absences', { ...days, deputy: supervisor }))).toEqual([
        409,
        'absence-overlaps',
      ]);

      const first = String(recorded.body['id']);
      const longer = { ...days, to: daysFromToday(3), deputy: supervisor, replaces: first };
      expect((await post('caseworker.0151', '/absences', { ...longer, user: worker })).status).toBe(403);
      expect((await post('caseworker.0151', '/absences', longer)).status).toBe(404);
      const changed = await post(worker, '/absences', longer);
      expect([changed.status, changed.body['to']]).toEqual([201, daysFromToday(3)]);
      const now = (await (await product.as(worker)).get('/absences')).body.items.map(({ id }) => id);
      expect([now.includes(changed.body['id'] as string), now.includes(first)]).toEqual([true, false]);

      expect((await me(supervisor))['actingFor']).toEqual([worker]);
      expect((await me(worker))['deputies']).toEqual([supervisor]);
      const line = (await mine(supervisor)).find((it) => it.caseId === caseId && it.key === plan);
      expect(line).toMatchObject({ owner: worker });
      const view = await caseSeenBy(product, { user: supervisor, caseId });
      expect(stepOf(view, plan).actions).toContain('complete');
      const listed = (await (await product.as(supervisor)).get('/absences')).body.items;
      expect(listed.map(({ id }) => id)).toContain(changed.body['id']);

      const id = String(changed.body['id']);
      expect((await post('caseworker.0151', `/absences/${id}/cancellation`, {})).status).toBe(403);
      const cancelled = await post(supervisor, `/absences/${id}/cancellation`, {});
      expect([cancelled.status, cancelled.body['cancelledAt']]).toEqual([200, expect.any(String)]);
      expect((await me(supervisor))['actingFor']).toEqual([]);
      expect((await mine(supervisor)).map((it) => it.caseId)).not.toContain(caseId);
    }, 30_000);

    test('of others is for those who supervise them', async () => {
      const days = { user: worker, from: daysFromToday(40), to: daysFromToday(41), deputy: supervisor };
      expect((await post('caseworker.0151', '/absences', days)).status).toBe(403);
      expect((await post('supervisor.politi', '/absences', days)).status).toBe(403);
      const recorded = await post(supervisor, '/absences', days);
      expect(recorded.status).toBe(201);
      const listedFor = async (user: string) =>
        (await (await product.as(user)).get('/absences')).body.items
          .filter(({ id }) => id === recorded.body['id'])
          .map(({ actions }) => actions);
      expect([await listedFor(supervisor), await listedFor(worker)]).toEqual([
        [['change', 'cancel']],
        [['change', 'cancel']],
      ]);
      expect([await listedFor('caseworker.0151'), await listedFor('supervisor.politi')]).toEqual([[], []]);
      expect((await post(worker, `/absences/${String(recorded.body['id'])}/cancellation`, {})).status).toBe(200);
    });
  });

  test('who works with Exit is offered as a deputy to their colleague, and not to whoever sees to that one', async () => {
    const [user, colleague] = ['coordinator.exit', 'caseworker.exit-0165'];
    const both = [colleague, 'koebenhavns-vestegn/politi.exit'];
    const days = { user, from: daysFromToday(30), to: daysFromToday(30) };
    const offeredTo = async (reader: string): Promise<readonly string[]> => {
      const asked = await post(reader, '/absences', days);
      expect(refusal(asked)).toEqual([409, 'deputy-needed']);
      return (asked.body['deputies'] as unknown as readonly { readonly id: string }[]).map(({ id }) => id);
    };
    await product.query(`INSERT INTO membership (user_id, unit_id, role) VALUES ($1, $2, 'caseworker')`, both);
    try {
      expect(await offeredTo(user)).toContain(colleague);
      expect(await offeredTo('supervisor.politi')).toEqual([]);
    } finally {
      await product.query('DELETE FROM membership WHERE user_id = $1 AND unit_id = $2', both);
    }
  });

  describe('a user who leaves', () => {
    test('hands the steps to a deputy in the same breath, and gets in no more until activated', async () => {
      const caseId = await ownedPlan();
      const path = `/users/${worker}/deactivation`;
      expect((await post('caseworker.0151', path, {})).status).toBe(403);
      expect((await post('supervisor.politi', path, {})).status).toBe(403);
      const without = await post('operator.system', path, {});
      expect(refusal(without)).toEqual([409, 'deputy-needed']);
      // An operator knows of no case: the steps are counted by their titles, not named.
      expect(JSON.stringify(without.body['steps'])).not.toContain(caseId);
      const left = await post(supervisor, path, { deputy: supervisor });
      expect([left.status, left.body['active']]).toEqual([200, false]);
      expect(Number(left.body['moved'])).toBeGreaterThan(0);
      expect(stepOf(await caseSeenBy(product, { user: supervisor, caseId }), plan).owner).toBe(supervisor);
      expect(refusal(await (await product.as(worker)).get('/me'))).toEqual([403, 'not-in-directory']);
      const orphans = await product.query(
        `SELECT 1 FROM step s JOIN app_user u ON u.id = s.owner WHERE s.state = 'open' AND NOT u.active`,
      );
      expect(orphans).toEqual([]);

      const back = await post(supervisor, `/users/${worker}/activation`, {});
      expect([back.status, back.body['active']]).toEqual([200, true]);
      expect((await me(worker))['id']).toBe(worker);
    }, 30_000);
  });

  describe('reassignment', () => {
    test('moves what may be moved, one result for each step, and stops for none', async () => {
      const cases = [await ownedPlan(), await ownedPlan(), await ownedPlan()];
      const items = [...cases.map((caseId) => ({ caseId, key: plan })), { caseId: randomUUID(), key: plan }];
      const reason = 'Fordeling ved ferie';
      const key = randomUUID();
      const moved = await post(supervisor, '/work-items/reassignment', { items, to: supervisor, reason }, key);
      expect(moved.status).toBe(200);
      expect(moved.body['results']).toEqual([
        ...cases.map((caseId) => ({ caseId, key: plan, result: 'reassigned', code: null })),
        expect.objectContaining({ result: 'refused', code: 'not-found' }),
      ]);
      expect([moved.body['reassigned'], moved.body['refused']]).toEqual([3, 1]);
      expect((await post(supervisor, '/work-items/reassignment', { items, to: supervisor, reason }, key)).body).toEqual(
        moved.body,
      );
      const filter = { owner: supervisor, step: plan };
      const back = await post(supervisor, '/work-items/reassignment', { filter, to: worker, reason });
      expect(Number(back.body['reassigned'])).toBeGreaterThanOrEqual(3);
      for (const caseId of cases) {
        expect(stepOf(await caseSeenBy(product, { user: worker, caseId }), plan).owner).toBe(worker);
      }
      const outside = await post(supervisor, '/work-items/reassignment', {
        items: items.slice(0, 1),
        to: 'caseworker.0151',
        reason,
      });
      expect(outside.body['results']).toEqual([expect.objectContaining({ code: 'assignee-not-in-unit' })]);
      const stranger = await post('supervisor.politi', '/work-items/reassignment', {
        items: items.slice(0, 1),
        to: null,
        reason,
      });
      expect(stranger.body['results']).toEqual([expect.objectContaining({ result: 'refused' })]);
    }, 30_000);

    test.each([
      ['neither items nor filter', {}],
      ['both', { items: [{ caseId: randomUUID(), key: plan }], filter: { owner: worker } }],
      ['an empty filter', { filter: {} }],
    ])('refuses %s', async (_, what) => {
      const answer = await post(supervisor, '/work-items/reassignment', { ...what, to: null, reason: 'x' });
      expect(refusal(answer)).toEqual([422, 'invalid-input']);
    });
  });
}
