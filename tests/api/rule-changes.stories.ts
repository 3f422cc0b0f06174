import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../support/api-client';
import type { Product } from '../support/product';
import { pspK } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import { caseSeenBy, refer, refusal, stepOf } from './reading';
import { until } from './waiting';

const district = 'koebenhavns-vestegn';
const supervisor = 'supervisor.politi';
const asked = 'confirm-involvement:politi';
const longer = { rules: [{ id: 'TOV-02', amount: 9, citation: 'Aftale om længere svarfrist' }] };

/** A rule is changed for running cases: seen first, agreed to as it was seen, and recorded in each case. */
export function ruleChangeStories(product: Product): void {
  const post = async (
    path: string,
    body: object,
    { by = supervisor, idempotencyKey = randomUUID() as string } = {},
  ): Promise<Answer> => (await product.as(by)).post(path, body, { idempotencyKey });

  describe('a change of rules', () => {
    test('moves what its dry run said, once, and every case says why', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await play(product, { caseId, moves: pspKToReview.slice(0, 2) });
      const before = stepOf(await caseSeenBy(product, { user: 'screening.politi', caseId }), asked).due;
      const seen = await post('/rules/dry-run', { district, change: longer });
      expect([seen.status, seen.body.code]).toEqual([200, undefined]);
      const moves = seen.body['moves'] as readonly {
        caseId: string | null;
        key: string;
        before: string;
        after: string;
      }[];
      const move = moves.find((it) => it.caseId === caseId && it.key === asked);
      expect(move).toMatchObject({ rule: 'TOV-02', effect: 'moved' });
      expect(move!.before).toBe(before!.at);
      expect(Date.parse(move!.after)).toBeGreaterThan(Date.parse(before!.at));
      expect(stepOf(await caseSeenBy(product, { user: 'screening.politi', caseId }), asked).due?.at).toBe(before!.at);

      // Another case comes in between: what was agreed to is no longer what would happen.
      const later = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await play(product, { caseId: later, moves: pspKToReview.slice(0, 2) });
      const application = { district, change: longer, reason: 'Aftalt i styregruppen.' };
      const old = { ...application, guard: seen.body['guard'] };
      expect(refusal(await post('/rules/application', old))).toEqual([409, 'guard-changed']);

      const again = await post('/rules/dry-run', { district, change: longer });
      const idempotencyKey = randomUUID();
      const body = { ...application, guard: again.body['guard'] };
      const applied = await post('/rules/application', body, { idempotencyKey });
      expect([applied.status, applied.body.code]).toEqual([201, undefined]);
      const id = String(applied.body['id']);
      expect((await post('/rules/application', body, { idempotencyKey })).body['id']).toBe(id);
      const reader = await product.as(supervisor);
      const progress = async () => (await reader.get(`/rules/applications/${id}`)).body;
      const finished = await until(progress, { is: (it) => it['finishedAt'] !== null });
      expect(finished['done']).toBe(finished['total']);

      for (const moved of [caseId, later]) {
        const step = stepOf(await caseSeenBy(product, { user: 'screening.politi', caseId: moved }), asked);
        expect(Date.parse(step.due!.at)).toBeGreaterThan(Date.parse(before!.at));
        const timeline = await (await product.as('coordinator.pspk')).get(`/cases/${moved}/timeline?limit=200`);
        expect(timeline.body.items.filter(({ type }) => type === 'rules-applied')).toHaveLength(1);
      }
      const fresh = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await play(product, { caseId: fresh, moves: pspKToReview.slice(0, 2) });
      const view = await caseSeenBy(product, { user: 'screening.politi', caseId: fresh });
      expect((stepOf(view, asked).due!.certificate as { rule: { amount: number } }).rule.amount).toBe(9);
    }, 90_000);

    test('is refused for what the law fixes, for what is no rule, and to those who do not answer for the district', async () => {
      const fixed = await post('/rules/dry-run', {
        district,
        change: { rules: [{ id: 'UKN-02', amount: 5, citation: 'Ønske' }] },
      });
      expect([...refusal(fixed), fixed.body.errors?.[0]?.pointer]).toEqual([
        422,
        'rule-change-not-allowed',
        '/change/rules/0',
      ]);
      const none = await post('/rules/dry-run', {
        district,
        change: { rules: [{ id: 'TOV-99', amount: 5, citation: 'Ønske' }] },
      });
      expect(refusal(none)).toEqual([422, 'invalid-input']);
      const worker = await post('/rules/dry-run', { district, change: longer }, { by: 'caseworker.0165' });
      expect(refusal(worker)).toEqual([403, 'role-not-allowed']);
      const elsewhere = await post('/rules/dry-run', { district: 'nordjylland', change: longer });
      expect(elsewhere.status).toBe(403);
      const unknown = await (await product.as(supervisor)).get(`/rules/applications/${randomUUID()}`);
      expect(refusal(unknown)).toEqual([404, 'not-found']);
    });

    test('shows an operator how many, and no case', async () => {
      const change = { closingDays: [{ date: '2027-03-19', name: { da: 'Lokal lukkedag', en: 'Local closing day' } }] };
      const seen = await post('/rules/dry-run', { district, change }, { by: 'operator.system' });
      expect(seen.status).toBe(200);
      const moves = seen.body['moves'] as readonly { caseId: string | null; caseNumber: string | null }[];
      expect(moves.filter(({ caseId, caseNumber }) => caseId !== null || caseNumber !== null)).toEqual([]);
    });
  });
}
