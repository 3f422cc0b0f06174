import { describe, expect, test } from '@jest/globals';
import type { Answer, CaseBody } from '../support/api-client';
import type { Product } from '../support/product';
import { exit, pspK, ukn } from '../support/referrals';
import { play } from '../support/story';
import { caseSeenBy, refer, stepOf, stepPath } from './reading';
import { sampleData } from './sample-data';

/** What a view offers to choose from inside an action, as a screen reads it. */
interface Offered {
  readonly steps: readonly {
    readonly key: string;
    readonly outcomes: readonly { readonly id: string; readonly schema: object }[];
  }[];
  readonly closureGrounds: readonly { readonly ground: string; readonly title: string }[];
  readonly correctable: readonly { readonly fact: string; readonly title: string; readonly value: unknown }[];
  readonly receivers: readonly { readonly authority: string }[];
}

interface Disclosure {
  readonly act: string;
  readonly step: string;
  readonly from: { readonly authority: string; readonly title: string };
  readonly to: { readonly authority: string };
  readonly basis: { readonly code: string; readonly title: string };
}

const offeredIn = (view: CaseBody): Offered => view as unknown as Offered;
const secretariat = 'coordinator.pspk';

/** What the screen of a case is drawn from: choices that work, words beside codes, and what passed between authorities. */
export function caseViewStories(product: Product): void {
  describe('the screen of a case', () => {
    test.each([
      ['PSP-K', 'caseworker.0165', pspK, [secretariat, 'screening.politi', 'caseworker.0165']],
      ['UKN', 'screening.politi', ukn, ['screening.politi']],
      ['Exit', 'caseworker.exit-0165', exit, ['caseworker.exit-0165']],
    ] as const)(
      '%s: every outcome, ground, receiver and fact that is offered is taken',
      async (_, by, referral, readers) => {
        const fresh = () => refer(product, { by, referral: referral() });
        const shared = await fresh();
        const attempts: (() => Promise<readonly [what: string, answer: Answer]>)[] = [];
        for (const user of readers) {
          const { steps, closureGrounds, correctable, receivers } = offeredIn(
            await caseSeenBy(product, { user, caseId: shared }),
          );
          const client = await product.as(user);
          for (const { key, outcomes } of steps) {
            for (const { id, schema } of outcomes) {
              attempts.push(async () => {
                const body = { outcome: id, data: sampleData(schema), note: 'Fordi' };
                return [`${user} ${key} ${id}`, await client.post(stepPath(await fresh(), key, 'completion'), body)];
              });
            }
          }
          for (const { ground } of closureGrounds) {
            attempts.push(async () => [
              `${user} ${ground}`,
              await client.post(`/cases/${await fresh()}/closure`, { ground }),
            ]);
          }
          for (const { authority: to } of receivers.slice(0, 1)) {
            attempts.push(async () => [
              `${user} ${to}`,
              await client.post(`/cases/${await fresh()}/handovers`, { to, reason: 'Borgeren er flyttet' }),
            ]);
          }
          // What is known becomes unknown and is known again: one case is enough for all of them.
          for (const { fact, value } of correctable) {
            for (const corrected of new Set([null, value])) {
              const body = { fact, value: corrected, source: 'Register' };
              const { status, body: answer } = await client.post(`/cases/${shared}/facts`, body);
              expect([user, body, status, answer.code]).toEqual([user, body, 200, undefined]);
            }
          }
        }
        expect(attempts.length).toBeGreaterThan(5);
        const lanes = [0, 1, 2, 3].map((lane) => attempts.filter((__, index) => index % 4 === lane));
        await Promise.all(
          lanes.map(async (lane) => {
            for (const attempt of lane) {
              const [what, { status, body }] = await attempt();
              expect([what, status, body.code]).toEqual([what, 200, undefined]);
            }
          }),
        );
      },
      60_000,
    );

    test('says what was said, by whom, in words, to those who may read it', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const client = await product.as(secretariat);
      await client.post(stepPath(caseId, 'confirm-responsibility-unclear', 'completion'), {
        outcome: 'unclear',
        data: { why: 'Ingen samler indsatsen.' },
        note: 'Talt med alle tre.',
      });
      const step = stepOf(await caseSeenBy(product, { user: secretariat, caseId }), 'confirm-responsibility-unclear');
      expect(step).toMatchObject({
        outcomeTitle: 'Uafklaret',
        details: [{ field: 'why', kind: 'text', text: 'Ingen samler indsatsen.' }],
        note: 'Talt med alle tre.',
        by: { unitTitle: 'PSP-K, sekretariatsgruppen' },
        completedBy: { user: secretariat, unitTitle: 'PSP-K, sekretariatsgruppen' },
      });
      expect((step['completedBy'] as { name: string }).name).not.toBe(secretariat);
      for (const user of ['caseworker.0165', 'screening.politi', 'supervisor.politi']) {
        expect(JSON.stringify(await caseSeenBy(product, { user, caseId }))).not.toMatch(/Ingen samler|Talt med alle/);
      }
    });

    test('shows what passed between authorities to those who see the step that it passed with, and to nobody else', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await play(product, {
        caseId,
        moves: [{ by: 'screening.politi', step: 'confirm-involvement:politi', outcome: 'supports-now' }],
      });
      const seenBy = async (user: string): Promise<readonly string[]> => {
        const { status, body } = await (await product.as(user)).get(`/cases/${caseId}/disclosures`);
        expect([user, status]).toEqual([user, 200]);
        const items = body.items as unknown as readonly Disclosure[];
        for (const { from, basis } of items) {
          expect(from.title).not.toBe(from.authority);
          expect(basis.title).toContain('§ 115');
        }
        return items.map(({ act, from, to }) => `${act} ${from.authority} ${to.authority}`).sort();
      };
      const withPolice = ['answered politi pspk', 'asked kommune:0165 politi'];
      expect(await seenBy(secretariat)).toEqual([...withPolice, 'asked kommune:0165 psykiatri']);
      expect(await seenBy('screening.politi')).toEqual(withPolice);
      expect(await seenBy('caseworker.psykiatri')).toEqual(['asked kommune:0165 psykiatri']);
      expect(await seenBy('caseworker.0165')).toEqual([]);
      expect(await seenBy('supervisor.politi')).toEqual([]);
      const stranger = await (await product.as('caseworker.0151')).get(`/cases/${caseId}/disclosures`);
      expect(stranger.status).toBe(404);
    });
  });
}
