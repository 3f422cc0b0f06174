import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { districtInSeconds } from '../support/district-in-seconds';
import { pspK } from '../support/referrals';
import { startStack } from '../support/stack';
import type { TestStack } from '../support/stack';
import { Chaos } from './chaos';

/** Two steps each, and for each step a due instant and six rungs: 14 milestones. */
const cases = 90;
const rungs = {
  [-20]: ['owner', 'unit'],
  [-10]: ['owner', 'unit'],
  0: ['owner', 'unit'],
  10: ['supervisor'],
  20: ['head'],
  30: ['management'],
};
const milestonesPerStep = Object.keys(rungs).length + 1;
/** From opening to due: all cases are there before the first rung. */
const due = 60;
const lateAfterMs = 60_000;

interface Milestone {
  readonly caseId: string;
  readonly kind: string;
  readonly ref: string;
  readonly at: Date;
  readonly state: string;
  readonly firedAt: Date | null;
}

const district = districtInSeconds({ due, rungs });
let stack: TestStack;
let database: Pool;
beforeAll(async () => {
  stack = await startStack({ workers: 2, env: { TOVHOLDER_DISTRICTS: district.folder } });
  database = new Pool({ connectionString: stack.postgres.admin('tovholder'), max: 2 });
  // PostgreSQL is killed in the course of the test.
  database.on('error', () => undefined);
}, 120_000);
afterAll(async () => {
  await database.end();
  await stack.stop();
  district.remove();
}, 60_000);

async function submitCases(): Promise<string[]> {
  const caseworker = await stack.as('caseworker.0165');
  const ids: string[] = [];
  const client = async () => {
    while (ids.length < cases) {
      const place = ids.push('') - 1;
      const answer = await caseworker.postPersistently(
        '/referrals',
        pspK({ person: { birthDate: '1980-02-03', municipality: '0165' } }),
      );
      expect(answer.status).toBe(201);
      ids[place] = answer.body.caseId;
    }
  };
  await Promise.all([1, 2, 3, 4].map(client));
  return ids;
}

/** Milestones of the steps that are due in seconds, and of their ladders. */
async function milestonesOf(ids: readonly string[]): Promise<Milestone[]> {
  const { rows } = await database.query<Milestone>(
    `SELECT m.case_id AS "caseId", m.kind, m.ref, m.at, m.state, m.fired_at AS "firedAt" FROM milestone m
      JOIN step s ON s.case_id = m.case_id AND s.key = split_part(m.ref, '|', 1)
      WHERE m.case_id = ANY ($1) AND m.kind IN ('due', 'rung') AND s.rule = 'PSP-05'`,
    [ids],
  );
  return rows;
}

async function untilAllFired(ids: readonly string[], withinMs: number): Promise<Milestone[]> {
  for (const until = Date.now() + withinMs; ;) {
    const milestones = await milestonesOf(ids).catch(() => []);
    const expected = ids.length * 2 * milestonesPerStep;
    const fired = milestones.filter(({ state }) => state === 'passed').length;
    if ((milestones.length === expected && fired === expected) || Date.now() > until) return milestones;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Every milestone fired, once, in the record and in the inboxes, and nobody was told before the time. */
async function expectEachOnce(ids: readonly string[], milestones: readonly Milestone[]): Promise<void> {
  expect(milestones).toHaveLength(ids.length * 2 * milestonesPerStep);
  expect(milestones.filter(({ state }) => state !== 'passed')).toEqual([]);
  expect(milestones.filter(({ at, firedAt }) => firedAt === null || firedAt < at)).toEqual([]);

  const logged = await database.query<{ name: string; times: number }>(
    `SELECT l.case_id || ' ' || m.ref AS name, count(*)::int AS times FROM case_log l,
        jsonb_array_elements(l.event -> 'milestones') AS m(ref)
      WHERE l.case_id = ANY ($1) AND l.type = 'milestones-passed' GROUP BY 1`,
    [ids],
  );
  expect(logged.rows.filter(({ times }) => times !== 1)).toEqual([]);
  expect(logged.rows.length).toBeGreaterThanOrEqual(milestones.length);

  const told = await database.query<{ name: string; rows: number; people: number; wrong: number }>(
    `SELECT case_id || '/' || step_key || '|' || ladder || '|' || rung || '|' || due_version AS name,
        count(*)::int AS rows, count(DISTINCT user_id)::int AS people,
        (count(*) FILTER (WHERE late <> (fired_at - intended_at > make_interval(secs => $2))))::int AS wrong
      FROM notification WHERE case_id = ANY ($1) AND ladder = 'seconds' GROUP BY 1`,
    [ids, lateAfterMs / 1_000],
  );
  const ofRungs = milestones.filter(({ kind }) => kind === 'rung').map(({ caseId, ref }) => `${caseId}/${ref}`);
  expect(told.rows.map(({ name }) => name).sort()).toEqual(ofRungs.sort());
  expect(told.rows.filter(({ rows, people, wrong }) => rows !== people || wrong > 0)).toEqual([]);
}

const delayOf = ({ at, firedAt }: Milestone): number => Number(firedAt) - Number(at);

/** The greatest number of instants that lie within one minute of each other. */
function mostInOneMinute(milestones: readonly Milestone[]): number {
  const instants = milestones.map(({ at }) => at.getTime()).sort((one, other) => one - other);
  return Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + 60_000).length));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

describe('a thousand milestones within one minute', () => {
  test('each fires once; how soon is printed, and the benchmark measures it', async () => {
    const ids = await submitCases();
    const milestones = await untilAllFired(ids, 150_000);
    await expectEachOnce(ids, milestones);
    expect(mostInOneMinute(milestones)).toBeGreaterThanOrEqual(1_000);
    const delays = milestones.map(delayOf);
    process.stdout.write(
      `firing after due, ${milestones.length} milestones: p50 ${percentile(delays, 0.5)} ms, p95 ${percentile(delays, 0.95)} ms, longest ${Math.max(...delays)} ms\n`,
    );
  }, 300_000);

  test('none is missed, none is doubled and late ones say so while worker, Temporal and PostgreSQL are killed', async () => {
    const ids = await submitCases();
    const [first] = (await milestonesOf(ids)).map(({ at }) => at.getTime()).sort((one, other) => one - other);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, (first ?? 0) - Date.now())));
    const victims = [...stack.workers, stack.temporal.process, stack.postgres.process];
    const chaos = new Chaos(victims, { rounds: 3, leastMs: 1_000, mostMs: 5_000 });
    await chaos.over;
    const milestones = await untilAllFired(ids, 300_000);
    await expectEachOnce(ids, milestones);
    expect(mostInOneMinute(milestones)).toBeGreaterThanOrEqual(1_000);
    const late = milestones.filter((milestone) => delayOf(milestone) > lateAfterMs).length;
    process.stdout.write(
      `killed ${3 * victims.length} times: ${milestones.length} milestones fired, ${late} of them late\n`,
    );
  }, 600_000);
});
