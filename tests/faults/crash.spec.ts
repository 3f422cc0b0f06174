import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Answer } from '../support/api-client';
import { tovholder } from '../support/operator';
import { pspK } from '../support/referrals';
import { startStack } from '../support/stack';
import type { TestStack } from '../support/stack';
import { workflowStates } from '../support/workflow-states';
import { Chaos } from './chaos';

const clients = 12;
/** "Hundreds of concurrent submissions and completions": fewer would not show what is meant. */
const fewestCommands = 200;

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack({ workerEntry: 'tests/dist/tests/faults/slow-worker.js', apis: 2, workers: 2 });
}, 120_000);
afterAll(async () => {
  await stack.stop();
}, 60_000);

describe('while worker, api, Temporal and PostgreSQL are killed at random', () => {
  test('each 2xx is there once, nothing acknowledged is missing, nothing is doubled, log and workflow agree', async () => {
    const victims = [...stack.workers, ...stack.apis, stack.temporal.process, stack.postgres.process];
    const chaos = new Chaos(victims, { rounds: 3, leastMs: 500, mostMs: 2500 });
    const submitted: Answer[] = [];
    const completed: Answer[] = [];
    const client = async (_: unknown, index: number): Promise<void> => {
      const api = index % stack.apis.length;
      const caseworker = await stack.as('caseworker.0165', { api });
      const coordinator = await stack.as('coordinator.pspk', { api });
      while (chaos.rages || submitted.length + completed.length < fewestCommands) {
        const referral = await caseworker.postPersistently(
          '/referrals',
          pspK({ person: { birthDate: '1980-02-03', municipality: '0165' } }),
        );
        submitted.push(referral);
        const { caseId } = referral.body;
        const step = `/cases/${caseId}/steps/acknowledge/completion`;
        completed.push(await coordinator.postPersistently(step, { outcome: 'acknowledged' }));
      }
    };
    await Promise.all([chaos.over, ...Array.from({ length: clients }, client)]);

    const cases = submitted.length;
    expect(tally(submitted)).toEqual({ 201: cases });
    expect(tally(completed)).toEqual({ 200: cases });
    const ids = submitted.map(({ body }) => body.caseId);
    expect(new Set(ids).size).toBe(cases);

    const database = new Client({ connectionString: stack.postgres.admin('tovholder') });
    await database.connect();
    const count = async (sql: string): Promise<number> =>
      Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);
    expect(await count('case_file')).toBe(cases);
    expect(await count('referral')).toBe(cases);
    expect(await count(`step WHERE key = 'acknowledge' AND state = 'done'`)).toBe(cases);
    expect(await count(`case_log WHERE type = 'completed'`)).toBe(cases);
    expect(await count(`case_file WHERE state <> 'open'`)).toBe(0);

    const heads = await database.query<{ id: string; version: string }>(
      'SELECT id, head_seq AS version FROM case_file',
    );
    const inPostgres = new Map(heads.rows.map(({ id, version }) => [id, Number(version)]));
    await database.end();
    const chains = await tovholder(stack, ['verify-log', '--json']);
    expect(JSON.parse(chains.output)).toMatchObject({ valid: true, cases });
    const inTemporal = await workflowStates(stack, ids);
    for (const [id, { headSeq, state }] of inTemporal)
      expect([id, headSeq, state]).toEqual([id, inPostgres.get(id), 'open']);
  }, 240_000);
});

function tally(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
