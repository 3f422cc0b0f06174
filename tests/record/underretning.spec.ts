import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { caseLevel, visibilityCriteria, type Principal } from '@tovholder/domain/access';
import { demoUsers } from '@tovholder/districts';
import { findCaseForAccess, listWorkItems, readCase, type Actor, type Store } from '@tovholder/persistence';
import { Drive, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('underretning'));
}, 60_000);
afterAll(() => server.stop());

const notifier: Actor & { authority: string } = {
  userId: 'caseworker.psykiatri',
  authority: 'psykiatri',
  unit: unit('psykiatri'),
};
const childUnit = (code: string): Actor => ({
  userId: `caseworker.${code}`,
  authority: `kommune:${code}`,
  unit: unit(`kommune-${code}.boern`),
});
const users = demoUsers(districts);
const principal = (userName: string): Principal => {
  const user = users.find((one) => one.userName === userName)!;
  return { ...user, userId: user.userName, actingFor: [] };
};

describe('a notification that belongs to another municipality', () => {
  test('is ours, danger and all, until the other one accepts; then everything open is theirs', async () => {
    const drive = await Drive.opened(store, {
      process: 'underretning',
      actor: notifier,
      person: { name: 'Alma Eksempelsen', birthDate: '2015-05-01', municipality: '0165' },
      facts: { notifierKind: 'professional', concern: 'Barnet er bange for at komme hjem' },
      legalBasis: { code: 'bl-133', necessity: 'Underretningspligt' },
    });
    const levels = async (...names: string[]) => {
      const access = (await findCaseForAccess(store, drive.caseId))!;
      return names.map((name) => caseLevel(principal(name), access));
    };
    const everyone = ['caseworker.0165', 'caseworker.0151', 'caseworker.psykiatri', 'supervisor.0165', 'head.0151'];
    expect(await levels(...everyone)).toEqual(['coordinator', 'none', 'referrer', 'steps', 'none']);

    await drive.complete({ key: 'register', outcome: 'other-municipality' }, { actor: childUnit('0165') });
    const due = (await readCase(store, drive.caseId))!.steps.find(({ key }) => key === 'danger-check')!.due;
    const commandId = randomUUID();
    await drive.stage({ commandId, actor: childUnit('0165') });
    const offered = await drive.record({ type: 'handover-offered', to: 'kommune:0151' }, { commandId });
    expect(offered.kind).toBe('appended');
    expect(await levels(...everyone)).toEqual(['coordinator', 'offer', 'referrer', 'steps', 'steps']);
    const mine = await listWorkItems(store, {
      criteria: visibilityCriteria(principal('caseworker.0151')),
      scope: { type: 'unit', units: [unit('kommune-0151.boern')] },
      state: 'open',
      limit: 10,
    });
    expect(mine.items.map(({ step }) => step.key)).toEqual(['handover#1']);

    await drive.complete({ key: 'handover#1', outcome: 'accepted' }, { actor: childUnit('0151') });
    const moved = (await readCase(store, drive.caseId))!;
    const open = moved.steps.filter(({ state }) => state === 'open');
    expect(open.map(({ key, unit: owing }) => [key, owing])).toEqual([
      ['confirm', unit('kommune-0151.boern')],
      ['danger-check', unit('kommune-0151.boernevagt')],
      ['register#2', unit('kommune-0151.boern')],
    ]);
    // The 24 hours are the child's, not the municipality's: they do not begin again.
    expect(open.find(({ key }) => key === 'danger-check')!.due?.at).toBe(due!.at);
    expect([moved.municipality, moved.responsible?.authority, moved.epoch]).toEqual(['0151', 'kommune:0151', 2]);
    expect(await levels(...everyone)).toEqual(['answered', 'coordinator', 'referrer', 'steps', 'steps']);
  });
});
