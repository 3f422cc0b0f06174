import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers } from '@tovholder/districts';
import { matchesCriterion, personVisible, visibilityCriteria, type Principal } from '@tovholder/domain/access';
import {
  activeMembers,
  appendDirect,
  type CaseSummaryRecord,
  countWorkItems,
  findCaseForAccess,
  findUser,
  InvalidCursor,
  listWorkItems,
  readCase,
  searchCases,
  stepsForAccess,
  type Store,
  supervisedSteps,
  supervisionOverview,
  supervisionTrend,
  trendWeeks,
  type WorkItemQuery,
  type WorkItemRecord,
} from '@tovholder/persistence';
import { coordinator, Drive, nancy, submitted, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;
const caseIds: string[] = [];

// The cases are of one district and one of its municipalities: another one stands for all that have nothing to see.
const users = demoUsers(districts).filter(
  (user) => user.districts.includes('koebenhavns-vestegn') && !/(?!0165|0151)\d{4}$/.test(user.userName),
);
const principal = (userName: string): Principal => {
  const user = users.find((one) => one.userName === userName)!;
  return { ...user, userId: user.userName, actingFor: [] };
};
const criteriaOf = (userName: string) => visibilityCriteria(principal(userName));
const police = { userId: 'screening.politi', authority: 'politi', unit: unit('politi.screening') };
const exitWorker = { userId: 'caseworker.exit-0165', authority: 'kommune:0165', unit: unit('kommune-0165.exit') };

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('lists'));
  for (let index = 0; index < 7; index++) {
    const drive = await Drive.opened(store);
    caseIds.push(drive.caseId);
    if (index === 0) await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' });
  }
  const kirsten = { cpr: '2911829996', name: 'Kirsten Prøve-Hansen', municipality: '0183' };
  caseIds.push((await Drive.opened(store, { person: kirsten })).caseId);
  const ukn = {
    process: 'ukn',
    actor: police,
    person: { birthDate: '2013-05-04', municipality: '0165' },
    legalBasis: { code: 'ukl-58', necessity: 'x' },
    facts: {
      lawfulStay: true,
      offences: [{ date: '2026-10-20', provision: 'STRL § 245', limb: 'listed', status: 'suspected' }],
    },
  };
  caseIds.push((await Drive.opened(store, ukn)).caseId);
  const exit = {
    process: 'exit',
    actor: exitWorker,
    person: { cpr: '1509819996', municipality: '0165' },
    legalBasis: { code: 'consent', necessity: 'x' },
    facts: {
      attachment: 'member',
      wantsOut: true,
      inCustody: false,
      onParole: false,
      contactFrom: 'kommune',
      policeContact: 'not-now',
      threatNow: false,
    },
  };
  caseIds.push((await Drive.opened(store, exit)).caseId);
  caseIds.push(await submitted(store, { process: 'psp-k' }));
}, 60_000);
afterAll(() => server.stop(), 60_000);

async function everyPage<T>(
  page: (cursor: string | undefined) => Promise<{ items: readonly T[]; nextCursor: string | null; total: number }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor, total } = await page(cursor);
    all.push(...items);
    if (nextCursor === null) {
      expect(total).toBe(all.length);
      return all;
    }
    cursor = nextCursor;
  }
}

const workItems = (userName: string, given: Partial<WorkItemQuery> = {}): Promise<WorkItemRecord[]> =>
  everyPage((cursor) =>
    listWorkItems(store, {
      criteria: criteriaOf(userName),
      scope: { type: 'unit', units: principal(userName).units },
      state: 'open',
      limit: 3,
      ...(cursor === undefined ? {} : { cursor }),
      ...given,
    }),
  );

