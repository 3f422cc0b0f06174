import { describe, expect, test } from '@jest/globals';
import { daysFromToday, exit } from '../support/referrals';
import type { Product } from '../support/product';
import type { Move } from '../support/story';
import { play } from '../support/story';
import { caseSeenBy, keysOf, openSteps, refer, stepOf, whoSees } from './reading';

const worker = 'caseworker.exit-0165';
const police = 'coordinator.exit';
const probation = 'caseworker.kriminalforsorg';
/** Neither the municipality's ordinary caseworkers, nor its supervisor, nor any other exit worker. */
const strangers = [
  'caseworker.0165',
  'supervisor.0165',
  'caseworker.exit-0151',
  'screening.politi',
  'supervisor.politi',
  'caseworker.psykiatri',
  'coordinator.pspk',
  'coordinator.ukn',
  'auditor.dpo',
  'operator.system',
];
const everybody = [...strangers, worker, police, probation];

const agreed: Move = { by: worker, step: 'contact-agreed', outcome: 'yes-to-police-contact' };
const safe: Move = { by: police, step: 'risk-check', outcome: 'no-immediate-risk' };
const met: Move = { by: worker, step: 'first-meeting', outcome: 'held' };
const consent: Move = {
  by: worker,
  step: 'consent',
  outcome: 'given',
  data: { scope: 'Bolig og sikkerhed', parties: 'all-three', document: 'Samtykke 1' },
};

/** Exit over HTTP: the gate of consent, and each way out. */
export function exitStories(product: Product): void {
  const referred = (change: object = {}) => refer(product, { by: worker, referral: exit(change) });
  const seenBy = (user: string, caseId: string) => caseSeenBy(product, { user, caseId });
  const sees = (caseId: string) => whoSees(product, { caseId, users: everybody });

  describe('Exit', () => {
    test('before the consent only the receiving authority and whoever owes a step see the case; then the course runs to its end', async () => {
      const caseId = await referred();
      expect(await sees(caseId)).toEqual([worker]);
      await play(product, { caseId, moves: [agreed] });
      expect(await sees(caseId)).toEqual([worker, police]);
      const asked = await seenBy(police, caseId);
      expect(keysOf(asked)).toEqual(['risk-check']);
      expect(stepOf(asked, 'risk-check').due).toMatchObject({ rule: 'EXIT-04', mark: 'ASSUMPTION' });
      // A work list shows no more of another authority's step than the case does.
      await play(product, { caseId, moves: [safe] });
      expect(await sees(caseId)).toEqual([worker]);

      await play(product, { caseId, moves: [met, consent] });
      expect(await sees(caseId)).toEqual([worker, police]);
      const signed = ['kommune', 'kriminalforsorg', 'person', 'politi'].map((party) => `agreement:${party}`);
      const suitable = await play(product, {
        caseId,
        moves: [{ by: worker, step: 'visitation', outcome: 'suitable' }],
      });
      expect(openSteps(suitable.body)).toEqual(signed);
      expect(await sees(caseId)).toEqual([worker, police, probation]);
      await play(product, {
        caseId,
        moves: [
          { by: worker, step: 'agreement:person', outcome: 'signed' },
          { by: worker, step: 'agreement:kommune', outcome: 'signed' },
          { by: police, step: 'agreement:politi', outcome: 'signed' },
          {
            by: probation,
            step: 'agreement:kriminalforsorg',
            outcome: 'declined',
            data: { reason: 'Vilkårene er uklare.' },
          },
          { by: worker, step: 'conference:kriminalforsorg', outcome: 'sign-again' },
          { by: probation, step: 'agreement:kriminalforsorg#2', outcome: 'signed' },
          { by: worker, step: 'programme-review#1', outcome: 'continue' },
          { by: worker, step: 'programme-review#2', outcome: 'completed' },
          { by: worker, step: 'follow-up', outcome: 'stable' },
        ],
      });
      expect(await seenBy(worker, caseId)).toMatchObject({ state: 'closed', outcome: 'completed' });
    });

    test('a refused consent closes the case, and nobody else has ever known of it', async () => {
      const caseId = await referred();
      const closed = await play(product, {
        caseId,
        moves: [
          { by: worker, step: 'contact-agreed', outcome: 'not-now' },
          { by: worker, step: 'risk-check', outcome: 'no-immediate-risk' },
          { by: worker, step: 'first-meeting', outcome: 'no-show', data: { newDate: daysFromToday(7) } },
          { by: worker, step: 'first-meeting#2', outcome: 'held' },
          { by: worker, step: 'consent', outcome: 'refused' },
        ],
      });
      expect(closed.body).toMatchObject({ state: 'closed', outcome: 'consent-refused' });
      expect(await sees(caseId)).toEqual([worker]);
    });

    test('a withdrawn consent ends the sharing with that very commit', async () => {
      const caseId = await referred();
      await play(product, { caseId, moves: [agreed, safe, met, consent] });
      expect(await seenBy(police, caseId)).toMatchObject({ person: { name: 'Opdigtet Testperson' } });
      const withdrawn = await play(product, {
        caseId,
        moves: [{ by: worker, step: 'consent-withdrawal', outcome: 'withdrawn' }],
      });
      expect(withdrawn.body).toMatchObject({ state: 'closed', outcome: 'consent-withdrawn' });
      // The police keep what they said themselves, and nothing else.
      const kept = await seenBy(police, caseId);
      expect(kept).toMatchObject({ person: {}, outcome: null });
      expect(keysOf(kept)).toEqual(['risk-check']);
      expect(kept).not.toHaveProperty('facts');
    });

    test('in custody Kriminalforsorgen receives and meets; the contacts on parole that the law demands come by themselves', async () => {
      const facts = {
        ...(exit() as { facts: object }).facts,
        onParole: true,
        contactFrom: 'kriminalforsorg',
      };
      const caseId = await refer(product, { by: probation, referral: exit({ facts }) });
      expect(await sees(caseId)).toEqual([probation]);
      await play(product, {
        caseId,
        moves: [{ ...agreed, by: probation }, safe, met, consent],
      });
      const view = await seenBy(worker, caseId);
      expect(openSteps(view)).toEqual(expect.arrayContaining(['parole-contact#1']));
      expect(stepOf(view, 'parole-contact#1').due).toMatchObject({ rule: 'EXIT-06', mark: 'STATUTE' });
    });
  });
}
