import { describe, expect, test } from '@jest/globals';
import type { Product } from '../support/product';
import { bornYearsAgo, netvaerkssamraad, underretning } from '../support/referrals';
import { play } from '../support/story';
import { caseSeenBy, keysOf, openSteps, refer, stepOf, whoSees } from './reading';

const municipality = 'caseworker.0165';
const notifier = 'caseworker.psykiatri';
const police = 'screening.politi';
const screened = { newEyes: 'no-running-measure', reason: 'Overgreb er nævnt.' };

/** Notifications of concern and network meetings: the two processes of the municipality's child unit. */
export function childStories(product: Product): void {
  describe('an underretning', () => {
    test('is looked at within 24 hours, and the notifier sees what it submitted and nothing of what follows', async () => {
      const caseId = await refer(product, { by: notifier, referral: underretning() });
      const received = await caseSeenBy(product, { user: municipality, caseId });
      expect(openSteps(received)).toEqual(['confirm', 'danger-check', 'register']);
      const { due } = stepOf(received, 'danger-check');
      expect(due).toMatchObject({ rule: 'UND-01', mark: 'STATUTE' });
      expect(stepOf(received, 'confirm').due).toMatchObject({ rule: 'UND-02', mark: 'STATUTE' });
      expect(received['responsible']).toMatchObject({ authority: 'kommune:0165' });

      const submitted = await caseSeenBy(product, { user: notifier, caseId });
      expect([keysOf(submitted), submitted['reason']]).toEqual([[], 'Barnet er bange for at komme hjem.']);
      const others = ['caseworker.0151', police, 'coordinator.pspk', 'supervisor.0165', 'head.0165'];
      expect(await whoSees(product, { caseId, users: others })).toEqual(['supervisor.0165', 'head.0165']);
      const supervised = await caseSeenBy(product, { user: 'head.0165', caseId });
      expect(supervised).toMatchObject({ person: {} });
      expect(JSON.stringify(supervised)).not.toMatch(/bange|Testbarn/);
    });

    test('with abuse goes through a compulsory talk, an investigation and a plan to the follow-ups', async () => {
      const caseId = await refer(product, { by: notifier, referral: underretning() });
      const by = municipality;
      await play(product, {
        caseId,
        moves: [
          { by, step: 'register', outcome: 'registered' },
          { by, step: 'danger-check', outcome: 'acute', data: { provisional: false, measures: 'Akut anbringelse.' } },
          { by, step: 'confirm', outcome: 'confirmed' },
          { by, step: 'compulsory-child-talk', outcome: 'held', data: { custodyHolders: 'without-them' } },
          { by, step: 'screen', outcome: 'investigation', data: { ...screened, abuse: true } },
        ],
      });
      const screenedCase = await caseSeenBy(product, { user: municipality, caseId });
      expect(openSteps(screenedCase)).toEqual(['investigation', 'involve-boernehus', 'tell-notifier']);
      expect(stepOf(screenedCase, 'investigation').due).toMatchObject({ rule: 'UND-08', mark: 'STATUTE' });

      await play(product, {
        caseId,
        moves: [
          { by, step: 'tell-notifier', outcome: 'started' },
          { by, step: 'involve-boernehus', outcome: 'involved' },
          { by, step: 'investigation', outcome: 'finished' },
          { by, step: 'plan', outcome: 'made' },
          { by, step: 'follow-up#1', outcome: 'continue', data: { nextOn: '2027-09-01', reason: 'Går fremad.' } },
        ],
      });
      const followed = await caseSeenBy(product, { user: municipality, caseId });
      expect(stepOf(followed, 'follow-up#2').due).toMatchObject({ rule: 'PLAN-02', localDate: '2027-09-01' });
      const ended = await play(product, {
        caseId,
        moves: [{ by, step: 'follow-up#2', outcome: 'end', data: { reason: 'Målet er nået.' } }],
      });
      expect(ended.body).toMatchObject({ state: 'closed', outcome: 'ended' });
      // The unit that is responsible keeps its journal.
      expect(await caseSeenBy(product, { user: municipality, caseId })).toMatchObject({
        person: { name: 'Opdigtet Testbarn' },
      });
    });

    test('about an adult is advice, and people look at it when asked to', async () => {
      const person = { birthDate: bornYearsAgo(19), name: 'Opdigtet Testvoksen', municipality: '0165' };
      const user = await product.as(notifier);
      const refused = await user.post('/referrals', underretning({ person }), { idempotencyKey: 'adult-concern-1' });
      expect([refused.status, refused.body.code]).toEqual([422, 'not-eligible']);
      const requestReview = { reason: 'Gravid; barnet er ventet.' };
      const caseId = await refer(product, { by: notifier, referral: underretning({ person, requestReview }) });
      const reviewed = await caseSeenBy(product, { user: municipality, caseId });
      expect(openSteps(reviewed)).toEqual(['eligibility-review']);
    });
  });

  describe('a netværkssamråd', () => {
    test('is summoned within seven days of the police documentation', async () => {
      const caseId = await refer(product, { by: police, referral: netvaerkssamraad() });
      const by = municipality;
      await play(product, { caseId, moves: [{ by, step: 'repeat-check', outcome: 'first' }] });
      const first = await caseSeenBy(product, { user: municipality, caseId });
      expect(stepOf(first, 'summon').due).toMatchObject({ rule: 'UKN-25', mark: 'STATUTE' });
      expect(keysOf(await caseSeenBy(product, { user: police, caseId }))).toEqual([]);

      const ended = await play(product, {
        caseId,
        moves: [
          { by, step: 'summon', outcome: 'summoned', data: { meetingOn: '2027-03-01', who: 'Familie og klasselærer' } },
          { by, step: 'samraad', outcome: 'held' },
          { by, step: 'job-offer', outcome: 'not-asked' },
          { by, step: 'decide', outcome: 'measures', data: { measures: 'Kontaktperson.' } },
        ],
      });
      expect(ended.body).toMatchObject({ state: 'closed', outcome: 'measures' });
    });
  });
}
