import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers } from '@tovholder/districts';
import { visibilityCriteria } from '@tovholder/domain/access';
import {
  appendDirect,
  firedLadders,
  firedRungs,
  recordAbsence,
  type Store,
  supervisedSteps,
  supervisionOverview,
  supervisionOwners,
  turningPoints,
  userNames,
} from '@tovholder/persistence';
import { coordinator, Drive, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;
const drives: Drive[] = [];
const zone = 'Europe/Copenhagen';
const police = { userId: 'screening.politi', authority: 'politi', unit: unit('politi.screening') };

const criteriaOf = (userName: string) => {
  const user = demoUsers(districts).find((one) => one.userName === userName)!;
  return visibilityCriteria({ ...user, userId: userName, actingFor: [] });
};
const ukn = (given: object = {}) => ({
  process: 'ukn',
  actor: police,
  person: { birthDate: '2013-05-04', municipality: '0165' },
  legalBasis: { code: 'ukl-58', necessity: 'x' },
  facts: {
    lawfulStay: true,
    offences: [{ date: '2026-10-20', provision: 'STRL § 245', limb: 'listed', status: 'suspected' }],
    ...given,
  },
});

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('figures'));
  drives.push(await Drive.opened(store, ukn({ reportedOn: '2026-10-25' })), await Drive.opened(store, ukn()));
  drives.push(await Drive.opened(store));
  // Turning points are set by the course; here the dates are what the test is about.
  await store.dataSource.query(
    `UPDATE case_file SET marks = '{"accepted": "2026-11-01T10:00:00.000Z", "measure-started": "2027-02-28T23:30:00.000Z"}'
     WHERE id = ANY ($1)`,
    [drives.slice(0, 2).map(({ caseId }) => caseId)],
  );
}, 60_000);
afterAll(() => server.stop(), 60_000);

describe('turning points', () => {
  const asked = { from: '2026-01-01', to: '2027-12-31', zone };

  test('are local dates, from the day of the report where it is stated, else from the submission', async () => {
    const points = await turningPoints(store, { ...asked, criteria: criteriaOf('supervisor.politi') });
    expect([...points].sort((one, other) => Number(other.reportIsStated) - Number(one.reportIsStated))).toEqual([
      {
        process: 'ukn',
        band: '10-14',
        reportedOn: '2026-10-25',
        reportIsStated: true,
        acceptedOn: '2026-11-01',
        decidedOn: null,
        measureStartedOn: '2027-03-01',
      },
      expect.objectContaining({ reportIsStated: false, measureStartedOn: '2027-03-01' }),
    ]);
  });

  test('are those of the asked process and period, and of cases that the reader supervises', async () => {
    const count = async (userName: string, given: object = {}) =>
      (await turningPoints(store, { ...asked, ...given, criteria: criteriaOf(userName) })).length;
    expect(await count('supervisor.politi', { process: 'psp-k' })).toBe(0);
    expect(await count('supervisor.politi', { from: '2026-11-02', to: '2027-02-28' })).toBe(0);
    expect(await count('supervisor.politi', { from: '2027-03-01' })).toBe(2);
    expect(await count('supervisor.psykiatri')).toBe(0);
    expect(await count('caseworker.0151')).toBe(0);
    expect(await turningPoints(store, { ...asked, criteria: { anyOf: [] } })).toEqual([]);
  });
});

