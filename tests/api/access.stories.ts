import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../support/api-client';
import { daysFromToday, exit, pspK, ukn } from '../support/referrals';
import type { Product } from '../support/product';
import type { Move } from '../support/story';
import { play, pspKToReview } from '../support/story';
import { attempts, carryOut, isOffered } from './actions';
import type { Attempt } from './actions';
import { caseSeenBy, refer, stepPath, whoSees } from './reading';

const users = [
  'caseworker.0165',
  'supervisor.0165',
  'caseworker.0151',
  'coordinator.handlegruppe-0165',
  'coordinator.handlegruppe-0151',
  'caseworker.exit-0165',
  'caseworker.exit-0151',
  'screening.politi',
  'supervisor.politi',
  'coordinator.exit',
  'caseworker.psykiatri',
  'caseworker.kriminalforsorg',
  'coordinator.pspk',
  'coordinator.styregruppe',
  'coordinator.ukn',
  'chair.ukn',
  'prosecutor.anklagemyndighed',
  'supervision.ukf',
  'caseworker.0851',
  'auditor.dpo',
  'operator.system',
];

/** A kind of case that is tried out action by action, each time from a fresh one. */
interface Situation {
  readonly what: string;
  readonly by: string;
  readonly referral: () => object;
  readonly moves: readonly Move[];
  /** Steps that somebody has taken. */
  readonly claims: readonly { readonly by: string; readonly step: string }[];
}

const met = { age: 'met', residence: 'met', crimePattern: 'met', riskAndVulnerability: 'met' };
const toTheBoard: Move = {
  by: 'screening.politi',
  step: 'screening',
  outcome: 'refer',
  data: { referredOn: daysFromToday(0), ...met },
};
const toConsent: readonly Move[] = [
  { by: 'caseworker.exit-0165', step: 'contact-agreed', outcome: 'yes-to-police-contact' },
  { by: 'coordinator.exit', step: 'risk-check', outcome: 'no-immediate-risk' },
  { by: 'caseworker.exit-0165', step: 'first-meeting', outcome: 'held' },
  {
    by: 'caseworker.exit-0165',
    step: 'consent',
    outcome: 'given',
    data: { scope: 'Alt', parties: 'all-three', document: 'Samtykke 2' },
  },
];
const municipal = { by: 'caseworker.0165', referral: pspK };
const situations: readonly Situation[] = [
  { what: 'PSP-K as submitted', ...municipal, moves: [], claims: [] },
  {
    what: 'PSP-K with owners, and the municipality named',
    ...municipal,
    moves: pspKToReview.slice(0, 6),
    claims: [{ by: 'caseworker.0165', step: 'handover#1' }],
  },
  { what: 'UKN before the board', by: 'screening.politi', referral: ukn, moves: [], claims: [] },
  {
    what: 'UKN before the meeting',
    by: 'screening.politi',
    referral: ukn,
    moves: [toTheBoard],
    claims: [{ by: 'coordinator.ukn', step: 'sort' }],
  },
  { what: 'Exit as submitted', by: 'caseworker.exit-0165', referral: exit, moves: [], claims: [] },
  { what: 'Exit after consent', by: 'caseworker.exit-0165', referral: exit, moves: toConsent, claims: [] },
];

