import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers } from '@tovholder/districts';
import { settlingCriteria, supervisionCriteria, visibilityCriteria, type Principal } from '@tovholder/domain/access';
import {
  appendDirect,
  callMeeting,
  countWorkItems,
  declareConflict,
  findCaseForAccess,
  findMeeting,
  liftConflict,
  listConflicts,
  listFollowUps,
  listMeetings,
  listNotifications,
  listWorkItems,
  supervisedSteps,
  readTimeline,
  reassign,
  recordAbsence,
  searchCases,
  stepsForAgenda,
  supervisionOverview,
  type Actor,
  type Store,
} from '@tovholder/persistence';
import { coordinator, district, Drive, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;
let caseId: string;
let other: string;
let conflictId: string;

const psychiatrist: Actor = { userId: 'caseworker.psykiatri', authority: 'psykiatri', unit: unit('psykiatri') };
const superior: Actor = { userId: 'supervisor.psykiatri', authority: 'psykiatri', unit: unit('psykiatri') };
const asked = 'confirm-involvement:psykiatri';
const users = demoUsers(districts);
const principal = (userName: string): Principal => {
  const user = users.find((one) => one.userName === userName)!;
  return { ...user, userId: user.userName, actingFor: [] };
};

const command = (by: string, meetingId: string) => ({ meetingId, commandId: randomUUID(), bodyHash: 'x', by });

async function calledWith(step: { caseId: string; stepKey: string }): Promise<{ meetingId: string; itemId: string }> {
  const called = await callMeeting(store, {
    commandId: randomUUID(),
    bodyHash: 'x',
    unit: unit('pspk.handlegruppe-0165'),
    startsAt: '2026-12-10T08:00:00.000Z',
    place: 'Rådhuset',
    members: ['coordinator.handlegruppe-0165', psychiatrist.userId, coordinator.userId],
    calledBy: 'coordinator.handlegruppe-0165',
    agenda: [step],
  });
  if (called.kind !== 'called') throw new Error(called.kind);
  const meeting = await findMeeting(store, { id: called.meetingId, notesOf: psychiatrist.userId });
  return { meetingId: called.meetingId, itemId: meeting!.items[0]!.id };
}

/** Ids of the cases that each list shows a user. */
async function seenBy(userName: string): Promise<Record<string, boolean | number>> {
  const who = principal(userName);
  const criteria = visibilityCriteria(who);
  const scope = { type: 'authority', authorities: who.authorities } as const;
  const endOfToday = '2030-01-01T00:00:00Z';
  const page = { limit: 200, endOfToday, criteria } as const;
  const [cases, items, counts, overdue, rows, inbox] = await Promise.all([
    searchCases(store, { criteria, limit: 200 }),
    listWorkItems(store, { ...page, scope, state: 'open' }),
    countWorkItems(store, { criteria, scope, endOfToday }),
    supervisedSteps(store, { criteria, state: 'overdue', limit: 200, now: endOfToday }),
    supervisionOverview(store, { criteria: supervisionCriteria(who) }),
    listNotifications(store, { userId: userName, unreadOnly: false, limit: 200 }),
  ]);
  return {
    case: cases.items.some(({ id }) => id === caseId),
    byNumber: cases.items.length > 0,
    step: items.items.some((item) => item.caseId === caseId),
    open: counts.open,
    overdue: overdue.items.some((item) => item.caseId === caseId),
    supervised: rows.reduce((sum, { open }) => sum + open, 0),
    told: inbox.items.some((item) => item.caseId === caseId),
  };
}

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('conflicts'));
  ({ caseId } = await Drive.opened(store));
  ({ caseId: other } = await Drive.opened(store));
  for (const id of [caseId, other]) {
    const claim = { type: 'claim', key: asked } as const;
    await appendDirect(store, {
      caseId: id,
      commandId: randomUUID(),
      bodyHash: 'x',
      actor: psychiatrist,
      action: claim,
    });
  }
}, 60_000);
afterAll(() => server.stop(), 60_000);

