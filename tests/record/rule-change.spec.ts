import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ladder } from '@tovholder/domain/ladders';
import {
  applyRules,
  claimOutbox,
  continueRuleChanges,
  dryRunRules,
  loadCase,
  readTimeline,
  ruleChange,
  seedDirectory,
  verifyLog,
  type RuleChange,
  type RuleDryRun,
  type Store,
} from '@tovholder/persistence';
import { daysFromToday } from '../support/referrals';
import { district, submitted } from './course';
import { districts, startRecordServer, type RecordServer } from './database';
import { Case, ukn } from './ladders';

let server: RecordServer;
let store: Store;
let databases = 0;

beforeAll(async () => {
  server = await startRecordServer();
}, 60_000);
// A change is about every open case of a district, so each test has a database of its own.
beforeEach(async () => {
  ({ store } = await server.database(`rule_change_${(databases += 1)}`));
});
afterAll(() => server.stop(), 60_000);

const longer: RuleChange = { rules: [{ id: 'PSP-05', amount: 9, citation: 'Aftale i sekretariatsgruppen' }] };
const step = { key: 'x', due: 'PSP-05' };

async function dryRun(change: RuleChange): Promise<RuleDryRun> {
  const result = await dryRunRules(store, { district, change });
  if (result.kind !== 'dry-run') throw new Error(result.because);
  return result;
}

async function applied(change: RuleChange): Promise<string> {
  const { guard } = await dryRun(change);
  const result = await applyRules(store, { ...agreed, id: randomUUID(), change, guard });
  if (result.kind !== 'started') throw new Error(result.kind);
  return result.change.id;
}

const agreed = { district, reason: 'Aftalt på styregruppens møde', requestedBy: 'supervisor.politi' };

async function untilDone(batch = 100): Promise<void> {
  while ((await continueRuleChanges(store, { batch })) > 0);
}

describe('a dry-run', () => {
  test('says what moves, and writes nothing', async () => {
    const kase = await Case.opened(store, [step, { key: 'agreed', due: 'PSP-05', dueOn: '2026-01-05' }, { key: 'y' }]);
    const before = await kase.step();
    const { moves, counts } = await dryRun(longer);
    expect(counts).toEqual({ cases: 1, deadlines: 2, moved: 2, newlyOverdue: 0, newlyOnTime: 0 });
    expect(moves.map(({ key, effect }) => ({ key, effect }))).toEqual([
      { key: 'agreed', effect: 'moved' },
      { key: 'x', effect: 'moved' },
    ]);
    expect(moves[1]).toMatchObject({ caseId: kase.id, rule: 'PSP-05', before: before.due!.at, process: 'psp-k' });
    expect(Date.parse(moves[1]!.after!)).toBeGreaterThan(Date.parse(before.due!.at));
    expect(await kase.step()).toEqual(before);
  });

  test('tells newly overdue from newly on time', async () => {
    await Case.opened(store, [{ ...step, dueOn: daysFromToday(-8) }]);
    expect((await dryRun({ rules: [{ id: 'PSP-05', amount: 30, citation: 'x' }] })).counts).toMatchObject({
      newlyOnTime: expect.any(Number),
      moved: 1,
    });
    expect((await dryRun({ rules: [{ id: 'PSP-05', amount: 30, citation: 'x' }] })).moves[0]!.after).not.toBeNull();
    await Case.opened(store, [{ ...step, dueOn: daysFromToday(-4) }]);
    const shorter = await dryRun({ rules: [{ id: 'PSP-05', amount: 1, citation: 'x' }] });
    expect(shorter.moves.map(({ effect }) => effect)).toContain('newly-overdue');
  });

  test('is refused what is not the district’s to change, or makes no rule', async () => {
    const refused = async (change: RuleChange) => dryRunRules(store, { district, change });
    const citation = 'x';
    expect(await refused({ rules: [{ id: 'UKN-02', amount: 4, citation }] })).toMatchObject({
      because: 'number-is-fixed',
      subject: 'UKN-02',
    });
    expect(await refused({ rules: [{ id: 'TOV-999', citation }] })).toMatchObject({ because: 'no-such-rule' });
    expect(await refused({ rules: [{ id: 'PSP-05', kind: 'before', citation }] })).toMatchObject({
      because: 'rule-impossible',
    });
    expect(await refused({ rules: [{ id: 'PSP-05', ladder: 'no-such', citation }] })).toMatchObject({
      because: 'rule-impossible',
    });
    expect(
      await refused({ closingDays: [{ date: '2027-01-02', name: { da: 'x', en: 'x' }, authority: 'kommune:9999' }] }),
    ).toMatchObject({ because: 'no-such-authority', subject: 'kommune:9999' });
    expect(await refused({ hour: '08:00' })).toMatchObject({ because: 'nothing-changes' });
    expect(await dryRunRules(store, { district: 'nowhere', change: longer })).toMatchObject({
      because: 'no-such-district',
    });
  });
});