/** Need to know over HTTP: who sees what, and that a screen which shows `actions` shows exactly what works. */
export function accessStories(product: Product): void {
  async function prepared({ by, referral, moves, claims }: Situation): Promise<string> {
    const caseId = await refer(product, { by, referral: referral() });
    if (moves.length > 0) await play(product, { caseId, moves });
    for (const { by: owner, step } of claims) {
      expect((await (await product.as(owner)).post(stepPath(caseId, step, 'claim'), {})).status).toBe(200);
    }
    return caseId;
  }

  describe('who sees what', () => {
    test.each<[string, () => object, Omit<Situation, 'referral' | 'what' | 'claims'>, readonly string[]]>([
      [
        'PSP-K: the referrer’s unit, whoever is asked, the supervisors of these, and the secretariat',
        pspK,
        { by: 'caseworker.0165', moves: [] },
        ['caseworker.0165', 'screening.politi', 'supervisor.politi', 'caseworker.psykiatri', 'coordinator.pspk'],
      ],
      [
        'UKN in screening: the police alone',
        ukn,
        { by: 'screening.politi', moves: [] },
        ['screening.politi', 'supervisor.politi'],
      ],
      [
        'UKN at the board: the secretariat, the board and the municipality too',
        ukn,
        { by: 'screening.politi', moves: [toTheBoard] },
        ['caseworker.0165', 'supervisor.0165', 'screening.politi', 'supervisor.politi', 'coordinator.ukn', 'chair.ukn'],
      ],
      ['Exit before consent: the receiver', exit, { by: 'caseworker.exit-0165', moves: [] }, ['caseworker.exit-0165']],
    ])('%s', async (_, referral, { by, moves }, seeing) => {
      const caseId = await prepared({ what: '', by, referral, moves, claims: [] });
      expect(await whoSees(product, { caseId, users })).toEqual(seeing);
      // What one may not see does not exist, whatever is asked of it.
      const stranger = await product.as('caseworker.0151');
      for (const path of [`/cases/${caseId}`, `/cases/${caseId}/timeline`]) {
        expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
      }
      for (const command of ['notes', 'withdrawal', 'closure', 'facts']) {
        const body = { notes: { text: 'x' }, withdrawal: {}, closure: { ground: 'moved' }, facts: aFact }[command];
        expect([command, (await stranger.post(`/cases/${caseId}/${command}`, body)).status]).toEqual([command, 404]);
      }
    });

    test('a supervisor sees steps, owners and dates of the own authority, and no content', async () => {
      const caseId = await prepared({ what: '', ...municipal, moves: pspKToReview.slice(0, 7), claims: [] });
      const view = await caseSeenBy(product, { user: 'supervisor.0165', caseId });
      expect(view).toMatchObject({ person: {}, routes: [], reasons: [], quorum: null, outcome: null });
      expect(view).not.toHaveProperty('reason');
      expect(view).not.toHaveProperty('facts');
      expect(view.steps.map(({ key, outcome, data, actions }) => ({ key, outcome, data, actions }))).toEqual([
        { key: 'handover#1', outcome: null, data: null, actions: [] },
        { key: 'coordinated-plan', outcome: null, data: null, actions: ['assign'] },
      ]);
      const timeline = await (await product.as('supervisor.0165')).get(`/cases/${caseId}/timeline`);
      expect(timeline.body.items).toEqual([]);
    });

    test('the referrer of PSP-K reads that it was reached, and nobody’s answer, note or name in the timeline', async () => {
      const caseId = await prepared({ what: '', ...municipal, moves: pspKToReview.slice(0, 4), claims: [] });
      const secretariat = await product.as('coordinator.pspk');
      await secretariat.post(`/cases/${caseId}/notes`, { text: 'Kun til sekretariatet' });
      const everything = await secretariat.get(`/cases/${caseId}/timeline`);
      expect(JSON.stringify(everything.body)).toMatch(/Kun til sekretariatet.*/);
      const referrer = await product.as('caseworker.0165');
      const { body } = await referrer.get(`/cases/${caseId}/timeline`);
      expect(body.items.map(({ type }) => type)).toEqual(expect.arrayContaining(['submitted', 'opened']));
      expect(JSON.stringify([body, (await referrer.get(`/cases/${caseId}`)).body])).not.toMatch(
        /Kun til|supports-now|should-support|confirm-involvement|screening\.politi|caseworker\.psykiatri/,
      );
      expect((await referrer.get(`/cases/${caseId}`)).body['quorum']).toBe('reached');
    });
  });

  describe('what is offered is what works', () => {
    test.each(situations)(
      '$what',
      async (situation) => {
        const probe = await prepared(situation);
        const keys = (await product.query<{ key: string }>('SELECT key FROM step WHERE case_id = $1', [probe])).map(
          ({ key }) => key,
        );
        const untouched = await versionOf(probe);
        const offered: { user: string; attempt: Attempt }[] = [];
        const allowed: string[] = [];
        await Promise.all(
          users.map(async (user) => {
            const client = await product.as(user);
            const { status, body } = await client.get(`/cases/${probe}`);
            const view = status === 200 ? body : undefined;
            for (const attempt of attempts(keys)) {
              if (isOffered(attempt, view)) offered.push({ user, attempt });
              else if ((await carryOut(client, { caseId: probe, attempt, view })).status < 400)
                allowed.push(`${user} ${attempt.action} ${attempt.key ?? ''}`);
            }
          }),
        );
        expect(allowed).toEqual([]);
        expect(await versionOf(probe)).toBe(untouched);

        expect(offered.length).toBeGreaterThan(3);
        // A note, a correction to what is known or an owner changes nothing for the next; an end of anything does, and
        // so does a release: a supervisor has nothing to release once the owner has.
        const shared = new Map<string, Promise<string>>([
          ['note', Promise.resolve(probe)],
          ['correct-fact', Promise.resolve(probe)],
          ...['claim', 'assign'].map((action) => [action, prepared(situation)] as const),
        ]);
        await inTurns(offered, 4, async ({ user, attempt }) => {
          const caseId = await (shared.get(attempt.action) ?? prepared(situation));
          const client = await product.as(user);
          const view = (await client.get(`/cases/${caseId}`)).body;
          const { status, body } = await carryOut(client, { caseId, attempt, view });
          expect([user, attempt, status, body.code]).toEqual([user, attempt, 200, undefined]);
        });
      },
      60_000,
    );

    const versionOf = async (caseId: string): Promise<number | undefined> =>
      (await product.query<{ v: number }>('SELECT head_seq AS v FROM case_file WHERE id = $1', [caseId]))[0]?.v;
  });
}