describe('a conflict of interest', () => {
  test('closes the case to who declared it in every list, gives their step back and tells who decides', async () => {
    const before = await seenBy(psychiatrist.userId);
    expect(before).toMatchObject({ case: true, step: true, open: 2, overdue: true });
    const everybodyElse = ['coordinator.pspk', 'caseworker.0165', 'supervisor.politi', 'screening.politi'];
    const others = await Promise.all(everybodyElse.map(seenBy));
    const { meetingId, itemId } = await calledWith({ caseId, stepKey: asked });
    const declaration = {
      command: command(psychiatrist.userId, meetingId),
      itemId,
      caseId,
      reason: 'Min søster.',
      actor: psychiatrist,
    };
    expect(await declareConflict(store, declaration)).toMatchObject({ kind: 'done', replayed: false });
    expect(await declareConflict(store, declaration)).toMatchObject({ kind: 'done', replayed: true });

    expect(await seenBy(psychiatrist.userId)).toMatchObject({ case: false, step: false, open: 1, overdue: false });
    expect(await Promise.all(everybodyElse.map(seenBy))).toEqual(others);
    const access = (await findCaseForAccess(store, caseId))!;
    expect(access.conflicted).toEqual([psychiatrist.userId]);
    expect(access.steps.find(({ key }) => key === asked)?.owner).toBeNull();
    expect((await findCaseForAccess(store, other))!.steps.find(({ key }) => key === asked)?.owner).toBe(
      psychiatrist.userId,
    );

    const { items } = await readTimeline(store, { caseId, limit: 1, newestFirst: true });
    expect(items).toMatchObject([
      {
        type: 'conflict-declared',
        data: { user: psychiatrist.userId, released: [asked], told: ['supervisor.psykiatri'] },
        text: null,
      },
    ]);
    const inbox = await listNotifications(store, { userId: superior.userId, unreadOnly: true, limit: 10 });
    // Of the two, the second: nobody else is left in the unit, so that its queue is the superior's to see to.
    expect(inbox.items).toMatchObject(
      ['released', 'declared'].map((rung) => ({ caseId, ladder: 'conflict-of-interest', rung })),
    );
    const outbox = await store.dataSource.query(`SELECT 1 FROM outbox WHERE kind = 'send-e-mail'`);
    expect(outbox).toEqual([]);
  });

  test('nobody can give them work of the case meanwhile, nor have them stand in for who has it', async () => {
    const assign = (owner: string) =>
      appendDirect(store, {
        caseId,
        commandId: randomUUID(),
        bodyHash: 'x',
        actor: superior,
        action: { type: 'assign', key: asked, owner },
      });
    expect(await assign(psychiatrist.userId)).toEqual({ kind: 'refused', code: 'assignee-in-conflict' });
    const [bulk] = await reassign(store, {
      commandId: randomUUID(),
      bodyHash: 'x',
      select: { type: 'items', items: [{ caseId, key: asked }] },
      to: psychiatrist.userId,
      reason: 'x',
      actor: superior,
      principal: principal(superior.userId),
    });
    expect(bulk?.result).toBe('assignee-in-conflict');
    expect(await assign(superior.userId)).toMatchObject({ kind: 'done' });
    const absence = {
      commandId: randomUUID(),
      bodyHash: 'x',
      userId: superior.userId,
      fromOn: '2026-12-01',
      toOn: '2026-12-02',
      recordedBy: superior.userId,
    };
    const away = await recordAbsence(store, { ...absence, deputyId: psychiatrist.userId });
    expect(away).toEqual({ kind: 'deputy-not-possible', because: 'in-conflict' });
    const told = await recordAbsence(store, absence);
    if (told.kind !== 'deputy-needed') throw new Error(told.kind);
    expect(told.deputies.map(({ id }) => id)).not.toContain(psychiatrist.userId);
  });

  test('is read by who decides, and by nobody else; they lift it once, and the case is open again', async () => {
    const listed = async (userName: string) => {
      const who = principal(userName);
      const page = await listConflicts(store, { userId: userName, settling: settlingCriteria(who), limit: 10 });
      return page.items;
    };
    const [found] = await listed(superior.userId);
    expect(found).toMatchObject({ caseId, user: { id: psychiatrist.userId }, reason: 'Min søster.', liftedAt: null });
    expect(await listed(psychiatrist.userId)).toHaveLength(1);
    for (const userName of ['supervisor.politi', 'coordinator.handlegruppe-0165', 'coordinator.styregruppe'])
      expect(await listed(userName)).toEqual([]);

    conflictId = found!.id;
    const lift = { id: conflictId, commandId: randomUUID(), bodyHash: 'x', reason: 'Kun navnefælle.', by: superior };
    expect(await liftConflict(store, lift)).toBe('lifted');
    expect(await liftConflict(store, lift)).toBe('replayed');
    expect(await liftConflict(store, { ...lift, bodyHash: 'y' })).toBe('body-differs');
    expect(await liftConflict(store, { ...lift, commandId: randomUUID() })).toBe('lifted-before');
    expect(await seenBy(psychiatrist.userId)).toMatchObject({ case: true, step: true, told: true });
    expect((await readTimeline(store, { caseId, limit: 1, newestFirst: true })).items[0]).toMatchObject({
      type: 'conflict-lifted',
      data: { user: psychiatrist.userId },
      actor: { userId: superior.userId },
    });
    const stored = JSON.stringify(await store.dataSource.query('SELECT * FROM conflict_of_interest'));
    expect(stored).not.toMatch(/søster|navnefælle/);
  });

  test('of one who stands in takes the absent owner’s step back to the queue; of a member of a joint group the styregruppe is told', async () => {
    const chair: Actor = {
      userId: 'coordinator.handlegruppe-0165',
      authority: 'pspk',
      unit: unit('pspk.handlegruppe-0165'),
    };
    const { meetingId, itemId } = await calledWith({ caseId: other, stepKey: 'acknowledge' });
    const declaration = { command: command(chair.userId, meetingId), itemId, caseId: other, actor: chair };
    expect(await declareConflict(store, declaration)).toMatchObject({ kind: 'done' });
    const { items } = await readTimeline(store, { caseId: other, limit: 1, newestFirst: true });
    expect(items[0]?.data).toEqual({ user: chair.userId, released: [], told: ['coordinator.styregruppe'] });
    // The styregruppe has no part in the case yet: it is told that there is something to decide, and not the way to it.
    const inbox = await listNotifications(store, { userId: 'coordinator.styregruppe', unreadOnly: true, limit: 1 });
    expect(inbox.items).toMatchObject([{ rung: 'declared', caseId: null, caseNumber: null }]);
  });
});

