import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApiClient, type Answer, type CaseBody } from '../support/api-client';
import { LiveClient } from '../support/event-source';
import { exit, pspK } from '../support/referrals';
import type { TestStack } from '../support/stack';
import { startStack } from '../support/stack';
import { workersOf } from '../support/workflow-workers';
import { openSteps, stepOf, stepPath } from './reading';

const pairs = 2000;

type Act =
  | { readonly do: 'claim' | 'assign' | 'release'; readonly step: string }
  | { readonly do: 'complete'; readonly step: string; readonly outcome: string; readonly data?: object }
  | { readonly do: 'note' | 'close' };

/** What one client does, again and again, each time with a case of its own. */
interface Part {
  readonly submits: string;
  /** Does the rest, and reads the lists after each act. */
  readonly works: string;
  readonly referral: () => object;
  readonly acts: readonly Act[];
}

const takenAndGivenBack = (step: string, take: 'claim' | 'assign'): readonly Act[] => [
  { do: take, step },
  { do: 'note' },
  { do: 'release', step },
  { do: 'note' },
  { do: take, step },
];
const municipalExit = (municipality: string): Part => ({
  submits: `caseworker.exit-${municipality}`,
  works: `caseworker.exit-${municipality}`,
  referral: () => exit({ person: { birthDate: '1998-05-17', municipality } }),
  acts: [
    ...takenAndGivenBack('contact-agreed', 'claim'),
    { do: 'complete', step: 'contact-agreed', outcome: 'not-now' },
    ...takenAndGivenBack('risk-check', 'claim'),
    { do: 'complete', step: 'risk-check', outcome: 'no-immediate-risk' },
    ...takenAndGivenBack('first-meeting', 'claim'),
    { do: 'complete', step: 'first-meeting', outcome: 'held' },
    ...takenAndGivenBack('consent', 'claim'),
    { do: 'complete', step: 'consent', outcome: 'refused' },
  ],
});
const parts: readonly Part[] = [
  municipalExit('0165'),
  municipalExit('0151'),
  municipalExit('0153'),
  {
    submits: 'coordinator.exit',
    works: 'coordinator.exit',
    referral: () => exit({ facts: { ...(exit() as { facts: object }).facts, contactFrom: 'politi' } }),
    acts: [
      ...takenAndGivenBack('contact-agreed', 'assign'),
      { do: 'complete', step: 'contact-agreed', outcome: 'yes-to-police-contact' },
      ...takenAndGivenBack('risk-check', 'assign'),
      { do: 'complete', step: 'risk-check', outcome: 'protective-measures', data: { advice: 'Mødes et andet sted.' } },
      { do: 'close' },
    ],
  },
  {
    submits: 'caseworker.psykiatri',
    works: 'coordinator.pspk',
    referral: () => pspK({ person: { unknown: true, municipality: '0165' } }),
    acts: [
      ...takenAndGivenBack('acknowledge', 'assign'),
      { do: 'complete', step: 'acknowledge', outcome: 'acknowledged' },
      ...takenAndGivenBack('confirm-responsibility-unclear', 'claim'),
      { do: 'complete', step: 'confirm-responsibility-unclear', outcome: 'clear', data: { authority: 'politi' } },
      { do: 'close' },
    ],
  },
];

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack({ apis: 2, workers: 2 });
}, 120_000);
afterAll(() => stack.stop(), 60_000);

