import { describe, expect, test } from '@jest/globals';
import type { CertificateBody } from '../support/certificates';
import { bornYearsAgo, daysFromToday, ukn } from '../support/referrals';
import type { Product } from '../support/product';
import type { Move } from '../support/story';
import { play } from '../support/story';
import { caseSeenBy, openSteps, refer, stepOf, whoSees } from './reading';

const police = 'screening.politi';
const secretariat = 'coordinator.ukn';
const municipality = 'caseworker.0165';
const prosecution = 'prosecutor.anklagemyndighed';
const board = 'board.ukn';

const ofSecretariat = [
  'file-access',
  'lawyer-offered',
  'support-person',
  'interpreter',
  'child-expert',
  'data-notice',
  'victim-told',
];
const gates: readonly Move[] = [
  { by: municipality, step: 'child-conversation', outcome: 'done' },
  ...ofSecretariat.map((step) => ({ by: secretariat, step, outcome: 'done' })),
];
const recommended = (): Move => ({
  by: municipality,
  step: 'recommendation',
  outcome: 'sent',
  data: { sentOn: daysFromToday(0), proof: 'Digital Post' },
});
const servedAndExecuted = (): readonly Move[] => [
  { by: secretariat, step: 'served', outcome: 'served', data: { servedOn: daysFromToday(0) } },
  { by: municipality, step: 'executed', outcome: 'started', data: { measureStartedOn: daysFromToday(0) } },
];

const youth = (change: object = {}) =>
  ukn({
    person: { birthDate: bornYearsAgo(16, { plusDays: 100 }), municipality: '0165' },
    facts: {
      reportedOn: daysFromToday(-20),
      lawfulStay: true,
      offences: [{ date: daysFromToday(-30), provision: 'STRL § 288', limb: 'listed', status: 'charged' }],
      screening: { age: true, residence: true, crimePattern: true, riskAndVulnerability: true },
      ...change,
    },
  });

