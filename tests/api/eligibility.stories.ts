import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { bornYearsAgo, exit, pspK, ukn } from '../support/referrals';
import type { CaseBody } from '../support/api-client';
import type { Product } from '../support/product';
import { play } from '../support/story';
import { caseSeenBy, openSteps, refer, refusal, stepOf, stepPath } from './reading';

const referrer = 'caseworker.0165';
const secretariat = 'coordinator.pspk';

interface Advice {
  readonly reasons: readonly {
    readonly rule: string;
    readonly satisfied: boolean | 'unknown';
    readonly text: string;
  }[];
  readonly alternatives: readonly { readonly to: string; readonly title: string }[];
}

const pspKFacts = (change: object) => ({ ...(pspK() as { facts: object }).facts, ...change });

/** What the rule does not let in: advice without a trace, a review by people, and facts that change. */
export function eligibilityStories(product: Product): void {
  const submit = async (by: string, referral: object, language = 'da') =>
    (await product.as(by)).post('/referrals', referral, {
      idempotencyKey: randomUUID(),
      headers: { 'accept-language': language },
    });

  describe('not eligible', () => {
    test.each([
      [
        'PSP-K with a clear responsibility',
        referrer,
        () => pspK({ facts: pspKFacts({ mainResponsibilityUnclear: false }) }),
        'psp-k.responsibility-unclear',
        'responsible-authority',
      ],
      [
        'PSP-K where two have nothing to do with the citizen',
        referrer,
        () => pspK({ facts: pspKFacts({ involvement: { psykiatri: 'none', politi: 'none' } }) }),
        'psp-k.three-of-four',
        'psp',
      ],
      [
        'UKN for a child of nine',
        'screening.politi',
        () => ukn({ person: { birthDate: bornYearsAgo(9, { plusDays: 100 }), municipality: '0165' } }),
        'ukn.age',
        'underretning',
      ],
      ['UKN from a caseworker', referrer, () => ukn(), 'ukn.referrer', 'underretning'],
      [
        'Exit for someone who does not want out',
        'caseworker.exit-0165',
        () => exit({ facts: { ...(exit() as { facts: object }).facts, wantsOut: false } }),
        'exit.wants-out',
        undefined,
      ],
    ])('%s: reasons, alternatives, and nothing stored', async (_, by, referral, rule, alternative) => {
      const before = await product.rowCounts();
      const danish = await submit(by, referral());
      expect(refusal(danish)).toEqual([422, 'not-eligible']);
      const { reasons, alternatives } = danish.body as unknown as Advice;
      expect(reasons.find((reason) => reason.rule === rule)?.satisfied).toBe(false);
      if (alternative) expect(alternatives.map(({ to }) => to)).toContain(alternative);
      for (const { to, title } of alternatives) expect([to, title]).not.toEqual([to, to]);

      const english = (await submit(by, referral(), 'en')).body as unknown as Advice;
      expect(english.reasons.map((reason) => reason.rule)).toEqual(reasons.map((reason) => reason.rule));
      expect(english.reasons.map(({ text }) => text)).not.toEqual(reasons.map(({ text }) => text));
      expect(await product.rowCounts()).toEqual(before);
    });

    test('the client may keep the draft and mend it: the same key then carries the mended referral', async () => {
      const user = await product.as(referrer);
      const idempotencyKey = randomUUID();
      const draft = pspK({ facts: pspKFacts({ mainResponsibilityUnclear: false }) });
      expect(refusal(await user.post('/referrals', draft, { idempotencyKey }))).toEqual([422, 'not-eligible']);
      expect((await user.post('/referrals', pspK(), { idempotencyKey })).status).toBe(201);
    });
  });

  describe('a review by people', () => {
    test('is opened by requestReview, cannot accept what the rule forbids, and accepts once the fact is corrected', async () => {
      const referral = pspK({
        facts: pspKFacts({ mainResponsibilityUnclear: false }),
        requestReview: { reason: 'To forvaltninger er uenige.' },
      });
      const caseId = await refer(product, { by: referrer, referral });
      const view = await caseSeenBy(product, { user: secretariat, caseId });
      expect(view).toMatchObject({ verdict: 'not-eligible', requestReview: 'To forvaltninger er uenige.' });
      expect(openSteps(view)).toEqual(['eligibility-review']);
      expect(stepOf(view, 'eligibility-review').due).toMatchObject({ rule: 'TOV-01' });

      const user = await product.as(secretariat);
      const accept = { outcome: 'accept', data: { reason: 'Uklart alligevel.' } };
      const path = stepPath(caseId, 'eligibility-review', 'completion');
      const refused = await user.post(path, accept);
      expect(refusal(refused)).toEqual([422, 'facts-missing']);
      expect(refused.body['rules']).toEqual(['psp-k.responsibility-unclear']);

      // Nor is it offered: the reviewer reads what is missing, and is led to correcting it.
      const offeredIn = (seen: CaseBody) =>
        (stepOf(seen, 'eligibility-review')['outcomes'] as readonly { id: string }[]).map(({ id }) => id);
      expect(offeredIn(view)).toEqual(['not-eligible']);
      expect(view.prompts).toMatchObject([{ id: 'facts-missing', action: 'correct-fact' }]);
      expect(String((view.prompts[0] as { text?: string }).text)).toContain('hovedansvar');

      const corrected = await user.post(`/cases/${caseId}/facts`, {
        fact: 'mainResponsibilityUnclear',
        value: true,
        source: 'Samtale med begge forvaltninger',
      });
      expect(corrected.body).toMatchObject({
        verdict: 'eligible',
        changed: { verdict: { before: 'not-eligible', after: 'eligible' } },
      });
      expect([offeredIn(corrected.body), corrected.body.prompts]).toEqual([['accept', 'not-eligible'], []]);
      const accepted = await user.post(path, accept);
      expect([accepted.status, openSteps(accepted.body)]).toEqual([200, expect.arrayContaining(['acknowledge'])]);
      // The referral stays as it was submitted: the referrer sees its own facts, not the corrected ones.
      const asReferrer = await caseSeenBy(product, { user: referrer, caseId });
      expect(asReferrer).toMatchObject({ facts: { mainResponsibilityUnclear: false } });
    });

    test('opens by itself where a demanded fact is unknown, and may end the case with a successor', async () => {
      const facts = pspKFacts({ mainResponsibilityUnclear: undefined });
      const caseId = await refer(product, { by: referrer, referral: pspK({ facts }) });
      const ended = await play(product, {
        caseId,
        moves: [
          {
            by: secretariat,
            step: 'eligibility-review',
            outcome: 'not-eligible',
            data: { reason: 'Kun to myndigheder.', successor: 'psp' },
          },
        ],
      });
      expect(ended.body).toMatchObject({ state: 'closed', outcome: 'not-eligible', successor: 'psp' });
    });
  });

  describe('a corrected fact', () => {
    test('opens a re-assessment when it changes the verdict, and nothing when it does not', async () => {
      const caseId = await refer(product, { by: referrer, referral: pspK() });
      const user = await product.as(secretariat);
      const correct = (fact: string, value: unknown) =>
        user.post(`/cases/${caseId}/facts`, { fact, value, source: 'Ny oplysning' });
      const unchanged = await correct('unclearBecause', 'Fire har hver en del.');
      expect(unchanged.body['changed']).toEqual({ opened: [], withdrawn: [] });

      const changed = await correct('mainResponsibilityUnclear', false);
      expect(changed.body['changed']).toMatchObject({
        verdict: { before: 'eligible', after: 'not-eligible' },
        opened: ['re-assessment#1'],
        withdrawn: [],
      });
      expect(openSteps(changed.body)).toEqual(expect.arrayContaining(['acknowledge', 're-assessment#1']));
      expect(stepOf(changed.body, 're-assessment#1').due).toMatchObject({ rule: 'TOV-01' });
      const goesOn = await play(product, {
        caseId,
        moves: [{ by: secretariat, step: 're-assessment#1', outcome: 'continue', data: { reason: 'Skøn.' } }],
      });
      expect(goesOn.body.state).toBe('open');
    });

    test('a corrected birth date moves a child out of the board’s reach', async () => {
      const caseId = await refer(product, { by: 'screening.politi', referral: ukn() });
      const police = await product.as('screening.politi');
      const value = bornYearsAgo(9, { plusDays: 10 });
      const corrected = await police.post(`/cases/${caseId}/facts`, { fact: 'birthDate', value, source: 'CPR' });
      expect(corrected.body).toMatchObject({
        verdict: 'not-eligible',
        changed: { verdict: { before: 'eligible', after: 'not-eligible' }, opened: ['re-assessment#1'] },
      });
    });
  });

  describe('asking where a case belongs', () => {
    test('answers for every process, best first, and stores nothing', async () => {
      const before = await product.rowCounts();
      const user = await product.as(referrer);
      const { person, facts } = pspK() as { person: object; facts: object };
      const asked = { district: 'koebenhavns-vestegn', person, facts };
      const answer = await user.post('/eligibility', asked);
      const verdicts = answer.body['verdicts'] as { process: string; verdict: string }[];
      expect(verdicts.map(({ process }) => process).sort()).toEqual([
        'exit',
        'netvaerkssamraad',
        'psp-k',
        'ukn',
        'underretning',
      ]);
      expect(verdicts[0]).toMatchObject({ process: 'psp-k', verdict: 'eligible' });
      const order = ['eligible', 'needs-review', 'not-eligible'];
      const ranks = verdicts.map(({ verdict }) => order.indexOf(verdict));
      expect(ranks).toEqual([...ranks].sort());

      const one = await user.post('/eligibility', { ...asked, process: 'psp-k' });
      expect(one.body['verdicts']).toEqual([verdicts[0]]);
      expect(await product.rowCounts()).toEqual(before);
    });

    test('an absent fact is unknown, never a guess', async () => {
      const user = await product.as('screening.politi');
      const asked = { process: 'ukn', district: 'koebenhavns-vestegn', facts: {} };
      const { body } = await user.post('/eligibility', asked);
      const [verdict] = body['verdicts'] as { verdict: string; reasons: Advice['reasons'] }[];
      expect(verdict?.verdict).toBe('needs-review');
      expect(verdict?.reasons.find(({ rule }) => rule === 'ukn.age')?.satisfied).toBe('unknown');
    });

    test('a CPR number that fails modulus 11 is a warning, not a refusal', async () => {
      const user = await product.as(referrer);
      const person = { cpr: '2512489997', name: 'Opdigtet Borger', municipality: '0165' };
      const { status, body } = await user.post('/referrals', pspK({ person }), { idempotencyKey: randomUUID() });
      expect(status).toBe(201);
      expect(body['warnings']).toEqual([expect.objectContaining({ pointer: '/person/cpr', code: 'modulus-11' })]);
    });
  });
}
