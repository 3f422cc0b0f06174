import { Client } from 'pg';
import type { ApiClient } from '../support/api-client';
import { startStack, type TestStack } from '../support/stack';
import { askedOfLists, type Asked } from './list-questions';
import { quantile } from './quantile';
import { CaseSeed } from './seed-cases';

/** What the answers of the large record are compared with. */
const few = 1_000;
const warmUp = 4;
const rounds = 15;
/** A question that takes longer than this is asked three times only: the bench is to end. */
const slowMs = 2_000;

/**
 * What people ask every day of a record with so many cases, each with one step, over HTTP: how long each answer takes,
 * and how much longer than in a record with a thousand.
 */
export async function workList(cases: number): Promise<void> {
  const stack = await startStack();
  const owner = new Client({ connectionString: stack.postgres.admin('tovholder') });
  await owner.connect();
  try {
    const seed = await CaseSeed.prepare(stack, owner);
    await seed.growTo(few);
    const before = await measure(stack, owner);
    await seed.growTo(cases, (made, seconds) => console.log(`${made} cases after ${seconds.toFixed(0)} s`));
    const after = await measure(stack, owner);
    const width = Math.max(...[...before.keys()].map(({ length }) => length));
    for (const [title, { p50, p95, rows }] of after) {
      const small = before.get(title)!;
      console.log(
        `${title.padEnd(width)}  p50 ${p50.toFixed(0).padStart(5)} ms  p95 ${p95.toFixed(0).padStart(5)} ms  ` +
          `${(p50 / small.p50).toFixed(1).padStart(6)} times that of ${few} cases (${small.p50.toFixed(0)} ms)  ${rows}`,
      );
    }
  } finally {
    await owner.end();
    await stack.stop();
  }
}

interface Measured {
  readonly p50: number;
  readonly p95: number;
  /** How many rows the answer had, so that nothing is fast because it is empty. */
  readonly rows: string;
}

async function measure(stack: TestStack, owner: Client): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const asked of await askedOfLists(owner)) measured.set(asked.title, await time(await stack.as(asked.by), asked));
  return measured;
}

async function time(client: ApiClient, asked: Asked): Promise<Measured> {
  const times: number[] = [];
  let rows = '';
  for (let round = 0; round < warmUp + rounds; round++) {
    const start = performance.now();
    const { path, body: sent } = asked;
    const { status, body } = await (sent ? client.post(path, sent) : client.get(path));
    const took = performance.now() - start;
    if (status !== 200) throw new Error(`${asked.title}: ${status} ${JSON.stringify(body)}`);
    if (round >= warmUp) times.push(took);
    const { items, total, open } = body as unknown as { items?: unknown[]; total?: number; open?: number };
    rows = items ? `${items.length} rows${total === undefined ? '' : ` of ${total}`}` : `${open} open`;
    if (took > slowMs && round >= warmUp) break;
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), rows };
}
