import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers } from '@tovholder/districts';
import { workItemCriteria, type Principal } from '@tovholder/domain/access';
import {
  activateUser,
  appendDirect,
  cancelAbsence,
  deactivateUser,
  findUser,
  listAbsences,
  listWorkItems,
  readCase,
  readTimeline,
  reassign,
  recordAbsence,
  verifyLog,
  type ReassignInput,
  type Store,
} from '@tovholder/persistence';
import { daysFromToday } from '../support/referrals';
import { coordinator, Drive, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';
import { Case } from './ladders';

let server: RecordServer;
let store: Store;

const secretariat = unit('pspk.sekretariatsgruppe');
const operator = { userId: 'operator.system', authority: 'system', unit: null };
const users = demoUsers(districts);

beforeAll(async () => {
  server = await startRecordServer();
}, 60_000);
afterAll(() => server.stop(), 60_000);

/** A database of the test's own, with colleagues of the coordinator. */
async function fresh(name: string, colleagues: readonly string[] = ['anna', 'bo', 'carla']): Promise<void> {
  ({ store } = await server.database(name));
  for (const id of colleagues) {
    await store.dataSource.query(`INSERT INTO app_user (id, name, language, active) VALUES ($1, $1, 'da', true)`, [id]);
    await store.dataSource.query(`INSERT INTO membership (user_id, unit_id, role) VALUES ($1, $2, 'coordinator')`, [
      id,
      secretariat,
    ]);
  }
}

const principalOf = async (userId: string): Promise<Principal> => {
  const user = (await findUser(store.dataSource, userId))!;
  const { memberships, actingFor } = user;
  return {
    userId,
    roles: memberships.map(({ role }) => role as Principal['roles'][number]),
    authorities: memberships.map(({ authority }) => authority),
    units: memberships.map(({ unit: id }) => id),
    districts: memberships.map(({ district }) => district),
    actingFor,
    language: 'da',
  };
};

const assign = (caseId: string, owner: string | null, key = 'acknowledge') =>
  appendDirect(store, {
    caseId,
    commandId: randomUUID(),
    bodyHash: 'x',
    actor: coordinator,
    action: { type: 'assign', key, owner },
  });

const absence = (
  userId: string,
  deputyId?: string,
  given: { fromOn?: string; toOn?: string; commandId?: string; replaces?: string } = {},
) =>
  recordAbsence(store, {
    userId,
    fromOn: daysFromToday(-1),
    toOn: daysFromToday(5),
    recordedBy: userId,
    commandId: randomUUID(),
    bodyHash: 'x',
    ...(deputyId === undefined ? {} : { deputyId }),
    ...given,
  });

const ownerOf = async (caseId: string, key = 'acknowledge') =>
  (await readCase(store, caseId))!.steps.find((step) => step.key === key)!.owner;

describe('an absence', () => {
  beforeAll(() => fresh('absences'));

  test('asks for a deputy and lists the steps; the deputy acts, and the owner stays', async () => {
    const { caseId } = await Drive.opened(store);
    await assign(caseId, 'anna');
    const { caseNumber } = (await readCase(store, caseId))!;
    expect(await absence('anna')).toMatchObject({
      kind: 'deputy-needed',
      steps: [
        { caseId, caseNumber, key: 'acknowledge', step: 'acknowledge', process: 'psp-k', due: expect.any(String) },
      ],
    });
    expect(await absence('anna', 'bo')).toMatchObject({ kind: 'recorded', steps: [{ caseId }], replayed: false });
    expect(await ownerOf(caseId)).toBe('anna');
    const bo = await principalOf('bo');
    expect(bo.actingFor).toEqual(['anna']);
    const { items } = await listWorkItems(store, {
      criteria: workItemCriteria(bo),
      scope: { type: 'mine', userId: 'bo', actingFor: bo.actingFor },
      state: 'open',
      limit: 10,
    });
    expect(items).toMatchObject([{ caseId, step: { key: 'acknowledge', owner: 'anna' } }]);
  });

  test('is passed on by a deputy who goes away, and goes round in no circle', async () => {
    expect(await absence('bo', 'anna')).toEqual({ kind: 'deputy-not-possible', because: 'absent' });
    expect(await absence('bo', 'carla')).toMatchObject({ kind: 'recorded' });
    expect((await principalOf('carla')).actingFor).toEqual(['anna', 'bo']);
    expect(await absence('carla', 'anna')).toEqual({ kind: 'deputy-not-possible', because: 'absent' });
  });

  test('refuses who cannot stand in, and days that are taken', async () => {
    for (const [deputy, because] of [
      ['carla', 'same-user'],
      ['nobody', 'unknown'],
      ['caseworker.psykiatri', 'not-in-unit'],
    ] as const) {
      expect(await absence('carla', deputy)).toEqual({ kind: 'deputy-not-possible', because });
    }
    expect(await absence('nobody', 'carla')).toEqual({ kind: 'no-such-user' });
    expect(await absence('anna', 'carla', { fromOn: daysFromToday(5), toOn: daysFromToday(9) })).toMatchObject({
      kind: 'overlaps',
    });
  });

  test('is changed in one commit, and stays as it was where the change is refused', async () => {
    const days = { fromOn: daysFromToday(30), toOn: daysFromToday(34) };
    const first = await absence('anna', 'carla', days);
    if (first.kind !== 'recorded') throw new Error(first.kind);
    const replaces = first.absence.id;
    const longer = { ...days, toOn: daysFromToday(39), replaces };
    const valid = () => listAbsences(store, { userId: 'anna', endingFrom: daysFromToday(30) });
    expect(await absence('anna', undefined, longer)).toMatchObject({ kind: 'deputy-needed' });
    expect(await absence('anna', 'nobody', longer)).toMatchObject({ kind: 'deputy-not-possible' });
    expect(await absence('anna', 'carla', { ...longer, fromOn: daysFromToday(2) })).toMatchObject({ kind: 'overlaps' });
    expect(await absence('carla', 'anna', { ...longer, fromOn: daysFromToday(50), toOn: daysFromToday(51) })).toEqual({
      kind: 'no-such-absence',
    });
    expect(await valid()).toEqual([first.absence]);
    const command = { ...longer, commandId: 'changed once' };
    const changed = await absence('anna', 'bo', command);
    if (changed.kind !== 'recorded') throw new Error(changed.kind);
    expect(await valid()).toEqual([changed.absence]);
    expect(changed.absence).toMatchObject({ toOn: daysFromToday(39), deputyId: 'bo' });
    expect(await absence('anna', 'bo', command)).toMatchObject({ kind: 'recorded', replayed: true });
    expect(await absence('anna', 'carla', longer)).toEqual({ kind: 'no-such-absence' });
    await cancelAbsence(store, { absenceId: changed.absence.id });
  });

  test('is recorded once, and is over when it is cancelled', async () => {
    const command = { fromOn: daysFromToday(20), toOn: daysFromToday(21), commandId: 'the same' };
    const first = await absence('carla', coordinator.userId, command);
    if (first.kind !== 'recorded') throw new Error(first.kind);
    expect(await absence('carla', coordinator.userId, command)).toMatchObject({
      replayed: true,
      absence: first.absence,
    });
    expect(await absence('carla', 'bo', command)).toEqual({ kind: 'body-differs' });
    expect(await listAbsences(store, { userId: 'carla' })).toEqual([first.absence]);
    expect((await listAbsences(store, { units: [secretariat], endingFrom: daysFromToday(0) })).length).toBe(3);
    for (const { id } of await listAbsences(store, {})) {
      expect(await cancelAbsence(store, { absenceId: id })).toMatchObject({ kind: 'cancelled' });
    }
    expect(await cancelAbsence(store, { absenceId: randomUUID() })).toEqual({ kind: 'no-such-absence' });
    expect((await principalOf('carla')).actingFor).toEqual([]);
    expect(await listAbsences(store, {})).toEqual([]);
    expect(await listAbsences(store, { includeCancelled: true })).toHaveLength(5);
  });
});

describe('who can be the deputy', () => {
  beforeAll(() => fresh('deputies'));

  test('are told to be exactly those with whom it is then recorded', async () => {
    const everyone: readonly { id: string }[] = await store.dataSource.query('SELECT id FROM app_user ORDER BY id');
    const days = { fromOn: daysFromToday(6), toOn: daysFromToday(9) };
    async function expectToldWhoCan(): Promise<readonly string[]> {
      const told = await absence('anna', undefined, days);
      if (told.kind !== 'deputy-needed') throw new Error(told.kind);
      const possible: string[] = [];
      for (const { id } of everyone) {
        const result = await absence('anna', id, days);
        if (result.kind !== 'recorded') continue;
        possible.push(id);
        await cancelAbsence(store, { absenceId: result.absence.id });
      }
      expect(told.deputies.map(({ id }) => id).sort()).toEqual(possible.sort());
      return possible;
    }
    const all = await expectToldWhoCan();
    expect(all).toEqual(expect.arrayContaining(['bo', 'carla', coordinator.userId]));
    expect(all).not.toContain('caseworker.psykiatri');
    const { caseId } = await Drive.opened(store);
    await assign(caseId, 'anna');
    expect(await expectToldWhoCan()).toEqual(all);
    await absence('bo', 'carla', { fromOn: daysFromToday(9), toOn: daysFromToday(9) });
    await store.dataSource.query(`UPDATE app_user SET active = false WHERE id = 'carla'`);
    expect(await expectToldWhoCan()).toEqual(all.filter((id) => id !== 'bo' && id !== 'carla'));
  });
});

describe('a user who leaves', () => {
  beforeAll(() => fresh('leaving'));

  test('gives the open steps to a deputy in the same commit', async () => {
    const cases = [await Drive.opened(store), await Drive.opened(store)].map(({ caseId }) => caseId);
    for (const caseId of cases) await assign(caseId, 'anna');
    expect(await deactivateUser(store, { userId: 'anna', by: operator })).toMatchObject({
      kind: 'deputy-needed',
      steps: [...cases].sort().map((caseId) => ({ caseId, key: 'acknowledge' })),
    });
    expect(await deactivateUser(store, { userId: 'anna', deputyId: 'caseworker.psykiatri', by: operator })).toEqual({
      kind: 'deputy-not-possible',
      because: 'not-in-unit',
    });
    expect((await findUser(store.dataSource, 'anna'))!.active).toBe(true);
    const result = await deactivateUser(store, { userId: 'anna', deputyId: 'bo', by: operator });
    expect(result).toMatchObject({ kind: 'deactivated', moved: [{ key: 'acknowledge' }, { key: 'acknowledge' }] });
    for (const caseId of cases) {
      expect(await ownerOf(caseId)).toBe('bo');
      const { items } = await readTimeline(store, { caseId, limit: 50 });
      expect(items.at(-1)).toMatchObject({
        type: 'assigned',
        data: { owner: 'bo' },
        actor: { userId: operator.userId },
      });
      for await (const verdict of verifyLog(store, { caseId })) expect(verdict).toMatchObject({ valid: true });
    }
    expect(await deactivateUser(store, { userId: 'anna', by: operator })).toEqual({ kind: 'deactivated', moved: [] });
    expect(await deactivateUser(store, { userId: 'nobody', by: operator })).toEqual({ kind: 'no-such-user' });
    expect(await assign(cases[0]!, 'anna')).toEqual({ kind: 'refused', code: 'assignee-not-in-unit' });
    expect(await activateUser(store, { userId: 'anna' })).toEqual({ kind: 'activated' });
    expect(await assign(cases[0]!, 'anna')).toMatchObject({ kind: 'done' });
  });

  test('is not let go while a unit with open steps would have nobody left', async () => {
    for (const { userName, units } of users) {
      if (!units.includes(unit('psykiatri'))) continue;
      const result = await deactivateUser(store, { userId: userName, by: operator });
      if (result.kind === 'last-in-unit') {
        expect(result.units).toContain(unit('psykiatri'));
        return;
      }
      expect(result).toMatchObject({ kind: 'deactivated' });
    }
    throw new Error('The unit lost all of its members');
  });

  test('leaves no step behind, however many are given to them meanwhile', async () => {
    for (let round = 0; round < 3; round++) {
      const drives = await Promise.all(Array.from({ length: 5 }, () => Drive.opened(store)));
      await activateUser(store, { userId: 'carla' });
      const [left] = await Promise.all([
        deactivateUser(store, { userId: 'carla', deputyId: 'bo', by: operator }),
        ...drives.map(({ caseId }) => assign(caseId, 'carla')),
      ]);
      expect(left.kind).toBe('deactivated');
      const owners = await Promise.all(drives.map(({ caseId }) => ownerOf(caseId)));
      expect(owners.filter((owner) => owner === 'carla')).toEqual([]);
    }
  });

  test('of two who leave at once, the last one of the unit stays', async () => {
    const members = await store.dataSource.query<{ user_id: string }[]>(
      `SELECT DISTINCT m.user_id FROM membership m JOIN app_user u ON u.id = m.user_id
      WHERE m.unit_id = $1 AND u.active ORDER BY 1`,
      [secretariat],
    );
    for (const { user_id: userId } of members.slice(2)) {
      expect(await deactivateUser(store, { userId, deputyId: members[0]!.user_id, by: operator })).toMatchObject({
        kind: 'deactivated',
      });
    }
    const [one, other] = members.slice(0, 2).map(({ user_id: userId }) => userId);
    const results = await Promise.all([
      deactivateUser(store, { userId: one!, deputyId: other!, by: operator }),
      deactivateUser(store, { userId: other!, deputyId: one!, by: operator }),
    ]);
    expect(results.filter(({ kind }) => kind === 'deactivated')).toHaveLength(1);
  });
});

describe('many steps at once', () => {
  beforeAll(() => fresh('many'));

  const input = async (given: Partial<ReassignInput> = {}): Promise<ReassignInput> => ({
    commandId: randomUUID(),
    bodyHash: 'x',
    select: { type: 'items', items: [] },
    to: 'bo',
    reason: 'Anna er gået på barsel',
    actor: coordinator,
    principal: await principalOf(coordinator.userId),
    ...given,
  });

  test('are reassigned one by one in the answer: what is refused stops no other', async () => {
    const [mine, done, hers] = [await Drive.opened(store), await Drive.opened(store), await Drive.opened(store)];
    await done.complete({ key: 'acknowledge', outcome: 'acknowledged' });
    await assign(hers.caseId, 'bo');
    const police = (await readCase(store, mine.caseId))!.steps.find(({ authority }) => authority === 'politi')!.key;
    const named = [
      { caseId: mine.caseId, key: 'acknowledge' },
      { caseId: done.caseId, key: 'acknowledge' },
      { caseId: hers.caseId, key: 'acknowledge' },
      { caseId: mine.caseId, key: 'no-such-step' },
      { caseId: mine.caseId, key: police },
      { caseId: randomUUID(), key: 'acknowledge' },
    ];
    const request = await input({ select: { type: 'items', items: named } });
    const results = await reassign(store, request);
    expect(results.map(({ result }) => result)).toEqual([
      'reassigned',
      'closed',
      'unchanged',
      'not-found',
      'not-allowed',
      'not-found',
    ]);
    expect(results.map(({ caseId, key }) => ({ caseId, key }))).toEqual(named);
    expect(await ownerOf(mine.caseId)).toBe('bo');
    const { items } = await readTimeline(store, { caseId: mine.caseId, limit: 50 });
    expect(items.at(-1)).toMatchObject({ type: 'assigned', text: { reason: request.reason } });
    const again = await reassign(store, request);
    expect(again.map(({ result }) => result)).toEqual(results.map(({ result }) => result));
    expect((await readTimeline(store, { caseId: mine.caseId, limit: 50 })).items).toHaveLength(items.length);
    expect((await reassign(store, { ...request, bodyHash: 'other' }))[0]).toMatchObject({ result: 'conflict' });
    const foreign = await input({ select: { type: 'items', items: named }, to: 'caseworker.psykiatri' });
    expect((await reassign(store, foreign))[0]).toMatchObject({ result: 'assignee-not-in-unit' });
    const stranger = await input({
      select: { type: 'items', items: named },
      principal: await principalOf('coordinator.styregruppe'),
    });
    expect((await reassign(store, stranger)).map(({ result }) => result)).toEqual(named.map(() => 'not-found'));
  });

  test('are found by a filter, and 300 take few statements', async () => {
    const drives = [];
    for (let index = 0; index < 60; index++) drives.push(await Drive.opened(store));
    for (const { caseId } of drives) await assign(caseId, 'anna');
    const before = performance.now();
    const results = await reassign(store, await input({ select: { type: 'filter', owner: 'anna', limit: 300 } }));
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(results).toHaveLength(60);
    expect(results.every(({ result }) => result === 'reassigned')).toBe(true);
    expect(await reassign(store, await input({ select: { type: 'filter', owner: 'anna', limit: 300 } }))).toEqual([]);
    const back = await input({ to: null, select: { type: 'filter', owner: 'bo', limit: 10 } });
    expect(await reassign(store, back)).toHaveLength(10);
  }, 60_000);
});

describe('what holds at every commit', () => {
  beforeAll(() => fresh('commits'));

  const breaking = async (statement: string, values: readonly unknown[] = []): Promise<string | undefined> =>
    store.dataSource.query(statement, [...values]).then(
      () => undefined,
      (error: { constraint?: string }) => error.constraint,
    );

  test('an open case is owed, an owner is here, and a unit with open steps is answered for', async () => {
    const { caseId } = await Drive.opened(store);
    await assign(caseId, 'anna');
    const whole = `UPDATE step SET state = 'withdrawn', closed_at = now(), closed_seq = 3 WHERE case_id = $1`;
    expect(await breaking(whole, [caseId])).toBe('open_case_is_owed');
    expect(await breaking(`UPDATE app_user SET active = false WHERE id = 'anna'`)).toBe('owner_is_active_member');
    expect(await breaking(`DELETE FROM membership WHERE user_id = 'anna'`)).toBe('owner_is_active_member');
    const stranger = `UPDATE step SET owner = 'caseworker.psykiatri' WHERE case_id = $1 AND key = 'acknowledge'`;
    expect(await breaking(stranger, [caseId])).toBe('owner_is_active_member');
    const everyone = `UPDATE app_user SET active = false WHERE id IN (SELECT user_id FROM membership WHERE unit_id = $1)`;
    expect(await breaking(everyone, [unit('psykiatri')])).toBe('unit_is_answered_for');
    expect(await breaking(`DELETE FROM membership WHERE unit_id = $1`, [unit('psykiatri')])).toBe(
      'unit_is_answered_for',
    );
  });

  test('a course that would leave its case to nobody is stopped where everyone sees it', async () => {
    const kase = await Case.opened(store, [{ key: 'x' }, { key: 'sometime', option: true }]);
    const result = await kase.complete('x');
    expect(result).toMatchObject({ kind: 'refused', code: 'case-in-incident', state: 'incident' });
    const { state, incident, steps } = (await readCase(store, kase.id))!;
    expect({ state, reason: incident?.reason }).toEqual({
      state: 'incident',
      reason: 'After completed of x nobody would owe an open step',
    });
    expect(steps.find(({ key }) => key === 'x')!.state).toBe('open');
    expect(await kase.complete('x')).toMatchObject({ kind: 'refused', code: 'case-in-incident' });
  });
});
