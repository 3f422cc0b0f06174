import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { district } from '../record/course';
import { startRecordServer, type RecordServer } from '../record/database';
import { timedRecord, type TimedRecord } from './database-clock';
import { SkippedHouse } from './skipped/house';
import { Chance } from '../support/chance';
import { compare } from './year/comparison';
import { livelierNumbers } from './year/numbers';
import { readRuleSet } from './year/rule-set';
import { YearCase } from './year/year-case';

jest.setTimeout(600_000);

const seed = Number(process.env['TOVHOLDER_YEAR_SEED'] ?? 31);
const cases = Number(process.env['TOVHOLDER_SKIPPED_CASES'] ?? 8);
const days = 60;
const day = 86_400_000;

let server: RecordServer;
let record: TimedRecord;
let house: SkippedHouse;

beforeAll(async () => {
  server = await startRecordServer();
  record = await timedRecord(server, 'skipped');
  await livelierNumbers(record);
  house = await SkippedHouse.start(record);
}, 120_000);
afterAll(async () => {
  await house?.stop();
  await record?.stop();
  await server?.stop();
});

describe(`${days} days of ${cases} cases under a Temporal server that skips time`, () => {
  test('every rung that must ring rings once, and no other does', async () => {
    const { store } = record;
    const chance = new Chance(seed);
    const { rules } = await readRuleSet(store, district);
    const around = { store, chance, rules, transport: house.transport };
    const kept: YearCase[] = [];
    while (kept.length < cases) kept.push(await YearCase.begin(await house.now(), around));
    const start = await house.now();

    await live(kept, start + days * day);

    const until = await house.now();
    const differences: string[] = [];
    let fired = 0;
    for (const kase of kept) {
      await kase.lookAgain();
      const compared = await compare(kase, { store, outages: [], away: [], until, leeway: 30_000 });
      differences.push(...compared.differences);
      fired += compared.fired;
    }
    expect(differences).toEqual([]);
    expect(fired).toBeGreaterThan(cases);
  });
});

/** People act, and time passes between. */
async function live(cases: readonly YearCase[], until: number): Promise<void> {
  for (;;) {
    const acting = cases.reduce((one, other) => (other.nextAct < one.nextAct ? other : one));
    if (acting.nextAct >= until) return house.goTo(until);
    await house.goTo(acting.nextAct);
    await acting.lookAgain();
    await acting.act(await house.now());
  }
}
