import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { daysFromToday, pspK } from '../support/referrals';
import { startStack } from '../support/stack';
import type { TestStack } from '../support/stack';
import { play } from '../support/story';
import { workflowStates } from '../support/workflow-states';
import { Chaos } from './chaos';

const chair = 'coordinator.handlegruppe-0165';
const unit = 'koebenhavns-vestegn/pspk.handlegruppe-0165';
const casesAtMeeting = 6;
/** As long as parts are killed, and then some. */
const mostTries = 200;

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack({ workerEntry: 'tests/dist/tests/faults/slow-worker.js' });
}, 120_000);
afterAll(async () => {
  await stack.stop();
}, 60_000);

interface Result {
  readonly result: 'done' | 'replayed' | 'refused';
  readonly problem: { readonly code: string } | null;
}

/** The same request under the same key until nothing of it is refused. */
async function untilDone(path: string, body: object): Promise<readonly Result[]> {
  const user = await stack.as(chair);
  const idempotencyKey = randomUUID();
  let last: unknown;
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const answer = await user.post(path, body, { idempotencyKey, timeoutMs: 5_000 }).catch((error: unknown) => {
      last = error;
    });
    const results = (answer?.body as { readonly results?: readonly Result[] } | undefined)?.results;
    if (results?.every(({ result }) => result !== 'refused')) return results;
    last = answer?.body ?? last;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`It was not done in time: ${JSON.stringify(last)}`);
}

test('what a meeting decides while worker and api are killed is there once, with its actions, and a repeat finds it', async () => {
  const caseIds: string[] = [];
  for (let index = 0; index < casesAtMeeting; index++) {
    const user = await stack.as('caseworker.0165');
    const { body } = await user.post('/referrals', pspK(), { idempotencyKey: randomUUID() });
    caseIds.push(body.caseId);
    await play(stack, {
      caseId: body.caseId,
      moves: [
        { by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' },
        {
          by: 'coordinator.pspk',
          step: 'confirm-responsibility-unclear',
          outcome: 'unclear',
          data: { why: 'Uklart.' },
        },
        { by: 'screening.politi', step: 'confirm-involvement:politi', outcome: 'supports-now' },
        { by: 'caseworker.psykiatri', step: 'confirm-involvement:psykiatri', outcome: 'should-support' },
      ],
    });
  }
  const called = await (
    await stack.as(chair)
  ).post('/meetings', { unit, date: daysFromToday(20), time: '09:30', place: 'Rådhuset', members: [] });
  const id = String(called.body['id']);

  const chaos = new Chaos([...stack.workers, ...stack.apis], { rounds: 3, leastMs: 200, mostMs: 1_200 });
  await untilDone(`/meetings/${id}/scheduling`, { steps: caseIds.map((kase) => ({ case: kase, step: 'schedule' })) });
  const database = new Client({ connectionString: stack.postgres.admin('tovholder') });
  await database.connect();
  const items = await database.query<{ id: string }>('SELECT id FROM agenda_item WHERE meeting_id = $1', [id]);
  expect(items.rows).toHaveLength(casesAtMeeting);
  const decided = {
    items: items.rows.map((item) => ({
      agendaItem: item.id,
      outcome: 'named',
      data: { authority: 'politi' },
      actions: [{ what: 'Ring til borgeren', owner: { authority: 'politi' } }],
    })),
  };
  const [results] = await Promise.all([untilDone(`/meetings/${id}/decisions`, decided), chaos.over]);
  expect(results).toHaveLength(casesAtMeeting);

  const counted = await database.query<{ decisions: string; actions: string; completed: string }>(
    `SELECT (SELECT count(*) FROM decision) AS decisions, (SELECT count(*) FROM action) AS actions,
      (SELECT count(*) FROM case_log WHERE type = 'completed' AND event->>'key' = 'name-responsible') AS completed`,
  );
  const each = String(casesAtMeeting);
  expect(counted.rows).toEqual([{ decisions: each, actions: each, completed: each }]);
  const heads = await database.query<{ id: string; head: number }>('SELECT id, head_seq AS head FROM case_file');
  await database.end();
  const inTemporal = await workflowStates(stack, caseIds);
  for (const { id: caseId, head } of heads.rows)
    expect([caseId, inTemporal.get(caseId)?.headSeq]).toEqual([caseId, head]);
}, 240_000);
