import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  append,
  listNotifications,
  loadCase,
  recordAbsence,
  type RungRecord,
  type Store,
} from '@tovholder/persistence';
import { daysFromToday } from '../support/referrals';
import { coordinator, submitted } from './course';
import { startRecordServer, type RecordServer } from './database';
import { Case, change, ukn } from './ladders';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('rungs'));
}, 60_000);
afterAll(() => server.stop(), 60_000);

const standard = { key: 'x', due: 'PSP-05' };
const toldOf = ({ told }: RungRecord) => told.map(({ userId, audience }) => ({ userId, audience }));

describe('a ladder', () => {
  test('is put up with the due instant: every rung with its instant, and the timer for the first', async () => {
    const kase = await Case.opened(store, [standard]);
    const { due, ladder } = await kase.step();
    expect(ladder.map(({ rung }) => rung)).toEqual(['due-2wd', 'due', 'due+2wd', 'due+5wd', 'due+10wd']);
    expect(
      ladder.every(({ ladder: id, dueVersion, state }) => id === 'standard' && dueVersion === 1 && state === 'pending'),
    ).toBe(true);
    expect(Date.parse(ladder[0]!.at)).toBeLessThan(Date.parse(due!.at));
    expect(Date.parse(ladder[1]!.at)).toBeGreaterThan(Date.parse(due!.at));
    const { next } = await loadCase(store, { caseId: kase.id, afterSeq: 0 });
    expect(next).toEqual({
      at: ladder[0]!.at,
      milestones: [{ kind: 'rung', key: 'x', ladder: 'standard', rung: 'due-2wd', version: 1 }],
    });
  });

  test('rings by the clock of the database: not before its instant, once, and on time', async () => {
    const kase = await Case.opened(store, [standard]);
    expect(await kase.ring()).toMatchObject({ kind: 'not-due' });
    await kase.hasten();
    expect(await kase.ring()).toMatchObject({ kind: 'appended' });
    const { 'due-2wd': rung, due } = await kase.rungs();
    expect(rung).toMatchObject({ state: 'passed', late: false, mootBecause: null, firedAt: expect.any(String) });
    expect(toldOf(rung!)).toEqual([{ userId: coordinator.userId, audience: 'owner' }]);
    expect(rung!.told[0]!.receipts).toEqual([{ channel: 'in-app', sentAt: rung!.firedAt }]);
    expect(due).toMatchObject({ state: 'pending', firedAt: null, told: [] });
  });

  test('rings exactly once when many say that it is due', async () => {
    const kase = await Case.opened(store, [standard]);
    await kase.hasten();
    const { next, headSeq } = await loadCase(store, { caseId: kase.id, afterSeq: 0 });
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        append(store, {
          caseId: kase.id,
          afterSeq: headSeq,
          commandId: `milestones:${index}`,
          candidate: { event: { type: 'milestones-passed', milestones: next!.milestones }, change: change() },
        }),
      ),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['appended', ...Array(7).fill('behind')]);
    const again = await kase.record({ type: 'milestones-passed', milestones: next!.milestones });
    expect(again.kind).toBe('not-due');
    const told = await store.dataSource.query('SELECT 1 FROM notification WHERE case_id = $1', [kase.id]);
    expect(told).toHaveLength(1);
  });

  test('climbs: unit, head, management and, without identity, the steering group', async () => {
    const kase = await Case.opened(store, [standard]);
    for (let left = 6; left > 0; left -= 1) {
      await kase.hasten();
      expect(await kase.ring()).toMatchObject({ kind: 'appended' });
    }
    const rungs = await kase.rungs();
    expect(toldOf(rungs['due']!)).toEqual([{ userId: coordinator.userId, audience: 'owner' }]);
    // PSP-K's secretariat has no supervisor of its own: the next on the line is told in their place.
    expect(toldOf(rungs['due+2wd']!)).toEqual([{ userId: 'head.pspk', audience: 'supervisor' }]);
    expect(toldOf(rungs['due+5wd']!)).toEqual([{ userId: 'head.pspk', audience: 'head' }]);
    expect(toldOf(rungs['due+10wd']!)).toEqual([
      { userId: 'coordinator.styregruppe', audience: 'steering-group' },
      { userId: 'head.pspk', audience: 'steering-group' },
      { userId: 'management.pspk', audience: 'management' },
    ]);
    const of = async (userId: string) =>
      (await listNotifications(store, { userId, unreadOnly: false, limit: 100 })).items.filter(
        ({ rung, firedAt }) => rung === 'due+10wd' && firedAt === rungs['due+10wd']!.firedAt,
      );
    expect(await of('coordinator.styregruppe')).toMatchObject([{ caseId: null, caseNumber: null }]);
    expect(await of('management.pspk')).toMatchObject([{ caseId: kase.id }]);
    expect((await kase.step()).state).toBe('open');
  });

  test('says late when it rings more than a minute after its instant, and rings once all the same', async () => {
    const kase = await Case.opened(store, [standard]);
    await kase.hasten(90);
    await kase.ring();
    expect((await kase.rungs())['due-2wd']).toMatchObject({ state: 'passed', late: true, told: [{}] });
    const { items } = await listNotifications(store, { userId: coordinator.userId, unreadOnly: true, limit: 100 });
    expect(items.find(({ caseId }) => caseId === kase.id)).toMatchObject({ late: true, rung: 'due-2wd' });
  });

  test('is moot with its step, and says why', async () => {
    const kase = await Case.opened(store, [standard, { key: 'y', due: 'PSP-05' }, { key: 'z' }, { key: 'stays' }]);
    await kase.hasten();
    await kase.ring();
    await kase.complete('x');
    expect((await kase.step()).ladder.map(({ state, mootBecause }) => ({ state, mootBecause }))).toEqual([
      { state: 'passed', mootBecause: null },
      ...Array(4).fill({ state: 'moot', mootBecause: 'completed' }),
    ]);
    await kase.record({ type: 'completed', key: 'z', outcome: 'done', data: {} }, { withdrawn: ['y'] });
    expect((await kase.step('y')).ladder.at(-1)).toMatchObject({ state: 'moot', mootBecause: 'withdrawn' });
    expect((await loadCase(store, { caseId: kase.id, afterSeq: 0 })).next).toBeNull();
  });

  test('tells the deputy of an owner who is away, and nobody who is absent', async () => {
    const kase = await Case.opened(store, [{ ...standard, by: { role: 'authority', authority: 'kommune' } }]);
    const { authority } = await kase.step();
    expect(authority).toBe('kommune:0165');
    await store.dataSource.query(`UPDATE step SET owner = 'caseworker.0165' WHERE case_id = $1`, [kase.id]);
    const today = daysFromToday(0);
    const absence = await recordAbsence(store, {
      commandId: `absence:${kase.id}`,
      bodyHash: 'body',
      userId: 'caseworker.0165',
      fromOn: today,
      toOn: today,
      deputyId: 'supervisor.0165',
      recordedBy: 'supervisor.0165',
    });
    expect(absence.kind).toBe('recorded');
    await kase.hasten();
    await kase.ring();
    expect((await kase.rungs())['due-2wd']!.told).toMatchObject([
      { userId: 'supervisor.0165', audience: 'owner', standsInFor: 'caseworker.0165' },
    ]);
  });
});