test('after a 2xx of one api process, the next work list and search of the other show it: 2,000 times, 0 stale', async () => {
  const stale: string[] = [];
  const caseIds: string[] = [];
  const statuses: number[] = [];
  let begun = 0;

  async function play({ submits, works, referral, acts }: Part): Promise<void> {
    let turn = 0;
    /** Acts at one process, reads at the other, and takes turns. */
    const pair = async (user: string, act: { readonly path: string; readonly body: object }): Promise<CaseBody> => {
      begun++;
      const api = turn++ % 2;
      const [actor, reader] = [await stack.as(user, { api }), await stack.as(works, { api: 1 - api })];
      const answer = await actor.post(act.path, act.body, { idempotencyKey: randomUUID() });
      statuses.push(answer.status);
      if (answer.status >= 300) throw new Error(`${user} ${act.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      const [workItems, cases] = await Promise.all([reader.get('/work-items?limit=200'), reader.get('/cases?limit=2')]);
      const view = answer.body.case ?? answer.body;
      // Who submits may see less than who works on the case; then the one that works tells what there is to be seen.
      const seen = user === works ? view : (await reader.get(`/cases/${view.id}`)).body;
      const missing = notShown(seen, { workItems, cases });
      if (seen.version < view.version || missing) stale.push(`${user} ${act.path}: ${missing}`);
      return seen;
    };
    while (begun < pairs) {
      let view = await pair(submits, { path: '/referrals', body: referral() });
      caseIds.push(view.id);
      for (const act of acts) view = await pair(works, requestOf(act, { caseId: view.id, user: works }));
      expect(view.state).toBe('closed');
    }
  }

  await Promise.all(parts.map(play));
  expect(stale).toEqual([]);
  expect(statuses.length).toBeGreaterThanOrEqual(pairs);
  // Both workers had their share of it.
  expect((await workersOf(stack, caseIds.slice(0, 30))).size).toBe(2);
}, 120_000);

test('what one api process commits, those who listen at the other are told', async () => {
  const token = await ApiClient.tokenFor('coordinator.pspk', String(stack.env['OIDC_ISSUER']));
  const listeners = await Promise.all(stack.addresses.map((address) => LiveClient.open(address, { token })));
  for (const api of [0, 1]) {
    const actor = await stack.as('caseworker.psykiatri', { api });
    const { body } = await actor.post('/referrals', pspK(), { idempotencyKey: randomUUID() });
    for (const listener of listeners) {
      await listener.until(() => listener.ofCase(body.caseId).length > 0);
      listener.close();
    }
    listeners.splice(
      0,
      2,
      ...(await Promise.all(stack.addresses.map((address) => LiveClient.open(address, { token })))),
    );
  }
  for (const listener of listeners) listener.close();
});

function requestOf(
  act: Act,
  { caseId, user }: { readonly caseId: string; readonly user: string },
): { readonly path: string; readonly body: object } {
  switch (act.do) {
    case 'claim':
      return { path: stepPath(caseId, act.step, 'claim'), body: {} };
    case 'assign':
      return { path: stepPath(caseId, act.step, 'assignment'), body: { user } };
    case 'release':
      return { path: stepPath(caseId, act.step, 'assignment'), body: {} };
    case 'complete':
      return { path: stepPath(caseId, act.step, 'completion'), body: { outcome: act.outcome, data: act.data ?? {} } };
    case 'note':
      return { path: `/cases/${caseId}/notes`, body: { text: 'Talt med borgeren.' } };
    case 'close':
      return { path: `/cases/${caseId}/closure`, body: { ground: 'duplicate' } };
  }
}

/** What of a case, as it was answered, its line in the search and its lines in the work list do not say. */
function notShown(
  view: CaseBody,
  { workItems, cases }: { readonly workItems: Answer; readonly cases: Answer },
): string | undefined {
  const line = cases.body.items.find(({ id }) => id === view.id);
  if (line?.['version'] !== view.version || line['state'] !== view.state)
    return `the search shows version ${String(line?.['version'])}, not ${view.version}`;
  const items = (workItems.body.items as unknown as { case: { id: string }; key: string; owner: string | null }[])
    .filter((item) => item.case.id === view.id)
    .map(({ key, owner }) => `${key} ${owner}`);
  const expected = openSteps(view)
    .map((key) => stepOf(view, key))
    .filter(({ actions }) => actions.includes('complete'))
    .map(({ key, owner }) => `${key} ${owner}`);
  return items.sort().join() === expected.sort().join() ? undefined : `the work list shows ${items.join()}`;
}
