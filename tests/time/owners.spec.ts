import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { startRecordServer, type RecordServer } from '../record/database';
import { timedRecord } from './database-clock';
import { deeds } from './owners/commands';
import { tally, type Directory } from './owners/directory';
import { violations } from './owners/invariants';
import { World } from './owners/world';

jest.setTimeout(600_000);

const numRuns = Number(process.env['TOVHOLDER_OWNER_RUNS'] ?? 10);

let server: RecordServer;

beforeAll(async () => {
  server = await startRecordServer();
}, 60_000);
afterAll(async () => {
  await server?.stop();
});

/** A world of its own for each run, closed afterwards. */
let worlds = 0;
async function inAWorld<T>(use: (world: World, model: Directory) => Promise<T>): Promise<T> {
  const record = await timedRecord(server, `owners_${(worlds += 1)}`);
  try {
    const world = await World.begin(record);
    const memberships = await world.ask<{ user: string; units: string[] }>(
      `SELECT user_id AS user, array_agg(DISTINCT unit_id) AS units FROM membership
        WHERE role <> ALL ('{auditor,operator}') GROUP BY 1`,
    );
    const units = new Map(memberships.map(({ user, units: of }) => [user, new Set(of)]));
    const people = new Map(memberships.map(({ user }) => [user, { active: true, away: [] }]));
    return await use(world, { people, units });
  } finally {
    await record.stop();
  }
}

describe('who answers for a case', () => {
  test('is never nobody, whatever people do: assign, claim, go away, leave, return, offer, accept', async () => {
    await inAWorld(async (world) => expect(await violations(world)).toEqual([]));
    await fc.assert(
      fc.asyncProperty(deeds, (commands) =>
        inAWorld((world, model) => fc.asyncModelRun(() => ({ model, real: world }), commands)),
      ),
      // Shrinking a long string of deeds takes minutes and tells little more than the string itself.
      { numRuns, endOnFailure: true },
    );
    expect(Object.entries(tally).filter(([, times]) => times === 0)).toEqual([]);
  });
});