describe('a due instant that moves', () => {
  test('takes its ladder along: what was planned is moot, what has rung stays, and all rungs are planned again', async () => {
    const caseId = await submitted(store, ukn);
    const kase = await Case.of(store, caseId, [
      { key: 'x', due: 'UKN-03', by: { role: 'secretariat' } },
      ...['a', 'b', 'c', 'stays'].map((key) => ({ key, by: { role: 'secretariat' } })),
    ]);
    expect((await kase.step()).ladder).toEqual([]);
    await kase.complete('a', { 'fact:board-meeting': daysFromToday(60) });
    const first = await kase.step();
    expect(first.due).toMatchObject({ rule: 'UKN-03' });
    await kase.hasten();
    await kase.ring();
    await kase.complete('b', { 'fact:board-meeting': daysFromToday(90) });
    const second = await kase.step();
    expect(Date.parse(second.due!.at)).toBeGreaterThan(Date.parse(first.due!.at));
    const of = (version: number) => second.ladder.filter(({ dueVersion }) => dueVersion === version);
    expect(
      of(1)
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['moot', 'moot', 'moot', 'moot', 'passed']);
    expect(
      of(1)
        .filter(({ state }) => state === 'moot')
        .every(({ mootBecause }) => mootBecause === 'moved'),
    ).toBe(true);
    expect(of(2).map(({ state }) => state)).toEqual(Array(5).fill('pending'));

    await kase.complete('c', { 'fact:board-meeting': daysFromToday(90) });
    expect((await kase.step()).ladder).toEqual(second.ladder);
  });

  test('is none for a date that nobody can mean, and the case goes on', async () => {
    const kase = await Case.of(store, await submitted(store, ukn), [
      { key: 'x', due: 'UKN-03', by: { role: 'secretariat' } },
      ...['a', 'b'].map((key) => ({ key, by: { role: 'secretariat' } })),
    ]);
    expect(await kase.complete('a', { 'fact:board-meeting': '0001-01-01' })).toMatchObject({ kind: 'appended' });
    expect(await kase.step()).toMatchObject({ due: null, ladder: [] });
  });

  test('that was past when its step opened rings at once, and climbs from there', async () => {
    const kase = await Case.opened(store, [{ ...standard, dueOn: '2026-01-05' }]);
    const { due, openedAt } = await kase.step();
    expect(Date.parse(due!.at)).toBeLessThan(Date.parse(openedAt));
    const rungs = await kase.rungs();
    expect(rungs['due-2wd']).toMatchObject({ state: 'moot', mootBecause: 'before-armed' });
    expect(rungs['due']).toMatchObject({ state: 'pending', at: openedAt });
    expect(Date.parse(rungs['due+2wd']!.at)).toBeGreaterThan(Date.parse(openedAt));
    await kase.ring();
    await kase.ring();
    expect((await kase.rungs())['due']).toMatchObject({ state: 'passed', late: false });
  });
});
