import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { district } from '../record/course';
import { startRecordServer, type RecordServer } from '../record/database';
import { timedRecord, type TimedRecord } from './database-clock';
import { Chance } from '../support/chance';
import { compare } from './year/comparison';
import { livelierNumbers } from './year/numbers';
import { readRuleSet } from './year/rule-set';
import { liveThrough } from './year/year';

jest.setTimeout(900_000);

/** Set to repeat a year, or to live through another one. */
const seed = Number(process.env['TOVHOLDER_YEAR_SEED'] ?? 20_270_104);
const cases = Number(process.env['TOVHOLDER_YEAR_CASES'] ?? 200);

let server: RecordServer;
let record: TimedRecord;

beforeAll(async () => {
  server = await startRecordServer();
  record = await timedRecord(server, 'year');
  await livelierNumbers(record);
}, 60_000);
afterAll(async () => {
  await record?.stop();
  await server?.stop();
});

describe(`a year of ${cases} cases (seed ${seed})`, () => {
  test('every rung that must ring rings once, at its instant or late and marked so; no other does', async () => {
    const { store } = record;
    const plan = { chance: new Chance(seed), first: '2026-12-01', days: 365, cases, outages: 24 };
    const year = await liveThrough(record, plan, await readRuleSet(store, district));
    const seen = { fired: 0, late: 0, moot: 0, ofMovedDeadlines: 0 };
    const differences: string[] = [];
    for (const kase of year.cases) {
      const compared = await compare(kase, { store, ...year });
      for (const count of ['fired', 'late', 'moot', 'ofMovedDeadlines'] as const) seen[count] += compared[count];
      differences.push(...compared.differences);
    }
    expect(differences).toEqual([]);
    expect(year.cases).toHaveLength(cases);
    const events = year.cases.flatMap(({ drive }) => drive.log.map(({ event }) => event.type));
    const times = (type: (typeof events)[number]): number => events.filter((one) => one === type).length;
    const happened = { ...seen, pauses: times('pause-ended'), offers: times('handover-offered') };
    // A year in which nothing is late, moved or paused would prove less than it says.
    expect(Object.entries(happened).filter(([, count]) => count < cases / 10)).toEqual([]);
  });
});