describe('lists of meetings', () => {
  test('page by cursor, in the order of time and from the latest', async () => {
    const today = '2026-12-01T00:00:00.000Z';
    const group = unit('pspk.handlegruppe-0183');
    for (const day of ['2026-11-02', '2026-11-03', '2026-12-04', '2026-12-05', '2026-12-06']) {
      await callMeeting(store, {
        commandId: randomUUID(),
        bodyHash: 'x',
        unit: group,
        startsAt: `${day}T08:00:00.000Z`,
        place: 'x',
        members: ['coordinator.handlegruppe-0183'],
        calledBy: 'coordinator.handlegruppe-0183',
        agenda: [],
      });
    }
    const asked = { units: [group], users: [], today, limit: 2 } as const;
    const days = (items: readonly { readonly startsAt: string }[]) =>
      items.map(({ startsAt }) => startsAt.slice(5, 10));
    const first = await listMeetings(store, { ...asked, part: 'coming' });
    expect([days(first.items), first.total]).toEqual([['12-04', '12-05'], 3]);
    const second = await listMeetings(store, { ...asked, part: 'coming', cursor: first.nextCursor! });
    expect([days(second.items), second.nextCursor]).toEqual([['12-06'], null]);
    const past = await listMeetings(store, { ...asked, part: 'past', limit: 1 });
    expect(days(past.items)).toEqual(['11-03']);
    const before = await listMeetings(store, { ...asked, part: 'past', limit: 1, cursor: past.nextCursor! });
    expect([days(before.items), before.nextCursor]).toEqual([['11-02'], null]);
    await expect(listMeetings(store, { ...asked, cursor: 'no-cursor' })).rejects.toThrow('cursor');
  });

  test('the steps that a group may take up, and what is owed after meetings, page the same way', async () => {
    const query = { unit: unit('pspk.sekretariatsgruppe'), limit: 1 } as const;
    const keys: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await stepsForAgenda(store, { ...query, ...(cursor === undefined ? {} : { cursor }) });
      keys.push(...page.items.map(({ caseId: id, stepKey }) => `${id} ${stepKey}`));
      cursor = page.nextCursor;
    }
    const whole = await stepsForAgenda(store, { ...query, limit: 200 });
    expect(keys).toEqual(whole.items.map(({ caseId: id, stepKey }) => `${id} ${stepKey}`));
    expect(keys.length).toBeGreaterThan(2);
    expect(new Set(keys).size).toBe(keys.length);
    const of = { users: ['nobody'], units: [], authorities: [], districts: [district] };
    expect(await listFollowUps(store, { of, userId: 'nobody', limit: 10 })).toMatchObject({
      items: [],
      nextCursor: null,
    });
  });
});