/** Ungdomskriminalitetsnævnet over HTTP: both tracks, mixed acts, and the ends that are no decision. */
export function uknStories(product: Product): void {
  const seenBy = (user: string, caseId: string) => caseSeenBy(product, { user, caseId });

  describe('UKN', () => {
    test('track A: from the screening of a 13-year-old to an executed immediate reaction', async () => {
      const caseId = await refer(product, { by: police, referral: ukn() });
      const screening = await seenBy(police, caseId);
      expect(screening).toMatchObject({ verdict: 'eligible', routes: [{ to: 'ukn', track: 'A' }] });
      expect(openSteps(screening)).toEqual(['screening']);
      expect(stepOf(screening, 'screening').due).toMatchObject({ rule: 'UKN-01', soft: false });
      // Nobody but the police knows of it yet, and psychiatry never will.
      const users = [secretariat, municipality, prosecution, board, 'supervision.ukf', 'caseworker.psykiatri'];
      expect(await whoSees(product, { caseId, users })).toEqual([]);

      const referredOn = daysFromToday(0);
      const met = { age: 'met', residence: 'met', crimePattern: 'met', riskAndVulnerability: 'met' };
      await play(product, {
        caseId,
        moves: [{ by: police, step: 'screening', outcome: 'refer', data: { referredOn, ...met } }],
      });
      expect(await whoSees(product, { caseId, users })).toEqual([secretariat, municipality, board]);
      expect(openSteps(await seenBy(secretariat, caseId))).toEqual(
        expect.arrayContaining(['sort', 'schedule-board-meeting', 'request-investigation', ...ofSecretariat]),
      );

      const meetingOn = daysFromToday(28);
      await play(product, {
        caseId,
        moves: [
          { by: secretariat, step: 'sort', outcome: 'recommended', data: { treatment: 'panel' } },
          { by: 'chair.ukn', step: 'decide-treatment', outcome: 'panel' },
          { by: secretariat, step: 'request-investigation', outcome: 'requested' },
          { by: secretariat, step: 'schedule-board-meeting', outcome: 'scheduled', data: { meetingOn } },
        ],
      });
      const { due } = stepOf(await seenBy(municipality, caseId), 'youth-investigation');
      expect(due).toMatchObject({ rule: 'UKN-02', mark: 'STATUTE', localDate: daysFromToday(21) });
      await play(product, {
        caseId,
        moves: [{ by: municipality, step: 'youth-investigation', outcome: 'finished' }],
      });
      const recommendation = stepOf(await seenBy(municipality, caseId), 'recommendation').due;
      expect(recommendation).toMatchObject({ rule: 'UKN-04', mark: 'STATUTE' });
      const { trigger } = recommendation?.certificate as CertificateBody;
      expect(trigger).toMatchObject({ event: 'board-meeting', localDate: meetingOn });

      await play(product, { caseId, moves: [...gates, recommended()] });
      expect(openSteps(await seenBy(board, caseId))).toEqual(['board-meeting#1']);
      const postponedTo = daysFromToday(42);
      const absent = { who: 'youth', lawful: true };
      await play(product, {
        caseId,
        moves: [
          { by: board, step: 'board-meeting#1', outcome: 'absence', data: absent },
          {
            by: 'chair.ukn',
            step: 'decide-on-absence',
            outcome: 'postpone',
            data: { meetingOn: postponedTo, fetching: false },
          },
          { by: board, step: 'board-meeting#2', outcome: 'held' },
          { by: board, step: 'decision', outcome: 'immediate-reaction', data: { content: 'Udbedring af skaden' } },
          ...servedAndExecuted(),
        ],
      });
      const closed = await seenBy(secretariat, caseId);
      expect(closed).toMatchObject({ state: 'closed', outcome: 'completed' });
      expect(Object.values(closed['milestones'] as object).filter((at) => at !== null)).toHaveLength(3);
      // What the municipality itself said stays with it; the board's decision does not.
      expect(JSON.stringify(await seenBy(municipality, caseId))).not.toContain('immediate-reaction');
    });

    test('track A: a case that is not referred ends with its successor, and a dropped suspicion is dismissed by the board', async () => {
      const notReferred = await refer(product, { by: police, referral: ukn() });
      const data = { documented: true, reason: 'Ingen særlig risiko.' };
      const ended = await play(product, {
        caseId: notReferred,
        moves: [{ by: police, step: 'screening', outcome: 'do-not-refer', data }],
      });
      expect(ended.body.state).toBe('closed');

      const dropped = await refer(product, { by: police, referral: ukn() });
      const met = { age: 'met', residence: 'met', crimePattern: 'met', riskAndVulnerability: 'not-met' };
      await play(product, {
        caseId: dropped,
        moves: [
          { by: police, step: 'screening', outcome: 'refer', data: { referredOn: daysFromToday(0), ...met } },
          { by: police, step: 'suspicion-dropped', outcome: 'dropped', data: { reason: 'Forkert person.' } },
          { by: board, step: 'dismissal', outcome: 'dismissed' },
        ],
      });
      expect(await seenBy(secretariat, dropped)).toMatchObject({
        outcome: 'dismissed',
        successor: 'netvaerkssamraad',
      });
    });

    test('track B: police, prosecution and court first, then the municipality brings the case, up to the supervision', async () => {
      const caseId = await refer(product, { by: police, referral: youth() });
      const prepared = await seenBy(police, caseId);
      expect(prepared.routes).toMatchObject([{ to: 'anklagemyndighed', track: 'B', stage: 'prepare' }]);
      const finalOn = daysFromToday(0);
      await play(product, {
        caseId,
        moves: [
          { by: police, step: 'indstilling', outcome: 'sent' },
          { by: prosecution, step: 'claim', outcome: 'claimed' },
          { by: prosecution, step: 'judgment', outcome: 'referred', data: { finalOn, sentence: 'conditional' } },
          { by: prosecution, step: 'tell-municipality', outcome: 'told' },
          { by: municipality, step: 'bring-case', outcome: 'brought' },
        ],
      });
      // In track B the investigation is counted back from a meeting that has no date yet.
      expect(stepOf(await seenBy(municipality, caseId), 'youth-investigation').due).toBeNull();
      const meetingOn = daysFromToday(14);
      await play(product, {
        caseId,
        moves: [{ by: secretariat, step: 'schedule-board-meeting', outcome: 'scheduled', data: { meetingOn } }],
      });
      expect(stepOf(await seenBy(municipality, caseId), 'youth-investigation').due).toMatchObject({ rule: 'UKN-03' });
      await play(product, {
        caseId,
        moves: [{ by: municipality, step: 'youth-investigation', outcome: 'supplement' }, ...gates, recommended()],
      });
      expect(stepOf(await seenBy(board, caseId), 'board-meeting#1').due).toMatchObject({ rule: 'UKN-06', soft: true });
      await play(product, {
        caseId,
        moves: [
          { by: board, step: 'board-meeting#1', outcome: 'held' },
          {
            by: board,
            step: 'decision',
            outcome: 'improvement-programme',
            data: { length: 'up-to-2-years', measures: 'Kontaktperson' },
          },
          ...servedAndExecuted(),
          { by: 'supervision.ukf', step: 'first-talk', outcome: 'missed' },
          { by: 'supervision.ukf', step: 'missed-talk-letter', outcome: 'sent', data: { sentOn: daysFromToday(0) } },
          { by: 'supervision.ukf', step: 'first-talk#2', outcome: 'held', data: { heldOn: daysFromToday(0) } },
          { by: 'supervision.ukf', step: 'second-talk', outcome: 'held', data: { heldOn: daysFromToday(0) } },
        ],
      });
      await pausedForHoliday(product, { caseId, step: 'supervision-talk' });
      await play(product, {
        caseId,
        moves: [{ by: 'supervision.ukf', step: 'supervision', outcome: 'completed' }],
      });
      const closed = await seenBy(secretariat, caseId);
      expect(closed).toMatchObject({ state: 'closed', outcome: 'completed' });
      expect(stepOf(closed, 'first-talk#2').due).toMatchObject({ rule: 'UKN-22' });
    });

    test('track B: no claim ends the case, with a notification where serious crime is not documented', async () => {
      const caseId = await refer(product, { by: police, referral: youth() });
      await play(product, {
        caseId,
        moves: [
          { by: police, step: 'indstilling', outcome: 'sent' },
          {
            by: prosecution,
            step: 'claim',
            outcome: 'no-claim',
            data: { documented: false, reason: 'Beviserne rækker ikke.' },
          },
        ],
      });
      expect(await seenBy(police, caseId)).toMatchObject({
        state: 'closed',
        outcome: 'not-referred',
        successor: 'underretning',
      });
    });

    test('acts on both sides of the 15th birthday are for a person, who chooses the track', async () => {
      // 15 for fifty days: one act before the birthday, one after it.
      const mixed = youth({
        offences: [
          { date: daysFromToday(-80), provision: 'STRL § 244', limb: 'listed', status: 'suspected' },
          { date: daysFromToday(-20), provision: 'STRL § 288', limb: 'listed', status: 'charged' },
        ],
      });
      const referral = { ...mixed, person: { birthDate: bornYearsAgo(15, { plusDays: 50 }), municipality: '0165' } };
      const caseId = await refer(product, { by: police, referral });
      const review = await seenBy(police, caseId);
      expect(review.verdict).toBe('needs-review');
      expect((review.reasons as { rule: string }[]).map(({ rule }) => rule)).toContain('ukn.row-17');
      expect(openSteps(review)).toEqual(['eligibility-review']);
      expect(stepOf(review, 'eligibility-review').due).toMatchObject({ rule: 'TOV-01', mark: 'ASSUMPTION' });

      const data = { track: 'B', reason: 'Det groveste forhold er begået efter 15 år.' };
      const accepted = await play(product, {
        caseId,
        moves: [{ by: police, step: 'eligibility-review', outcome: 'accept', data }],
      });
      expect(openSteps(accepted.body)).toEqual(['indstilling']);
    });
  });
}

