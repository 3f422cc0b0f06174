import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers } from '@tovholder/districts';
import {
  activateUser,
  deactivateUser,
  findUser,
  readCase,
  readTimeline,
  reassign,
  verifyLog,
  type ReassignInput,
  type Store,
} from '@tovholder/persistence';
import { ownersIn, secretariat, withColleagues } from './colleagues';
import { coordinator, Drive, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';
import { Case } from './ladders';

let server: RecordServer;
let store: Store;
const { principalOf, assign, ownerOf } = ownersIn(() => store);

const operator = { userId: 'operator.system', authority: 'system', unit: null };
const users = demoUsers(districts);

beforeAll(async () => {
  server = await startRecordServer();
}, 60_000);
afterAll(() => server.stop(), 60_000);

const fresh = async (name: string, ids?: readonly string[]): Promise<void> => {
  store = await withColleagues(server, { name, ...(ids ? { ids } : {}) });
};

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
