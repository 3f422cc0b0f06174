import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { CaseBody } from '../support/api-client';
import type { Product } from '../support/product';
import { pspK } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import { caseSeenBy, refer, refusal, stepOf } from './reading';

const from = 'coordinator.handlegruppe-0165';
const to = 'coordinator.handlegruppe-0151';
const reason = 'Borgeren er flyttet til Ballerup.';

/** Handovers between municipalities: offered with a preview, answered, fenced by the ownership epoch. */
export function handoverStories(product: Product): void {
  async function runningCase(): Promise<string> {
    const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
    await play(product, { caseId, moves: pspKToReview.slice(0, 7) });
    return caseId;
  }
  async function offered(
    caseId: string,
  ): Promise<{ readonly key: string; readonly id: string; readonly view: CaseBody }> {
    const secretariat = await product.as('coordinator.pspk');
    const answer = await secretariat.post(`/cases/${caseId}/handovers`, { to: 'kommune:0151', reason });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    const step = answer.body.steps.find(({ handover }) => handover?.state === 'offered');
    return { key: step!.key, id: step!.handover!.id, view: answer.body };
  }
  const answerWith = async (user: string, path: string, body: object) =>
    (await product.as(user)).post(path, body, { idempotencyKey: randomUUID() });

  describe('a handover', () => {
    test('shows its receiver process, reason and urgency, and nothing of the case', async () => {
      const caseId = await runningCase();
      expect((await (await product.as(to)).get(`/cases/${caseId}`)).status).toBe(404);
      const { key } = await offered(caseId);
      const preview = await caseSeenBy(product, { user: to, caseId });
      expect(preview).toMatchObject({
        process: { id: 'psp-k' },
        urgency: 'normal',
        person: {},
        referrer: null,
        routes: [],
        reasons: [],
        responsible: null,
        quorum: null,
        links: [],
      });
      expect(preview.steps.map((step) => step.key)).toEqual([key]);
      expect(stepOf(preview, key).handover?.reason).toBe(reason);
      expect(stepOf(preview, key).due).not.toBeNull();
      expect(JSON.stringify(preview)).not.toMatch(/2512489996|Berggren|mistet sin bolig|Bolig og behandling/);
      const search = await (await product.as(to)).get('/cases?q=2512489996');
      expect(search.body.items).toEqual([]);
      const line = (await (await product.as(to)).get('/work-items')).body.items as unknown as readonly {
        caseId: string;
        person: object;
        handover: boolean;
      }[];
      expect(line.find((item) => item.caseId === caseId)).toMatchObject({ person: {}, handover: true });
    }, 30_000);

    test('moves the case when it is accepted, and a write under the old epoch is refused', async () => {
      const caseId = await runningCase();
      const before = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      const { id } = await offered(caseId);
      const accepted = await answerWith(to, `/cases/${caseId}/handovers/${id}/acceptance`, {});
      expect([accepted.status, accepted.body.code]).toEqual([200, undefined]);
      const after = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      expect(after.epoch).toBe(before.epoch + 1);
      expect(after['responsible']).toMatchObject({ authority: 'kommune:0151' });
      const plan = stepOf(after, 'coordinated-plan');
      expect([plan['by'], plan.owner]).toEqual([expect.objectContaining({ authority: 'kommune:0151' }), null]);

      const secretariat = await product.as('coordinator.pspk');
      const old = { idempotencyKey: randomUUID(), ownershipEpoch: before.epoch };
      expect(refusal(await secretariat.post(`/cases/${caseId}/notes`, { text: 'For sent' }, old))).toEqual([
        412,
        'epoch-conflict',
      ]);
      const stale = await secretariat.post(
        `/cases/${caseId}/closure`,
        { ground: 'moved' },
        { ownershipEpoch: before.epoch },
      );
      expect(refusal(stale)).toEqual([412, 'epoch-conflict']);
      const current = { ownershipEpoch: after.epoch };
      expect((await secretariat.post(`/cases/${caseId}/notes`, { text: 'I tide' }, current)).status).toBe(200);
      const malformed = await secretariat.post(
        `/cases/${caseId}/notes`,
        { text: 'x' },
        { headers: { 'ownership-epoch': 'x' } },
      );
      expect(refusal(malformed)).toEqual([400, 'ownership-epoch-malformed']);
      expect(
        refusal(await answerWith(to, `/cases/${caseId}/handovers/${id}/acceptance`, {}))[0],
      ).toBeGreaterThanOrEqual(404);
    });

    test('stays with the sender when it is refused or taken back, and is open once for each receiver', async () => {
      const caseId = await runningCase();
      const first = await offered(caseId);
      expect(first.view.receivers.map(({ authority }) => authority)).not.toContain('kommune:0151');
      const twice = await answerWith('coordinator.pspk', `/cases/${caseId}/handovers`, { to: 'kommune:0151', reason });
      expect(refusal(twice)).toEqual([409, 'handover-open']);
      const nowhere = await answerWith('coordinator.pspk', `/cases/${caseId}/handovers`, {
        to: 'kommune:9999',
        reason,
      });
      expect(refusal(nowhere)).toEqual([409, 'handover-not-possible']);
      const unexplained = await answerWith(to, `/cases/${caseId}/handovers/${first.id}/refusal`, {});
      expect(refusal(unexplained)).toEqual([422, 'invalid-input']);
      const refused = await answerWith(to, `/cases/${caseId}/handovers/${first.id}/refusal`, {
        reason: 'Borgeren bor her ikke endnu.',
      });
      expect(refused.status).toBe(200);
      const sender = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      expect(stepOf(sender, first.key).handover).toMatchObject({ state: 'refused' });
      expect(sender['responsible']).toMatchObject({ authority: 'kommune:0165' });

      const second = await offered(caseId);
      expect(second.id).not.toBe(first.id);
      const path = `/cases/${caseId}/handovers/${second.id}/withdrawal`;
      expect((await answerWith(to, path, {})).status).toBe(403);
      expect((await answerWith('coordinator.pspk', path, { reason: 'Fejl i adressen.' })).status).toBe(200);
      expect(refusal(await answerWith('coordinator.pspk', path, {}))).toEqual([409, 'handover-not-open']);
      expect((await (await product.as(to)).get(`/cases/${caseId}`)).status).toBe(404);
      const group = await caseSeenBy(product, { user: from, caseId });
      expect(group.steps.length).toBeGreaterThan(0);
    }, 30_000);
  });
}
