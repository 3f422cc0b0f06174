import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { pspK } from '../support/referrals';
import type { Product } from '../support/product';
import { caseSeenBy, refer, refusal, stepPath } from './reading';

/** Several at once on one case. */
export function concurrencyStories(product: Product): void {
  const referred = () => refer(product, { by: 'caseworker.0165', referral: pspK() });
  const completions = async (caseId: string) =>
    product.query<{ seq: number; key: string }>(
      `SELECT seq, event->>'key' AS key FROM case_log WHERE case_id = $1 AND type = 'completed' ORDER BY seq`,
      [caseId],
    );

  describe('at the same time', () => {
    test('three completions on one case get three sequence numbers', async () => {
      const caseId = await referred();
      const [secretariat, police] = [await product.as('coordinator.pspk'), await product.as('screening.politi')];
      const answers = await Promise.all([
        secretariat.post(stepPath(caseId, 'acknowledge', 'completion'), { outcome: 'acknowledged' }),
        secretariat.post(stepPath(caseId, 'confirm-responsibility-unclear', 'completion'), {
          outcome: 'unclear',
          data: { why: 'Ingen tager den.' },
        }),
        police.post(stepPath(caseId, 'confirm-involvement:politi', 'completion'), { outcome: 'supports-now' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await completions(caseId)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
      expect((await caseSeenBy(product, { user: 'coordinator.pspk', caseId })).version).toBe(5);
    });

    test('of three completions of one step one is carried out, and the others hear that it is closed', async () => {
      const caseId = await referred();
      const user = await product.as('coordinator.pspk');
      const answers = await Promise.all(
        [1, 2, 3].map(() => user.post(stepPath(caseId, 'acknowledge', 'completion'), { outcome: 'acknowledged' })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const losers = answers.filter(({ status }) => status === 409).map(refusal);
      expect(losers).toEqual([
        [409, 'step-not-open'],
        [409, 'step-not-open'],
      ]);
      expect(await completions(caseId)).toHaveLength(1);
    });

    test('the same command sent three times over is carried out once, and each is told so', async () => {
      const caseId = await referred();
      const user = await product.as('coordinator.pspk');
      const idempotencyKey = randomUUID();
      const answers = await Promise.all(
        [1, 2, 3].map(() =>
          user.post(stepPath(caseId, 'acknowledge', 'completion'), { outcome: 'acknowledged' }, { idempotencyKey }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await completions(caseId)).toHaveLength(1);
    });

    test('the same referral sent three times over becomes one case', async () => {
      const user = await product.as('caseworker.0165');
      const idempotencyKey = randomUUID();
      const answers = await Promise.all([1, 2, 3].map(() => user.post('/referrals', pspK(), { idempotencyKey })));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
      expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
    });

    test('of two who have seen the same version one goes through', async () => {
      const caseId = await referred();
      const user = await product.as('coordinator.pspk');
      const ifMatch = String((await user.get(`/cases/${caseId}`)).headers.get('etag'));
      const answers = await Promise.all([
        user.post(stepPath(caseId, 'acknowledge', 'completion'), { outcome: 'acknowledged' }, { ifMatch }),
        user.post(`/cases/${caseId}/notes`, { text: 'Samtidig' }, { ifMatch }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });
  });
}
