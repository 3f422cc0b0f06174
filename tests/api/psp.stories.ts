import { describe, expect, test } from '@jest/globals';
import type { Product } from '../support/product';
import { psp } from '../support/referrals';
import { play } from '../support/story';
import { caseSeenBy, keysOf, openSteps, refer, stepOf, whoSees } from './reading';

const police = 'screening.politi';
const coordinator = 'coordinator.psp';
const table = 'coordinator.psp-bord-0851';
const psychiatry = 'caseworker.psykiatri';

/** PSP, the first profile of the round table: in a district of three parties. */
export function pspStories(product: Product): void {
  describe('PSP', () => {
    test('is tabled, taken on, offered to who is named, planned and reviewed', async () => {
      const caseId = await refer(product, { by: police, referral: psp() });
      const tabled = await caseSeenBy(product, { user: coordinator, caseId });
      expect(openSteps(tabled)).toEqual(['acknowledge', 'table']);
      expect(stepOf(tabled, 'table').due).toMatchObject({ rule: 'TOV-22', mark: 'ASSUMPTION' });
      // Who refers learns by the frame of the joint bodies' steps where the case stands.
      expect(keysOf(await caseSeenBy(product, { user: police, caseId }))).toEqual(['acknowledge', 'table']);
      expect(await whoSees(product, { caseId, users: [table, psychiatry, 'caseworker.0851'] })).toEqual([]);

      await play(product, {
        caseId,
        moves: [
          { by: coordinator, step: 'acknowledge', outcome: 'acknowledged' },
          { by: coordinator, step: 'table', outcome: 'tabled', data: { meetingOn: '2027-03-02' } },
          { by: table, step: 'discuss', outcome: 'take-on' },
          { by: table, step: 'name-responsible', outcome: 'named', data: { authority: 'psykiatri' } },
        ],
      });
      const named = await caseSeenBy(product, { user: coordinator, caseId });
      expect(stepOf(named, 'discuss').due).toMatchObject({ rule: 'PSP-10', localDate: '2027-03-02' });
      expect(named['responsible']).toBeNull();
      expect(await caseSeenBy(product, { user: psychiatry, caseId })).toMatchObject({ person: {}, referrer: null });

      await play(product, {
        caseId,
        moves: [
          { by: psychiatry, step: 'handover#1', outcome: 'accepted' },
          {
            by: psychiatry,
            step: 'plan',
            outcome: 'agreed',
            data: { goals: 'Ro', items: [{ authority: 'kommune', what: 'Støttekontakt', by: '2027-04-01' }] },
          },
          { by: 'caseworker.0851', step: 'plan-item:1', outcome: 'done' },
        ],
      });
      const planned = await caseSeenBy(product, { user: psychiatry, caseId });
      expect(planned).toMatchObject({ responsible: { authority: 'psykiatri' } });
      expect(stepOf(planned, 'review#1').due).toMatchObject({ rule: 'PSP-06' });
      const closed = await play(product, {
        caseId,
        moves: [{ by: psychiatry, step: 'review#1', outcome: 'close', data: { reason: 'Stabil.' } }],
      });
      // What an authority did is its own; how it ended is told by the coordinator and to who referred.
      expect(closed.body).toMatchObject({ state: 'closed', outcome: null });
      for (const user of [coordinator, police]) {
        expect(await caseSeenBy(product, { user, caseId })).toMatchObject({ state: 'closed', outcome: 'closed' });
      }
    });

    test('is not run where four parties meet in PSP-K', async () => {
      const user = await product.as(police);
      const refused = await user.post('/referrals', psp({ district: 'koebenhavns-vestegn' }), {
        idempotencyKey: 'psp-in-vestegn',
      });
      expect([refused.status, refused.body.code]).toEqual([422, 'invalid-input']);
    });
  });
}