/** The supervision stands still while the youth is on holiday (BEK 1115/2024 § 22(2)), and for nothing else. */
async function pausedForHoliday(product: Product, { caseId, step }: { caseId: string; step: string }): Promise<void> {
  const user = await product.as('supervision.ukf');
  const before = await caseSeenBy(product, { user: 'supervision.ukf', caseId });
  const found = before.steps.find((it) => it.step === step && it.state === 'open');
  const key = String(found?.key);
  expect(stepOf(before, key).pausableGrounds.map(({ ground }) => ground)).toEqual(['holiday']);
  const other = await user.post(`/cases/${caseId}/pauses`, { step: key, ground: 'citizen-away' });
  expect([other.status, other.body.code]).toEqual([422, 'ground-not-allowed']);
  const paused = await user.post(`/cases/${caseId}/pauses`, { step: key, ground: 'holiday' });
  expect([paused.status, stepOf(paused.body, key).paused]).toEqual([200, true]);
  const pauseId = String(stepOf(paused.body, key).pauses[0]?.id);
  const ended = await user.post(`/cases/${caseId}/pauses/${pauseId}/end`, {});
  const { due } = stepOf(ended.body, key);
  expect((due?.certificate as { pauses: readonly object[] }).pauses).toMatchObject([{ ground: 'holiday' }]);
}