describe('the work list', () => {
  test('pages through all that a unit owes, by due instant', async () => {
    const items = await workItems('coordinator.pspk');
    expect(items.filter(({ step }) => step.key === 'acknowledge')).toHaveLength(6);
    const keys = items.map(({ caseId, step }) => `${caseId}/${step.key}`);
    expect(new Set(keys).size).toBe(keys.length);
    const dues = items.map(({ step }) => (step.due ? Date.parse(step.due.at) : Infinity));
    expect(dues).toEqual([...dues].sort((one, other) => one - other));
    expect(items.every(({ step }) => !step.option && step.state === 'open')).toBe(true);
    expect(items[0]!.person).toMatchObject({ cpr: nancy.cpr });
    expect(await workItems('coordinator.pspk', { state: 'done' })).toMatchObject([
      { caseId: caseIds[0], step: { key: 'acknowledge' } },
    ]);
    expect(await workItems('coordinator.pspk', { process: 'ukn' })).toEqual([]);
  });

  test('tells what is due soon and what is overdue by the clock it is given', async () => {
    const [first] = await workItems('coordinator.pspk');
    const due = Date.parse(first!.step.due!.at);
    const at = (ms: number) => ({ now: new Date(due + ms).toISOString() });
    const days = 24 * 60 * 60 * 1_000;
    const isFirst = (items: WorkItemRecord[]) =>
      items.some(({ caseId, step }) => caseId === first!.caseId && step.key === first!.step.key);
    expect(isFirst(await workItems('coordinator.pspk', { state: 'due-soon', ...at(-6 * days) }))).toBe(false);
    expect(isFirst(await workItems('coordinator.pspk', { state: 'due-soon', ...at(-4 * days) }))).toBe(true);
    expect(isFirst(await workItems('coordinator.pspk', { state: 'overdue', ...at(-1) }))).toBe(false);
    expect(isFirst(await workItems('coordinator.pspk', { state: 'overdue', ...at(0) }))).toBe(true);
    const overdue = await everyPage((cursor) =>
      supervisedSteps(store, {
        state: 'overdue',
        criteria: criteriaOf('supervisor.politi'),
        limit: 2,
        ...at(60 * days),
        ...(cursor ? { cursor } : {}),
      }),
    );
    expect(overdue.length).toBeGreaterThan(0);
    expect(new Set(overdue.map(({ step }) => step.authority))).toEqual(new Set(['politi']));
  });

  test('finds a step by number and person, and counts what it shows', async () => {
    const [first] = await workItems('coordinator.pspk');
    const due = Date.parse(first!.step.due!.at);
    const at = { now: new Date(due - 60_000).toISOString(), endOfToday: new Date(due + 60_000).toISOString() };
    const today = await workItems('coordinator.pspk', { state: 'due-today', ...at });
    expect(today.map(({ caseId }) => caseId)).toContain(first!.caseId);
    const scope = { type: 'unit', units: principal('coordinator.pspk').units } as const;
    const criteria = criteriaOf('coordinator.pspk');
    const counts = await countWorkItems(store, { criteria, scope, ...at });
    const open = await workItems('coordinator.pspk');
    expect(counts).toMatchObject({ overdue: 0, dueToday: today.length, open: open.length, isExact: true });
    expect(counts.dueSoon).toBe((await workItems('coordinator.pspk', { state: 'due-soon', ...at })).length);

    const kirsten = caseIds[7]!;
    const { caseNumber } = (await readCase(store, kirsten))!;
    for (const q of [caseNumber, '291182-9996', 'prøve-hansen kirsten']) {
      const found = await workItems('coordinator.pspk', { q });
      expect([q, [...new Set(found.map(({ caseId }) => caseId))]]).toEqual([q, [kirsten]]);
    }
    expect((await workItems('coordinator.pspk', { q: caseNumber.slice(0, -1) })).length).toBeGreaterThan(1);
    for (const q of ['Kirst', '%', caseNumber.slice(0, 6)])
      expect(await workItems('coordinator.pspk', { q })).toEqual([]);
    // Who sees the steps and not whose they are finds nothing by a person.
    const supervised = { scope: { type: 'authority', authorities: ['politi'] } } as const;
    const [seen] = await workItems('supervisor.politi', supervised);
    const byNumber = await workItems('supervisor.politi', { ...supervised, q: seen!.caseNumber });
    expect(byNumber.map(({ caseId }) => caseId)).toContain(seen!.caseId);
    expect(seen!.person.cpr).not.toBeNull();
    expect(await workItems('supervisor.politi', { ...supervised, q: seen!.person.cpr! })).toEqual([]);
    expect(await workItems('coordinator.pspk', { authority: 'politi' })).toEqual([]);
  });

  test('of mine follows the owner from the next commit on', async () => {
    const mine = { scope: { type: 'mine', userId: coordinator.userId } } as const;
    expect(await workItems('coordinator.pspk', mine)).toEqual([]);
    const claim = {
      caseId: caseIds[1]!,
      commandId: 'claim-1',
      bodyHash: 'x',
      actor: coordinator,
      action: { type: 'claim', key: 'acknowledge' },
    } as const;
    await appendDirect(store, claim);
    expect(await workItems('coordinator.pspk', mine)).toMatchObject([
      { caseId: caseIds[1], caseVersion: 3, step: { owner: coordinator.userId } },
    ]);
  });

  test('refuses a cursor of its own making', async () => {
    for (const cursor of ['', 'abc', Buffer.from('["x","y","z"]').toString('base64url')]) {
      await expect(workItems('coordinator.pspk', { cursor } as Partial<WorkItemQuery>)).rejects.toBeInstanceOf(
        InvalidCursor,
      );
    }
  });

  test('shows no step that the access rule does not give, whoever asks and however', async () => {
    for (const { userName, units, authorities } of users) {
      const scopes: WorkItemQuery['scope'][] = [
        { type: 'mine', userId: userName },
        { type: 'unit', units },
        { type: 'authority', authorities },
      ];
      for (const scope of scopes) {
        for (const { caseId } of await workItems(userName, { scope, limit: 200 })) {
          const kase = (await findCaseForAccess(store, caseId))!;
          expect(criteriaOf(userName).anyOf.some((criterion) => matchesCriterion(criterion, kase))).toBe(true);
        }
      }
    }
    expect(await workItems('caseworker.psykiatri', { process: 'ukn' })).toEqual([]);
    expect(
      await workItems('supervisor.0165', {
        process: 'exit',
        scope: { type: 'authority', authorities: ['kommune:0165'] },
      }),
    ).toEqual([]);
  });
});

