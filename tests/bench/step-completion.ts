import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { pspK } from '../support/referrals';
import type { TestStack } from '../support/stack';
import { startStack } from '../support/stack';
import { play, pspKToReview } from '../support/story';
import { quantile } from './quantile';

const rounds = 300;
const warmUp = 30;
const cases = 30;

/**
 * How much completing a step over HTTP costs beside a bare Temporal Update whose local activity writes a transaction of
 * the same size. Both take turns with one client, so that a slow moment of the machine hits both.
 */
export async function stepCompletion(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const stack = await startStack();
  const bare = await startBare(stack);
  try {
    const complete = await reviewingCases(stack);
    const [bareMs, productMs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds + warmUp; round++) {
      const [a, b] = [await timed(() => bare.update(round)), await timed(complete)];
      if (round < warmUp) continue;
      bareMs.push(a);
      productMs.push(b);
    }
    console.log(`bare Update      p50 ${at(bareMs, 0.5)} ms  p95 ${at(bareMs, 0.95)} ms`);
    console.log(`complete a step  p50 ${at(productMs, 0.5)} ms  p95 ${at(productMs, 0.95)} ms`);
    console.log(`ratio of p50: ${(Number(at(productMs, 0.5)) / Number(at(bareMs, 0.5))).toFixed(2)} (bar: 3)`);
  } finally {
    await bare.stop();
    await stack.stop();
  }
}

/** Completes reviews of cases in turn, each a PSP-K case some ten steps into its course. */
async function reviewingCases(stack: TestStack): Promise<() => Promise<void>> {
  const caseworker = await stack.as('caseworker.0165');
  const ids: string[] = [];
  for (let n = 0; n < cases; n++) {
    const { body } = await caseworker.post('/referrals', pspK(), { idempotencyKey: randomUUID() });
    await play(stack, { caseId: body.caseId, moves: pspKToReview });
    ids.push(body.caseId);
  }
  let turn = 0;
  return async () => {
    const id = ids[turn % cases];
    const key = `review#${Math.floor(turn++ / cases) + 1}`;
    const path = `/cases/${id}/steps/${encodeURIComponent(key)}/completion`;
    const answer = await caseworker.post(path, { outcome: 'continue' });
    if (answer.status !== 200) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
}

async function startBare(stack: TestStack): Promise<{ update(n: number): Promise<void>; stop(): Promise<void> }> {
  const pool = new Pool({ connectionString: stack.postgres.admin('tovholder'), max: 2 });
  await pool.query('CREATE SCHEMA bench');
  for (const table of ['log', 'step', 'milestone', 'file']) {
    await pool.query(`CREATE TABLE bench.${table} (id bigserial PRIMARY KEY, n int, payload jsonb)`);
  }
  const payload = JSON.stringify({ certificate: 'x'.repeat(900) });
  const taskQueue = 'bare';
  const connection = await NativeConnection.connect({ address: stack.temporal.address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: require.resolve('./bare-workflow'),
      logger: new DefaultLogger('WARN'),
    }),
    activities: {
      async write(n: number) {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          for (const table of ['log', 'step', 'milestone', 'file']) {
            await client.query(`INSERT INTO bench.${table} (n, payload) VALUES ($1, $2)`, [n, payload]);
          }
          await client.query('COMMIT');
        } finally {
          client.release();
        }
      },
    },
  });
  const running = worker.run();
  const clientConnection = await Connection.connect({ address: stack.temporal.address });
  const client = new Client({ connection: clientConnection });
  const handle = await client.workflow.start('bare', { taskQueue, workflowId: `bare-${randomUUID()}` });
  return {
    update: async (n) => void (await handle.executeUpdate<void, [number]>('write', { args: [n] })),
    async stop() {
      await handle.signal('end');
      worker.shutdown();
      await running;
      await connection.close();
      await clientConnection.close();
      await pool.end();
    },
  };
}

async function timed(task: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

const at = (times: readonly number[], share: number): string => quantile(times, share).toFixed(1);