/** After all else: lists and searches against single cases. */
export function hiddenStaysHidden(product: Product): void {
  test('no list and no search of anybody shows a case that they would not be shown by itself, or lacks one that they would', async () => {
    const sample = await product.query<{ id: string }>('SELECT id FROM case_file ORDER BY md5(id::text) LIMIT 40');
    const ids = sample.map(({ id }) => id);
    for (const user of users) {
      const client = await product.as(user);
      const seen = new Set<string>();
      await inTurns(ids, 4, async (id) => {
        if ((await client.get(`/cases/${id}`)).status === 200) seen.add(id);
      });
      const first = await client.get('/cases?limit=200');
      if (first.status === 403) {
        expect([user, [...seen]]).toEqual([user, []]);
        continue;
      }
      const listed = new Set<string>();
      for (let page: Answer | undefined = first; page;) {
        for (const { id } of page.body.items) listed.add(id);
        const { nextCursor }: Answer['body'] = page.body;
        page = nextCursor ? await client.get(`/cases?limit=200&cursor=${encodeURIComponent(nextCursor)}`) : undefined;
      }
      expect([user, ids.filter((id) => listed.has(id))]).toEqual([user, ids.filter((id) => seen.has(id))]);
      expect([user, first.body['total']]).toEqual([user, listed.size]);

      for (const query of ['scope=unit', 'scope=authority', 'scope=mine', 'scope=authority&state=done']) {
        const { body } = await client.get(`/work-items?limit=200&${query}`);
        const cases = (body.items as unknown as { case: { id: string } }[]).map((item) => item.case.id);
        expect([user, query, cases.filter((id) => !listed.has(id))]).toEqual([user, query, []]);
      }
      for (const query of ['q=2512489996', 'q=Berggren', 'q=Testperson', 'q=Testbarn']) {
        const { body } = await client.get(`/cases?limit=200&${query}`);
        expect([user, query, body.items.filter(({ id }) => !listed.has(id))]).toEqual([user, query, []]);
      }
    }
  }, 60_000);
}

const aFact = { fact: 'birthDate', value: null, source: 'x' };

/** Works through a list with so many at a time. */
async function inTurns<T>(list: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...list];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
    }),
  );
}
