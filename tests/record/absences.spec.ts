import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workItemCriteria } from '@tovholder/domain/access';
import {
  cancelAbsence,
  listAbsences,
  listWorkItems,
  readCase,
  recordAbsence,
  type Store,
} from '@tovholder/persistence';
import { daysFromToday } from '../support/referrals';
import { ownersIn, secretariat, withColleagues } from './colleagues';
import { coordinator, Drive } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;
const { principalOf, assign, ownerOf } = ownersIn(() => store);

beforeAll(async () => {
  server = await startRecordServer();
}, 60_000);
afterAll(() => server.stop(), 60_000);

const fresh = async (name: string, ids?: readonly string[]): Promise<void> => {
  store = await withColleagues(server, { name, ...(ids ? { ids } : {}) });
};

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