describe('rungs that have fired', () => {
  const since = '2026-01-01T00:00:00.000Z';
  const told = async () => firedLadders(store, { criteria: criteriaOf('head.pspk'), since });

  test('are counted with how soon somebody acknowledged them, whoever of those told it was', async () => {
    expect(await told()).toEqual([]);
    const [{ caseId }] = drives.slice(2) as [Drive];
    const [rung] = await store.dataSource.query<{ ref: string; at: Date }[]>(
      `SELECT ref, at FROM milestone WHERE case_id = $1 AND kind = 'rung' AND ref LIKE 'acknowledge|%' ORDER BY at LIMIT 1`,
      [caseId],
    );
    const [, ladder, name, due] = rung!.ref.split('|');
    await store.dataSource.query(
      `UPDATE milestone SET state = 'passed', fired_at = at + interval '2 seconds' WHERE case_id = $1 AND ref = $2`,
      [caseId, rung!.ref],
    );
    expect(await told()).toMatchObject([{ step: 'acknowledge', fired: 1, late: 0, acknowledged: 0 }]);
    for (const [user, seconds] of [
      ['coordinator.pspk', 62],
      ['head.pspk', null],
    ]) {
      await store.dataSource.query(
        `INSERT INTO notification (id, user_id, case_id, seq, step_key, ladder, rung, due_version, audience,
          without_identity, intended_at, fired_at, late, acknowledged_at)
        SELECT gen_random_uuid(), $2, case_id, 1, 'acknowledge', $3, $4, $5, 'owner', false, at, fired_at, false,
          at + make_interval(secs => $6) FROM milestone WHERE case_id = $1 AND ref = $7`,
        [caseId, user, ladder, name, Number(due), seconds, rung!.ref],
      );
    }
    expect(await told()).toEqual([
      {
        process: 'psp-k',
        step: 'acknowledge',
        authority: 'pspk',
        fired: 1,
        late: 0,
        acknowledged: 1,
        medianSecondsToAcknowledgement: 60,
      },
    ]);
    const criteria = criteriaOf('head.pspk');
    const listed = async (filter: object, cursor?: string) =>
      firedRungs(store, { criteria, since, filter, limit: 1, ...(cursor ? { cursor } : {}) });
    expect(await listed({})).toMatchObject({
      items: [{ caseId, key: 'acknowledge', state: 'open', rung: { rung: name, late: false, told: [{}, {}] } }],
      total: 1,
      nextCursor: null,
    });
    expect((await listed({ process: 'psp-k', step: 'acknowledge', authority: 'pspk', acknowledged: true })).total).toBe(
      1,
    );
    for (const filter of [{ acknowledged: false }, { process: 'ukn' }, { step: 'x' }, { authority: 'politi' }])
      expect([filter, (await listed(filter)).total]).toEqual([filter, 0]);
    // A second one, at the same instant: each page shows one of them.
    await store.dataSource.query(
      `UPDATE milestone SET state = 'passed', fired_at = $2 WHERE ctid = (SELECT ctid FROM milestone
        WHERE case_id = $1 AND kind = 'rung' AND ref LIKE 'acknowledge|%' AND fired_at IS NULL LIMIT 1)`,
      [caseId, new Date(rung!.at.getTime() + 2_000)],
    );
    const first = await listed({});
    const second = await listed({}, first.nextCursor!);
    expect([first.total, second.total, second.nextCursor]).toEqual([2, 2, null]);
    expect(second.items[0]!.rung).not.toEqual(first.items[0]!.rung);
    expect(await told()).toMatchObject([{ fired: 2, acknowledged: 1 }]);
    expect((await listed({ acknowledged: false })).total).toBe(1);

    const later = { criteria, since: '2099-01-01T00:00:00.000Z' };
    expect(await firedLadders(store, later)).toEqual([]);
    expect(await firedLadders(store, { criteria: criteriaOf('supervisor.politi'), since })).toEqual([]);
  });
});

describe('who holds the steps', () => {
  test('adds up to what the overview counts, and says who is away', async () => {
    const criteria = criteriaOf('head.pspk');
    const [, , drive] = drives;
    await appendDirect(store, {
      caseId: drive!.caseId,
      commandId: 'claim-1',
      bodyHash: 'x',
      actor: coordinator,
      action: { type: 'claim', key: 'acknowledge' },
    });
    const [day] = await store.dataSource.query<{ today: string }[]>(
      `SELECT ((now() AT TIME ZONE '${zone}')::date)::text AS today`,
    );
    await recordAbsence(store, {
      commandId: 'away-1',
      bodyHash: 'x',
      userId: coordinator.userId,
      fromOn: day!.today,
      toOn: day!.today,
      deputyId: 'head.pspk',
      recordedBy: coordinator.userId,
    });
    const rows = await supervisionOwners(store, { criteria });
    const overview = await supervisionOverview(store, { criteria });
    const sum = (list: readonly { open: number }[]) => list.reduce((total, { open }) => total + open, 0);
    expect(sum(rows)).toBe(sum(overview));
    expect(rows.find(({ owner }) => owner === coordinator.userId)).toMatchObject({
      unit: coordinator.unit,
      authority: 'pspk',
      open: 1,
      awayUntil: day!.today,
      deputy: 'head.pspk',
    });
    expect(await supervisionOwners(store, { criteria: { anyOf: [] } })).toEqual([]);
  });
});