describe('search', () => {
  const search = (userName: string, given: object = {}): Promise<CaseSummaryRecord[]> =>
    everyPage((cursor) =>
      searchCases(store, { criteria: criteriaOf(userName), limit: 2, ...(cursor ? { cursor } : {}), ...given }),
    );

  test('gives each user exactly the cases that the access rule gives, newest first', async () => {
    const all = await Promise.all(caseIds.map(async (id) => ({ id, access: (await findCaseForAccess(store, id))! })));
    for (const { userName } of users) {
      const { anyOf } = criteriaOf(userName);
      const visible = all.filter(({ access }) => anyOf.some((criterion) => matchesCriterion(criterion, access)));
      const found = await search(userName);
      expect([userName, found.map(({ id }) => id)]).toEqual([userName, visible.map(({ id }) => id).reverse()]);
      const named = await search(userName, { q: nancy.cpr });
      // A hit on a number would tell whose case it is: only where the identity is shown.
      const shown = ({ access }: CaseSummaryRecord) => personVisible(principal(userName), access);
      const hers = found.filter((one) => one.person.cpr === nancy.cpr && shown(one));
      expect(named.map(({ id }) => id)).toEqual(hers.map(({ id }) => id));
    }
  });

  test('finds by number, CPR with and without hyphen, names in any order, and person', async () => {
    const kirsten = caseIds[7]!;
    const { caseNumber, person } = (await readCase(store, kirsten))!;
    for (const given of [
      { q: caseNumber },
      { q: '291182-9996' },
      { q: 'prøve-hansen KIRSTEN' },
      { q: ' hansen ' },
      { personId: person.id },
    ]) {
      expect((await search('coordinator.pspk', given)).map(({ id }) => id)).toEqual([kirsten]);
    }
    for (const q of ['Kirst', '291182', 'Kirsten Berggren', '%', "'; DROP TABLE step; --", '1999-000001']) {
      expect(await search('coordinator.pspk', { q })).toEqual([]);
    }
    expect((await search('coordinator.pspk', { state: 'received' })).map(({ id }) => id)).toEqual([caseIds.at(-1)]);
    expect(await search('auditor.dpo')).toEqual([]);
  });
});

