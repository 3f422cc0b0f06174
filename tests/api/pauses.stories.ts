import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { CaseBody } from '../support/api-client';
import type { Product } from '../support/product';
import { pspK } from '../support/referrals';
import { play } from '../support/story';
import { caseSeenBy, refer, refusal, stepOf } from './reading';

const asked = 'confirm-involvement:politi';
const police = 'screening.politi';

/** Pauses: on the rule's grounds alone, with a new due instant and certificate when they end. */
export function pauseStories(product: Product): void {
  async function askedCase(): Promise<string> {
    const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
    await play(product, {
      caseId,
      moves: [
        { by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' },
        {
          by: 'coordinator.pspk',
          step: 'confirm-responsibility-unclear',
          outcome: 'unclear',
          data: { why: 'Ingen tager den.' },
        },
      ],
    });
    return caseId;
  }
  const pause = async (caseId: string, body: object, idempotencyKey: string = randomUUID()) =>
    (await product.as(police)).post(`/cases/${caseId}/pauses`, body, { idempotencyKey });
  const seen = async (caseId: string): Promise<CaseBody> => caseSeenBy(product, { user: police, caseId });

  describe('a pause', () => {
    test('stops the clock, and its end gives a new due instant with the pause in the certificate', async () => {
      const caseId = await askedCase();
      const before = stepOf(await seen(caseId), asked);
      expect(before.actions).toContain('pause');
      const key = randomUUID();
      const paused = await pause(caseId, { step: asked, ground: 'citizen-away' }, key);
      expect(paused.status).toBe(200);
      const step = stepOf(paused.body, asked);
      expect(step).toMatchObject({ paused: true, due: null });
      expect(step.ladder.filter(({ firedAt }) => firedAt === null).map(({ mootBecause }) => mootBecause)).not.toContain(
        null,
      );
      const again = await pause(caseId, { step: asked, ground: 'citizen-away' }, key);
      expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
      expect(stepOf(again.body, asked).pauses).toHaveLength(1);
      expect(refusal(await pause(caseId, { step: asked, ground: 'citizen-away' }))).toEqual([409, 'already-paused']);

      const pauseId = step.pauses[0]!.id;
      const client = await product.as(police);
      const ended = await client.post(`/cases/${caseId}/pauses/${pauseId}/end`, {});
      expect(ended.status).toBe(200);
      const after = stepOf(ended.body, asked);
      expect(after).toMatchObject({ paused: false, pauses: [{ id: pauseId, to: expect.any(String) }] });
      expect(Date.parse(after.due!.at)).toBeGreaterThanOrEqual(Date.parse(before.due!.at));
      expect((after.due!.certificate as { pauses: readonly unknown[] }).pauses).toHaveLength(1);
      const verified = await client.post('/deadlines/verification', after.due!.certificate);
      expect(verified.body['valid']).toBe(true);
      expect(after.ladder.some(({ firedAt, mootBecause }) => firedAt === null && mootBecause === null)).toBe(true);
      expect(refusal(await client.post(`/cases/${caseId}/pauses/${pauseId}/end`, {}))).toEqual([409, 'not-paused']);
    });

    test('needs a ground of the rule, a note for the past, and lies neither before the step nor in the future', async () => {
      const caseId = await askedCase();
      const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
      const fault = async (body: object): Promise<unknown> => {
        const answer = await pause(caseId, { step: asked, ground: 'citizen-away', ...body });
        return [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer];
      };
      expect(await fault({ ground: 'holiday' })).toEqual([422, 'ground-not-allowed', '/ground']);
      expect(await fault({ from: ago(10) })).toEqual([422, 'invalid-input', '/note']);
      expect(await fault({ from: ago(-10) })).toEqual([422, 'invalid-input', '/from']);
      expect(await fault({ from: ago(600), note: 'Borgeren var indlagt.' })).toEqual([
        409,
        'pause-too-early',
        undefined,
      ]);
      expect(await fault({ step: 'acknowledge' })).toEqual([403, 'not-your-step', undefined]);
      expect(stepOf(await seen(caseId), asked)).toMatchObject({ paused: false, pauses: [] });
    });

    test('is not offered on a clock that no ground stops, nor to those who do not answer for the step', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const view = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      expect(stepOf(view, 'acknowledge').actions).not.toContain('pause');
      const other = await product.as('caseworker.0151');
      const body = { step: 'acknowledge', ground: 'citizen-away' };
      expect((await other.post(`/cases/${caseId}/pauses`, body)).status).toBe(404);
      expect((await pause(caseId, { step: 'no-such-step', ground: 'citizen-away' })).status).toBe(404);
    });
  });
}
