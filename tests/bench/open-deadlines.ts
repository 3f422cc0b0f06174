import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource, loadKeys, type Store } from '@tovholder/persistence';
import { Client } from 'pg';
import { Drive } from '../record/course';
import { districts } from '../record/database';
import { startStack, type TestStack } from '../support/stack';
import { quantile } from './quantile';

const district = 'koebenhavns-vestegn';
/** Workers of this program that write cases side by side. */
const writers = 8;
/** Open deadlines that a case of the bench has. */
const perCase = 4;
const police = { userId: 'screening.politi', authority: 'politi', unit: `${district}/politi.screening` };
const facts = {
  involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
  mainResponsibilityUnclear: true,
  unclearBecause: 'Ingen af myndighederne mener, at ansvaret er deres',
  consent: { state: 'not-asked', because: 'Borgeren kan ikke træffes' },
};

export interface Sizes {
  /** Open deadlines that stand beside everything that is measured. */
  readonly deadlines: number;
  /** Rungs that are meant to ring within one minute. */
  readonly storm: number;
}

/**
 * With many open deadlines in PostgreSQL and Temporal: how long after its instant a rung rings, how long a storm takes to
 * drain, and what a dry-run and a reassignment of 300 steps cost.
 */
export async function openDeadlines({ deadlines, storm }: Sizes): Promise<void> {
  const stack = await startStack();
  const owner = new Client({ connectionString: stack.postgres.migrator });
  await owner.connect();
  try {
    const cases = Math.ceil(deadlines / perCase);
    await timed(`${cases} cases written`, () => writeCases(stack, cases));
    const [open] = (await owner.query<{ n: number }>(openStatement)).rows;
    console.log(`open deadlines: ${open?.n}`);
    await timed('their workflows started by the relay', () => untilDelivered(owner));

    await ring(owner, stack, { title: 'p95 of firing', rungs: Math.min(300, cases), leadMs: 30_000 });
    // Telling the workflows of their new instants must be over before the first of them comes.
    const leadMs = 15_000 + Math.min(storm, cases) * 40;
    await ring(owner, stack, { title: 'storm', rungs: Math.min(storm, cases), leadMs });
    await reassign300(stack, owner);
    await dryRun(stack);
  } finally {
    await owner.end();
    await stack.stop();
  }
}

const openStatement = `SELECT count(*)::int AS n FROM step WHERE state = 'open' AND due_at IS NOT NULL`;

async function writeCases(stack: TestStack, count: number): Promise<void> {
  const dataSource = createDataSource({ url: stack.postgres.app, applicationName: 'bench', poolSize: writers });
  await dataSource.initialize();
  const store: Store = { dataSource, keys: loadKeys(stack.env['TOVHOLDER_KEYS']!), districts };
  let left = count;
  const write = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      const person = { name: 'Opdigtet Testperson', birthDate: '1990-05-01', municipality: '0165' };
      await Drive.opened(store, { actor: police, facts, person });
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  await dataSource.destroy();
}

async function untilDelivered(owner: Client): Promise<void> {
  const waiting = `SELECT count(*)::int AS n FROM outbox WHERE kind = 'start-workflow' AND delivered_at IS NULL`;
  while ((await owner.query<{ n: number }>(waiting)).rows[0]?.n) await sleep(250);
}

/** Has one waiting rung in each of so many cases ring within one minute, and prints how late they were. */
async function ring(
  owner: Client,
  stack: TestStack,
  { title, rungs, leadMs }: { readonly title: string; readonly rungs: number; readonly leadMs: number },
): Promise<void> {
  const mark = randomUUID();
  await owner.query('CREATE TEMPORARY TABLE IF NOT EXISTS ringing (mark text, case_id uuid, ref text, at timestamptz)');
  const { rows } = await owner.query<{ case_id: string }>(
    `WITH chosen AS (
      SELECT DISTINCT ON (case_id) case_id, ref FROM milestone WHERE kind = 'rung' AND state = 'pending'
      ORDER BY case_id, at LIMIT $1
    ), moved AS (
      UPDATE milestone m SET at = date_trunc('milliseconds',
        clock_timestamp() + make_interval(secs => $2 + 60 * random()))
      FROM chosen c WHERE m.case_id = c.case_id AND m.kind = 'rung' AND m.ref = c.ref
      RETURNING m.case_id, m.ref, m.at
    )
    INSERT INTO ringing SELECT $3, case_id, ref, at FROM moved RETURNING case_id`,
    [rungs, leadMs / 1000, mark],
  );
  await owner.query(
    `INSERT INTO outbox (id, kind, case_id, created_at, available_at, attempts)
    SELECT gen_random_uuid(), 'reload-workflow', unnest($1::uuid[]), now(), now(), 0`,
    [rows.map(({ case_id }) => case_id)],
  );
  const fired = `SELECT extract(epoch FROM m.fired_at - m.at)::float8 AS late,
      extract(epoch FROM m.fired_at - min(r.at) OVER ())::float8 AS since_first
    FROM ringing r JOIN milestone m ON m.case_id = r.case_id AND m.kind = 'rung' AND m.ref = r.ref
    WHERE r.mark = $1 AND m.state = 'passed'`;
  let rang: { late: number; since_first: number }[] = [];
  const giveUpAt = Date.now() + leadMs + 20 * 60_000;
  while (rang.length < rows.length && Date.now() < giveUpAt) {
    await sleep(1_000);
    rang = (await owner.query<{ late: number; since_first: number }>(fired, [mark])).rows;
  }
  if (!stack.workers.every(({ alive }) => alive)) throw new Error('A worker has ended');
  const late = rang.map((one) => one.late);
  const drained = Math.max(0, ...rang.map(({ since_first }) => since_first));
  console.log(
    `${title}: ${rang.length} of ${rows.length} rungs due within one minute rang; after due p50 ` +
      `${quantile(late, 0.5).toFixed(2)} s  p95 ${quantile(late, 0.95).toFixed(2)} s  ` +
      `most ${Math.max(0, ...late).toFixed(2)} s (bar without a storm: p95 5 s); drained ${drained.toFixed(0)} s after the first was due`,
  );
}

async function reassign300(stack: TestStack, owner: Client): Promise<void> {
  const { rows } = await owner.query<{ caseId: string; key: string }>(
    `SELECT case_id AS "caseId", key FROM step WHERE state = 'open' AND unit_id = $1 AND NOT option LIMIT 300`,
    [`${district}/kommune-0165`],
  );
  const supervisor = await stack.as('supervisor.0165');
  const body = { items: rows, to: 'caseworker.0165', reason: 'Ny fordeling' };
  await timed(`${rows.length} steps reassigned (bar: 5 s for 300)`, async () => {
    const answer = await supervisor.post('/work-items/reassignment', body, { idempotencyKey: randomUUID() });
    if (answer.status !== 200 || answer.body['reassigned'] !== rows.length) throw new Error(JSON.stringify(answer));
  });
}

async function dryRun(stack: TestStack): Promise<void> {
  const operator = await stack.as('operator.system');
  const change = { rules: ['PSP-05', 'TOV-02'].map((id) => ({ id, amount: 9, citation: 'Prøve' })) };
  await timed('dry-run over all of them (bar: 30 s)', async () => {
    const answer = await operator.post('/rules/dry-run', { district, change }, { idempotencyKey: randomUUID() });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    console.log(`dry-run: ${JSON.stringify(answer.body['counts'])}`);
  });
}

async function timed(title: string, task: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await task();
  console.log(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
