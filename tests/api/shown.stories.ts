import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { demoUsers, loadDistricts } from '@tovholder/districts';
import { processIds } from '@tovholder/domain/eligibility';
import type { CaseBody } from '../support/api-client';
import type { CheckedClient, Product } from '../support/product';
import { exit, netvaerkssamraad, psp, pspK, ukn, underretning } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import { uknToTheBoard } from './openings';
import { refer, stepPath } from './reading';

interface Line {
  readonly caseId: string;
  readonly key: string;
  readonly by: { readonly unit: string };
  readonly actions: readonly string[];
}

/** One of each kind of user: who works, who leads, who looks after the machine. */
const users = demoUsers(loadDistricts()).filter(
  ({ userName }) => !/\d{4}$/.test(userName) || /0(165|851)$/.test(userName),
);

/** What lists, the own page and the menu offer is what the case, and the API, would let be done. */
export function shownStories(product: Product): void {
  describe('a line of a work list', () => {
    test('offers what its case offers, whose ever it is', async () => {
      await someOfEach(product);
      const differing: unknown[] = [];
      let compared = 0;
      for (const { userName } of users) {
        const client = await product.as(userName);
        for (const line of await linesOf(client, 8)) {
          const view = (await client.get(`/cases/${line.caseId}`)).body;
          const ofCase = view.steps.find(({ key }) => key === line.key)?.actions ?? [];
          compared++;
          if (JSON.stringify(ofCase) !== JSON.stringify(line.actions))
            differing.push([userName, line.key, { line: line.actions, case: ofCase }]);
        }
      }
      expect(differing).toEqual([]);
      expect(compared).toBeGreaterThan(50);
    }, 120_000);

    test('can be given to another where it says so, and nowhere else', async () => {
      for (const { userName } of users.filter(({ roles }) =>
        roles.some((role) => ['supervisor', 'head', 'coordinator'].includes(role)),
      )) {
        const client = await product.as(userName);
        const lines = (await linesOf(client, 60)).slice(0, 6);
        for (const { caseId, key, by, actions } of lines) {
          const to = users.find(
            ({ units, roles }) => units.includes(by.unit) && !roles.includes('supervisor'),
          )?.userName;
          const body = { items: [{ caseId, key }], to, reason: 'Ferie' };
          const answer = await client.post('/work-items/reassignment', body, { idempotencyKey: randomUUID() });
          const [result] = answer.body['results'] as readonly { result: string; code: string | null }[];
          const taken = result?.result !== 'refused';
          expect([userName, key, taken, result]).toEqual([userName, key, actions.includes('assign'), result]);
        }
      }
    }, 60_000);
  });

  describe('the menu', () => {
    test.each(users.map(({ userName }) => userName))(
      'of %s leads where something is shown',
      async (user) => {
        const client = await product.as(user);
        const { body: me } = await client.get('/me');
        const screens = me['screens'] as readonly string[];
        const status = async (path: string): Promise<number> => (await client.get(path)).status;
        const expectShown = async (screen: string, path: string): Promise<void> => {
          const shown = screens.includes(screen);
          expect([screen, path, await status(path)]).toEqual([screen, path, shown ? 200 : 403]);
        };
        await expectShown('my-day', '/work-items?scope=mine');
        await expectShown('overview', '/supervision/overview');
        // To meetings one is invited, whatever one is: who never is has a list of none.
        const { body: meetings } = await client.get('/meetings');
        const toMeet = [...(meetings.items ?? []), ...((meetings['units'] ?? []) as readonly unknown[])];
        if (!screens.includes('meetings')) expect(toMeet).toEqual([]);
        const mayRefer = me['mayRefer'] as readonly { process: string; district: string }[];
        expect(screens.includes('intake')).toBe(mayRefer.length > 0);
        for (const process of processIds) {
          for (const district of me['districts'] as readonly string[]) {
            const named = mayRefer.some((one) => one.process === process && one.district === district);
            const answer = await status(`/processes/${process}/referral-form?district=${district}`);
            expect([process, district, answer === 200]).toEqual([process, district, named]);
          }
        }
        if (screens.includes('screening')) expect(mayRefer.map(({ process }) => process)).toContain('ukn');
      },
      20_000,
    );
  });
}

/** Cases in states that differ: fresh, in the middle, owned, paused, on offer. */
async function someOfEach(product: Product): Promise<void> {
  const municipal = 'caseworker.0165';
  const police = 'screening.politi';
  const [planned, offered, board] = await Promise.all([
    refer(product, { by: municipal, referral: pspK() }),
    refer(product, { by: municipal, referral: underretning() }),
    refer(product, { by: police, referral: ukn() }),
    refer(product, { by: municipal, referral: pspK() }),
    refer(product, { by: police, referral: ukn() }),
    refer(product, { by: 'caseworker.exit-0165', referral: exit() }),
    refer(product, { by: police, referral: netvaerkssamraad() }),
    refer(product, { by: police, referral: psp() }),
  ]);
  await play(product, { caseId: planned, moves: pspKToReview });
  const owner = await product.as(municipal);
  await owner.post(stepPath(planned, 'review#1', 'claim'), {});
  await owner.post(`/cases/${offered}/handovers`, { to: 'kommune:0151', reason: 'Flyttet' });
  await pauseSomething(owner, offered);
  await play(product, { caseId: board, moves: uknToTheBoard });
}

async function pauseSomething(owner: CheckedClient, caseId: string): Promise<void> {
  const view: CaseBody = (await owner.get(`/cases/${caseId}`)).body;
  const step = view.steps.find(({ pausableGrounds }) => pausableGrounds.length > 0);
  if (step) await owner.post(`/cases/${caseId}/pauses`, { step: step.key, ground: step.pausableGrounds[0]?.ground });
}

/** Lines of every list that the reader has, so many of each. */
async function linesOf(client: CheckedClient, limit: number): Promise<readonly Line[]> {
  const lists = await Promise.all(
    ['mine', 'unit', 'authority'].map((scope) => client.get(`/work-items?scope=${scope}&limit=${limit}`)),
  );
  return lists.flatMap(({ status, body }) => (status === 200 ? (body.items as unknown as readonly Line[]) : []));
}