test('one case for the access rule is the same from its record, its row and its own statement', async () => {
  for (const id of caseIds) {
    const kase = (await readCase(store, id))!;
    expect((await findCaseForAccess(store, id))!).toEqual({
      process: kase.process,
      district: kase.district,
      state: kase.state,
      referrer: { userId: kase.referral.userId, authority: kase.referral.authority, unit: kase.referral.unit },
      marks: kase.marks,
      responsibleAuthority: kase.responsible?.authority ?? null,
      conflicted: kase.conflicted,
      steps: stepsForAccess(kase.steps),
    });
  }
});

test('supervision counts what the list shows', async () => {
  const userName = 'supervisor.politi';
  const now = new Date(Date.now() + 60 * 24 * 60 * 60 * 1_000).toISOString();
  const rows = await supervisionOverview(store, { criteria: criteriaOf(userName), now });
  const items = await workItems(userName, { scope: { type: 'authority', authorities: ['politi'] } });
  expect(rows.reduce((sum, { open }) => sum + open, 0)).toBe(items.length);
  expect(rows.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(items.filter(({ step }) => step.due).length);
  expect(rows.every(({ authority }) => authority === 'politi')).toBe(true);
});

test('the trend says what came in, what was done in time and what stood over, week by week', async () => {
  const criteria = criteriaOf('supervisor.politi');
  const zone = 'Europe/Copenhagen';
  const rows = await supervisionTrend(store, { criteria, zone });
  const [overview] = await supervisionOverview(store, { criteria });
  const now = rows.filter(({ process, step }) => process === overview!.process && step === overview!.step);
  expect(now).toMatchObject([{ opened: overview!.open, closed: 0, closedOnTime: 0, closedLate: 0, overdue: 0 }]);
  expect(new Date(`${now[0]!.week}T12:00:00Z`).getUTCDay()).toBe(1);
  expect(rows.every((row) => row.authority === 'politi' && !('owner' in row))).toBe(true);

  const weeks = 7 * 24 * 60 * 60 * 1_000;
  const later = (count: number) => new Date(Date.now() + count * weeks).toISOString();
  const six = await supervisionTrend(store, { criteria, zone, now: later(6) });
  const overdue = await supervisionOverview(store, { criteria, now: later(6) });
  const latest = six.filter(({ week }) => week === six.at(-1)!.week);
  expect(latest.reduce((sum, row) => sum + row.overdue, 0)).toBe(overdue.reduce((sum, row) => sum + row.overdue, 0));
  expect(new Set(six.map(({ week }) => week)).size).toBe(7);
  expect(await supervisionTrend(store, { criteria: { anyOf: [] }, zone })).toEqual([]);
  expect(
    new Set((await supervisionTrend(store, { criteria, zone, now: later(30) })).map(({ week }) => week)).size,
  ).toBe(trendWeeks);
});

test('the directory knows users, their units and roles', async () => {
  expect(await findUser(store.dataSource, 'coordinator.pspk')).toMatchObject({
    active: true,
    memberships: expect.arrayContaining([
      {
        unit: unit('pspk.sekretariatsgruppe'),
        authority: 'pspk',
        district: 'koebenhavns-vestegn',
        role: 'coordinator',
      },
    ]),
  });
  expect(await findUser(store.dataSource, 'nobody')).toBeNull();
  expect((await activeMembers(store.dataSource, unit('ukn.board'))).map(({ id }) => id)).toEqual([
    'board.ukn',
    'chair.ukn',
    'head.ukn',
    'management.ukn',
    'supervisor.ukn',
  ]);
});