describe('every number of the overview', () => {
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1_000).toISOString();

  test.each([0, 4, 90])('has a list of exactly those steps behind it (in %i days)', async (count) => {
    const now = days(count);
    // A pause is recorded by the course; what is asked here is only that it is counted and listed alike.
    await store.dataSource.query(
      `UPDATE step SET paused_at = now() WHERE case_id = $1 AND key = 'confirm-involvement:politi'`,
      [drives[2]!.caseId],
    );
    const sums = { open: 0, dueSoon: 0, overdue: 0, paused: 0, withoutOwner: 0 };
    for (const userName of ['supervisor.politi', 'head.pspk', 'supervisor.psykiatri']) {
      const criteria = criteriaOf(userName);
      const total = async (state: 'open' | 'due-soon' | 'overdue' | 'paused', filter: object) =>
        (await supervisedSteps(store, { criteria, now, state, filter, limit: 1 })).total;
      for (const row of await supervisionOverview(store, { criteria, now })) {
        const { process, step, authority, open, dueSoon, overdue, paused, withoutOwner } = row;
        const of = { process, step, authority };
        const numbers = { open, dueSoon, overdue, paused, withoutOwner };
        expect({
          open: await total('open', of),
          dueSoon: await total('due-soon', of),
          overdue: await total('overdue', of),
          paused: await total('paused', of),
          withoutOwner: await total('open', { ...of, withoutOwner: true }),
        }).toEqual(numbers);
        for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += numbers[name];
      }
      for (const { owner, unit, authority, open, dueSoon, overdue } of await supervisionOwners(store, {
        criteria,
        now,
      })) {
        const of = { unit, authority, ...(owner === null ? { withoutOwner: true } : { owner }) };
        expect([await total('open', of), await total('due-soon', of), await total('overdue', of)]).toEqual([
          open,
          dueSoon,
          overdue,
        ]);
      }
    }
    expect([sums.open > 0, sums.paused > 0, sums.withoutOwner > 0]).toEqual([true, true, true]);
    expect(count === 0 ? sums.overdue === 0 : sums.overdue + sums.dueSoon > 0).toBe(true);
  });
});

test('the overdue list narrows by process, step, authority and owner', async () => {
  const criteria = criteriaOf('supervisor.politi');
  const now = new Date(Date.now() + 90 * 24 * 60 * 60 * 1_000).toISOString();
  const count = async (filter: object) =>
    (await supervisedSteps(store, { state: 'overdue', criteria, now, limit: 200, filter })).total;
  const all = await count({});
  expect(all).toBeGreaterThan(1);
  expect(await count({ process: 'ukn' })).toBeLessThan(all!);
  expect((await count({ process: 'ukn' }))! + (await count({ process: 'psp-k' }))!).toBe(all);
  expect(await count({ withoutOwner: true })).toBe(all);
  expect(await count({ owner: 'screening.politi' })).toBe(0);
  expect(await count({ step: 'nothing' })).toBe(0);
  expect(await count({ authority: 'psykiatri' })).toBe(0);
});

test('names are those of the directory', async () => {
  expect([...(await userNames(store, ['coordinator.pspk', 'nobody', 'coordinator.pspk'])).keys()]).toEqual([
    'coordinator.pspk',
  ]);
  expect(await userNames(store, [])).toEqual(new Map());
});
