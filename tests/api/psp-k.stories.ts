import { describe, expect, test } from '@jest/globals';
import { daysFromToday, pspK } from '../support/referrals';
import type { Product } from '../support/product';
import type { Move } from '../support/story';
import { play } from '../support/story';
import { caseSeenBy, keysOf, openSteps, refer, refusal, stepOf, stepPath, whoSees } from './reading';

const referrer = 'caseworker.0165';
const secretariat = 'coordinator.pspk';
const group = 'coordinator.handlegruppe-0165';
const answers: Readonly<Record<string, string>> = {
  politi: 'screening.politi',
  psykiatri: 'caseworker.psykiatri',
  kriminalforsorg: 'caseworker.kriminalforsorg',
};

const answered = (authority: string, outcome: string, round = ''): Move => ({
  by: String(answers[authority]),
  step: `confirm-involvement:${authority}${round}`,
  outcome,
});
const acknowledged: Move = { by: secretariat, step: 'acknowledge', outcome: 'acknowledged' };
const unclear: Move = {
  by: secretariat,
  step: 'confirm-responsibility-unclear',
  outcome: 'unclear',
  data: { why: 'Ingen samler indsatsen.' },
};

/** PSP-K over HTTP, from the submission to each of its endings. */
export function pspKStories(product: Product): void {
  const referred = () => refer(product, { by: referrer, referral: pspK() });
  const seenBy = (user: string, caseId: string) => caseSeenBy(product, { user, caseId });

  describe('PSP-K', () => {
    test('asks no more than the quorum needs, withdraws the open ask at the third yes, and ends with a plan carried out', async () => {
      const caseId = await referred();
      const asSecretariat = await seenBy(secretariat, caseId);
      expect(openSteps(asSecretariat)).toEqual([
        'acknowledge',
        'confirm-involvement:politi',
        'confirm-involvement:psykiatri',
        'confirm-responsibility-unclear',
      ]);
      expect(stepOf(asSecretariat, 'acknowledge').due).toMatchObject({ rule: 'PSP-05', mark: 'ASSUMPTION' });
      // The fourth is neither asked nor told.
      expect(await whoSees(product, { caseId, users: Object.values(answers) })).toEqual([
        'screening.politi',
        'caseworker.psykiatri',
      ]);

      const asked = await seenBy('caseworker.psykiatri', caseId);
      expect(keysOf(asked)).toEqual(['confirm-involvement:psykiatri']);
      expect(asked).toMatchObject({ person: { name: 'Nancy Ann Test Berggren' }, routes: [], reasons: [] });
      expect(asked).not.toHaveProperty('reason');
      expect(asked).not.toHaveProperty('facts');

      await play(product, {
        caseId,
        moves: [
          {
            by: secretariat,
            step: 'ask-earlier',
            outcome: 'ask',
            data: { authority: 'kriminalforsorg', reason: 'Mødet er i morgen.' },
          },
          answered('politi', 'supports-now'),
          answered('kriminalforsorg', 'should-support'),
        ],
      });
      const reached = await seenBy(secretariat, caseId);
      expect(stepOf(reached, 'confirm-involvement:psykiatri').state).toBe('withdrawn');
      expect(openSteps(reached)).toEqual(['acknowledge', 'confirm-responsibility-unclear']);
      const late = await (
        await product.as('caseworker.psykiatri')
      ).post(stepPath(caseId, 'confirm-involvement:psykiatri', 'completion'), { outcome: 'no-need' });
      expect(refusal(late)).toEqual([409, 'step-not-open']);

      // Who refers learns that it was reached, and not who said what.
      const asReferrer = await seenBy(referrer, caseId);
      expect(keysOf(asReferrer)).toEqual(['acknowledge', 'confirm-responsibility-unclear']);
      expect(JSON.stringify(asReferrer)).not.toMatch(/supports-now|should-support|confirm-involvement/);

      await play(product, { caseId, moves: [acknowledged, unclear] });
      expect((await seenBy(referrer, caseId)).quorum).toBe('reached');
      const meetingOn = daysFromToday(12);
      await play(product, {
        caseId,
        moves: [{ by: group, step: 'schedule', outcome: 'scheduled', data: { meetingOn } }],
      });
      expect(stepOf(await seenBy(group, caseId), 'name-responsible').due?.certificate).toMatchObject({
        trigger: { event: 'handlegruppe-meeting', localDate: meetingOn },
      });
      await play(product, {
        caseId,
        moves: [
          { by: group, step: 'name-responsible', outcome: 'named', data: { authority: 'politi' } },
          {
            by: 'screening.politi',
            step: 'handover#1',
            outcome: 'refused',
            data: { reason: 'Det er ikke en politiopgave.' },
          },
        ],
      });
      expect((await seenBy(secretariat, caseId)).responsible).toBeNull();
      const settled = await play(product, {
        caseId,
        moves: [
          {
            by: 'coordinator.styregruppe',
            step: 'settle-responsibility',
            outcome: 'recommended',
            data: { authority: 'kommune', reason: 'Kommunen har den bredeste indsats.' },
          },
          { by: referrer, step: 'handover#2', outcome: 'accepted' },
        ],
      });
      expect(settled.body.responsible).toMatchObject({ authority: 'kommune:0165' });
      const by = daysFromToday(30);
      await play(product, {
        caseId,
        moves: [
          {
            by: referrer,
            step: 'coordinated-plan',
            outcome: 'agreed',
            data: { goals: 'Bolig og behandling', items: [{ authority: 'psykiatri', what: 'Udredning', by }] },
          },
        ],
      });
      const item = stepOf(await seenBy('caseworker.psykiatri', caseId), 'plan-item:1');
      expect(item.due).toMatchObject({ rule: 'PLAN-01', localDate: by });
      const closed = await play(product, {
        caseId,
        moves: [
          { by: 'caseworker.psykiatri', step: 'plan-item:1', outcome: 'done' },
          { by: referrer, step: 'review#1', outcome: 'continue' },
          { by: referrer, step: 'review#2', outcome: 'close', data: { reason: 'Stabil.' } },
        ],
      });
      expect(closed.body).toMatchObject({ state: 'closed', outcome: 'completed', outcomeTitle: 'Afsluttet: stabil' });
      // A duty to tell of concern for a child does not end with the case.
      expect(closed.body.actions).toEqual(['raise-concern']);

      const { body: timeline } = await (await product.as(secretariat)).get(`/cases/${caseId}/timeline?limit=200`);
      expect(timeline.items.map(({ seq }) => seq)).toEqual(timeline.items.map((_, index) => index + 1));
      expect(timeline.items.at(-1)).toMatchObject({ type: 'completed', step: 'review#2', caseOutcome: 'completed' });

      // The same from the other end, page by page: each event once, with names for whoever did it.
      const back: (typeof timeline.items)[number][] = [];
      for (let from = ''; from !== 'end';) {
        const page = await (
          await product.as(secretariat)
        ).get(`/cases/${caseId}/timeline?order=newest-first&limit=7${from}`);
        back.push(...page.body.items);
        from = page.body.nextCursor === null ? 'end' : `&cursor=${page.body.nextCursor}`;
      }
      expect(back).toEqual([...timeline.items].reverse());
      expect(back[0]).toMatchObject({
        caseOutcomeTitle: 'Afsluttet: stabil',
        by: { user: referrer, name: expect.any(String), unitTitle: 'Albertslund Kommune' },
        details: [{ title: 'Begrundelse', text: 'Stabil.', entries: [] }],
      });
    }, 20_000);

    test('three that can no longer be reached are for people: asked once more, then pointed to another cooperation', async () => {
      const caseId = await referred();
      await play(product, {
        caseId,
        moves: [acknowledged, unclear, answered('politi', 'no-need'), answered('psykiatri', 'declined-to-share')],
      });
      const view = await seenBy(secretariat, caseId);
      expect(openSteps(view)).toEqual(['quorum-not-reached']);
      expect(stepOf(view, 'confirm-involvement:kriminalforsorg').state).toBe('withdrawn');
      const asReferrer = await seenBy(referrer, caseId);
      expect(asReferrer.quorum).toBe('not-reached');
      expect(JSON.stringify(asReferrer)).not.toMatch(/no-need|declined-to-share/);

      const again = { authority: 'psykiatri', reason: 'Nye oplysninger.' };
      await play(product, {
        caseId,
        moves: [
          { by: secretariat, step: 'quorum-not-reached', outcome: 'ask', data: again },
          answered('psykiatri', 'supports-now', '#2'),
          answered('kriminalforsorg', 'no-need', '#2'),
          {
            by: secretariat,
            step: 'quorum-not-reached#2',
            outcome: 'redirect',
            data: { to: 'psp', reason: 'To myndigheder.' },
          },
        ],
      });
      expect(await seenBy(referrer, caseId)).toMatchObject({
        state: 'closed',
        outcome: 'redirected',
        successor: 'psp',
      });
    });

    test('a responsibility that turns out to be clear is offered to that authority', async () => {
      const caseId = await referred();
      const ended = await play(product, {
        caseId,
        moves: [
          {
            by: secretariat,
            step: 'confirm-responsibility-unclear',
            outcome: 'clear',
            data: { authority: 'psykiatri' },
          },
          { by: 'caseworker.psykiatri', step: 'handover#1', outcome: 'accepted' },
        ],
      });
      expect(ended.body.state).toBe('closed');
      expect(await seenBy(secretariat, caseId)).toMatchObject({
        outcome: 'responsibility-clear',
        responsible: { authority: 'psykiatri' },
      });
    });

    test('the referrer may withdraw until the case is accepted; closing early needs a named ground', async () => {
      const user = await product.as(referrer);
      const withdrawn = await referred();
      const gone = await user.post(`/cases/${withdrawn}/withdrawal`, {
        reason: 'Borgeren er flyttet ind hos familie.',
      });
      expect([gone.status, gone.body.state, gone.body.outcome]).toEqual([200, 'closed', 'withdrawn']);
      expect(refusal(await user.post(`/cases/${withdrawn}/withdrawal`, {}))).toEqual([409, 'case-closed']);

      const accepted = await referred();
      await play(product, {
        caseId: accepted,
        moves: [acknowledged, unclear, answered('politi', 'supports-now'), answered('psykiatri', 'supports-now')],
      });
      expect((await seenBy(referrer, accepted)).actions).not.toContain('withdraw');
      expect(refusal(await user.post(`/cases/${accepted}/withdrawal`, {}))).toEqual([409, 'already-accepted']);
      expect(refusal(await user.post(`/cases/${accepted}/closure`, { ground: 'moved' }))).toEqual([
        403,
        'role-not-allowed',
      ]);
      const coordinator = await product.as(secretariat);
      const closed = await coordinator.post(`/cases/${accepted}/closure`, { ground: 'moved', note: 'Flyttet.' });
      expect(closed.body).toMatchObject({ state: 'closed', outcome: 'closed-early' });
    });
  });
}