describe('an application', () => {
  test('does what the dry-run said, as an event of each case with new certificates and ladders', async () => {
    const cases = await Promise.all([1, 2, 3].map(() => Case.opened(store, [step])));
    await cases[0]!.hasten();
    await cases[0]!.ring();
    const { moves } = await dryRun(longer);
    const id = await applied(longer);
    expect(await ruleChange(store, id)).toMatchObject({ total: 3, done: 0, finishedAt: null, ...agreed });
    await untilDone();
    expect(await ruleChange(store, id)).toMatchObject({ total: 3, done: 3, finishedAt: expect.any(String) });
    for (const kase of cases) {
      const { due, ladder } = await kase.step();
      expect(due!.at).toBe(moves.find(({ caseId }) => caseId === kase.id)!.after);
      expect(due!.certificate.rule).toMatchObject({ amount: 9, version: 2, citation: 'Aftale i sekretariatsgruppen' });
      expect(ladder.filter(({ dueVersion }) => dueVersion === 2).map(({ state }) => state)).toEqual(
        Array(5).fill('pending'),
      );
      expect(ladder.filter(({ dueVersion, state }) => dueVersion === 1 && state === 'pending')).toEqual([]);
      const { items } = await readTimeline(store, { caseId: kase.id, limit: 50 });
      expect(items.at(-1)).toMatchObject({ type: 'rules-applied', actor: { userId: 'supervisor.politi' } });
    }
    expect((await cases[0]!.step()).ladder[0]).toMatchObject({ dueVersion: 1, state: 'passed' });
    const told = await claimOutbox(store.dataSource, { batch: 100 });
    expect(
      told
        .filter(({ kind }) => kind === 'reload-workflow')
        .map(({ caseId }) => caseId)
        .sort(),
    ).toEqual(cases.map((kase) => kase.id).sort());
    for await (const verdict of verifyLog(store, {})) expect(verdict.valid).toBe(true);
    expect((await dryRun({ rules: [{ id: 'PSP-05', amount: 5, citation: 'x' }] })).counts.moved).toBe(3);
  });

  test('is refused when other deadlines would move than the dry-run showed', async () => {
    const kase = await Case.opened(store, [step, { key: 'y', due: 'PSP-05' }]);
    const { guard } = await dryRun(longer);
    const id = randomUUID();
    await kase.complete('y');
    expect(await applyRules(store, { ...agreed, id, change: longer, guard })).toEqual({ kind: 'guard-changed' });
    const other = { rules: [{ ...longer.rules![0]!, amount: 8 }] };
    const again = await dryRun(longer);
    expect(await applyRules(store, { ...agreed, id, change: other, guard: again.guard })).toEqual({
      kind: 'guard-changed',
    });
    const started = await applyRules(store, { ...agreed, id, change: longer, guard: again.guard });
    expect(started).toMatchObject({ kind: 'started', change: { id } });
    expect(await applyRules(store, { ...agreed, id, change: longer, guard: again.guard })).toEqual(started);
    const { guard: next } = await dryRun({ hour: '10:00' });
    expect(
      await applyRules(store, { ...agreed, id: randomUUID(), change: { hour: '10:00' }, guard: next }),
    ).toMatchObject({
      kind: 'already-running',
    });
  });

  test('goes on where it was stopped, also when several go on at once, and moves no case twice', async () => {
    const cases = [];
    for (let left = 6; left > 0; left -= 1) cases.push(await Case.opened(store, [step]));
    const id = await applied(longer);
    expect(await continueRuleChanges(store, { batch: 2 })).toBe(2);
    expect(await ruleChange(store, id)).toMatchObject({ done: 2, finishedAt: null });
    const moved = await Promise.all([1, 2, 3].map(() => continueRuleChanges(store, { batch: 100 })));
    expect(moved.reduce((sum, count) => sum + count)).toBe(4);
    await untilDone();
    expect(await ruleChange(store, id)).toMatchObject({ done: 6, finishedAt: expect.any(String) });
    for (const kase of cases) expect((await loadCase(store, { caseId: kase.id, afterSeq: 0 })).headSeq).toBe(3);
  });

  test('of a closing day moves what is counted over it, for the authority that is closed', async () => {
    const mine = { by: { role: 'authority', authority: 'kommune' } };
    const kase = await Case.opened(store, [step, { key: 'm', due: 'PSP-05', ...mine }]);
    const [day] = (await kase.step('m')).due!.certificate.walk.filter(({ counts }) => counts);
    const date = day!.date;
    const closingDays = [{ date, name: { da: 'lukkedag', en: 'closing day' }, authority: 'kommune:0165' }];
    const { moves } = await dryRun({ closingDays });
    expect(moves.map(({ key }) => key)).toEqual(['m']);
    await applied({ closingDays });
    await untilDone();
    const { due } = await kase.step('m');
    expect(due!.at).toBe(moves[0]!.after);
    expect(due!.certificate.calendar).toMatchObject({ authority: 'kommune:0165' });
    expect(due!.certificate.walk).toContainEqual({ date, counts: false, because: 'closing-day: lukkedag' });
    expect((await kase.step()).due!.certificate.calendar.version).toBe(due!.certificate.calendar.version);
  });

  test('of a closing day takes a limit before a meeting back to the working day before it', async () => {
    const meeting = daysFromToday(60);
    const kase = await Case.of(store, await submitted(store, ukn), [
      { key: 'x', due: 'UKN-03', by: { role: 'secretariat' } },
      { key: 'plan', by: { role: 'secretariat' } },
      { key: 'stays', by: { role: 'secretariat' } },
    ]);
    await kase.complete('plan', { 'fact:board-meeting': meeting });
    const { due } = await kase.step();
    const closingDays = [{ date: due!.localDate, name: { da: 'lukkedag', en: 'closing day' } }];
    const { moves } = await dryRun({ closingDays });
    expect(moves).toMatchObject([{ key: 'x', rule: 'UKN-03', before: due!.at, effect: 'moved' }]);
    expect(Date.parse(moves[0]!.after!)).toBeLessThan(Date.parse(due!.at));
    await applied({ closingDays });
    await untilDone();
    expect((await kase.step()).due).toMatchObject({ at: moves[0]!.after, rule: 'UKN-03' });
  });

  test('of a ladder rings from now on: what has rung does not ring again, and nothing past is told', async () => {
    const kase = await Case.opened(store, [step, { key: 'old', due: 'PSP-05', dueOn: '2026-01-05' }]);
    await kase.ring();
    await kase.ring();
    expect((await kase.rungs('old'))['due']).toMatchObject({ state: 'passed' });
    const ladder: Ladder = {
      id: 'standard',
      version: 2,
      mark: 'ASSUMPTION',
      rungs: [
        { id: 'due-1wd', offset: { amount: -1, unit: 'working-days' }, audiences: ['unit'] },
        { id: 'due', offset: { amount: 0, unit: 'working-days' }, audiences: ['owner'] },
      ],
    };
    expect((await dryRun({ ladders: [ladder] })).moves).toEqual([]);
    await applied({ ladders: [ladder] });
    await untilDone();
    const latest = async (key: string) => {
      const { ladder: rungs } = await kase.step(key);
      const version = Math.max(...rungs.map(({ dueVersion }) => dueVersion));
      return rungs.filter(({ dueVersion }) => dueVersion === version).map(({ rung, state }) => `${rung} ${state}`);
    };
    expect(await latest('x')).toEqual(['due-1wd pending', 'due pending']);
    expect((await latest('old')).every((rung) => rung.endsWith('moot'))).toBe(true);
  });

  test('outlives a new profile: the file is the base, and what was applied stays on top of it', async () => {
    await applied(longer);
    await untilDone();
    const profile = districts.get(district)!;
    const deadlineRules = profile.deadlineRules.map((rule) =>
      rule.id === 'TOV-10' ? { ...rule, amount: rule.amount + 1 } : rule,
    );
    await seedDirectory(store.dataSource, new Map([[district, { ...profile, deadlineRules }]]));
    await seedDirectory(store.dataSource, new Map([[district, { ...profile, deadlineRules }]]));
    const [latest] = await store.dataSource.query<{ version: number; rules: { id: string; amount: number }[] }[]>(
      'SELECT version, rules FROM rule_set WHERE district = $1 ORDER BY version DESC LIMIT 1',
      [district],
    );
    const amountOf = (id: string) => latest!.rules.find((rule) => rule.id === id)!.amount;
    expect(latest!.version).toBe(3);
    expect(amountOf('PSP-05')).toBe(9);
    expect(amountOf('TOV-10')).toBe(5);
  });
});

describe('a case of an old rule set', () => {
  test('takes from the newest what its course has learnt to ask for since', async () => {
    const copied = (version: number, rules: string) =>
      store.dataSource.query(
        `INSERT INTO rule_set (district, version, hash, rules, calendar_version, recorded_at)
        SELECT district, $2, 'copied', ${rules}, calendar_version, now() FROM rule_set WHERE district = $1 AND version = 1`,
        [district, version],
      );
    await copied(2, `jsonb_path_query_array(rules, '$[*] ? (@.id != "PSP-05")')`);
    const caseId = await submitted(store);
    await store.dataSource.query(
      `INSERT INTO rule_set (district, version, hash, rules, ladders, calendar_version, recorded_at)
      SELECT district, 3, 'copied', rules, ladders, calendar_version, now() FROM rule_set WHERE district = $1 AND version = 1`,
      [district],
    );
    const kase = await Case.of(store, caseId, [step]);
    const { due, ladder } = await kase.step();
    expect(due).toMatchObject({ rule: 'PSP-05' });
    expect(ladder).toHaveLength(5);
  });
});
