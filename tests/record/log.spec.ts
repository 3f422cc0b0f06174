import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  appendDirect,
  createDataSource,
  endIncident,
  loadCase,
  NotInIncident,
  readCase,
  readTimeline,
  recordIncident,
  verifyLog,
  type DirectCommand,
  type LogVerdict,
  type Store,
} from '@tovholder/persistence';
import { coordinator, Drive, submitted, unit } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;
let owner: Store['dataSource'];

beforeAll(async () => {
  server = await startRecordServer();
  const { store: ours, urls } = await server.database('log');
  store = ours;
  owner = createDataSource({ url: urls.migrator, applicationName: 'log-spec', poolSize: 1 });
  await owner.initialize();
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await server.stop();
});

async function verdicts(query: { caseId?: string } = {}): Promise<LogVerdict[]> {
  const found: LogVerdict[] = [];
  for await (const verdict of verifyLog(store, query)) found.push(verdict);
  return found;
}

describe('the hash chain', () => {
  test('of an untouched log is valid, case by case and in all', async () => {
    const drive = await Drive.opened(store);
    await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' }, { text: { note: 'Modtaget' } });
    expect(await verdicts({ caseId: drive.caseId })).toEqual([{ caseId: drive.caseId, valid: true, rows: 3 }]);
    await submitted(store);
    expect((await verdicts()).every(({ valid }) => valid)).toBe(true);
    expect(await verdicts({ caseId: randomUUID() })).toEqual([]);
  });

  test.each([
    ['an event', `UPDATE case_log SET event = event || '{"outcome": "declined"}' WHERE case_id = $1 AND seq = 3`, 3],
    ['a text', `UPDATE case_log SET private = private || '\\x00' WHERE case_id = $1 AND seq = 3`, 3],
    ['who did it', `UPDATE case_log SET actor_user = 'somebody' WHERE case_id = $1 AND seq = 1`, 1],
    ['an instant', `UPDATE case_log SET at = at - interval '1 day' WHERE case_id = $1 AND seq = 2`, 2],
    ['a hash', `UPDATE case_log SET hash = sha256('x') WHERE case_id = $1 AND seq = 2`, 2],
    ['a missing row', 'DELETE FROM case_log WHERE case_id = $1 AND seq = 2', 2],
    ['a cut tail', 'DELETE FROM case_log WHERE case_id = $1 AND seq = 3', 3],
  ])('shows a change of %s', async (_, tampering, brokenAtSeq) => {
    const drive = await Drive.opened(store);
    await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' }, { text: { note: 'Modtaget' } });
    await owner.query('DELETE FROM disclosure WHERE case_id = $1', [drive.caseId]);
    await owner.query(tampering, [drive.caseId]);
    expect(await verdicts({ caseId: drive.caseId })).toEqual([
      { caseId: drive.caseId, valid: false, brokenAtSeq, because: expect.any(String) },
    ]);
  });
});

describe('what goes straight into the log', () => {
  const command = (
    caseId: string,
    action: DirectCommand['action'],
    given: Partial<DirectCommand> = {},
  ): DirectCommand => ({
    caseId,
    action,
    commandId: randomUUID(),
    bodyHash: 'body',
    actor: coordinator,
    ...given,
  });

  test('a note has a sequence number, is encrypted, and a course does not see it', async () => {
    const drive = await Drive.opened(store);
    const note = command(drive.caseId, { type: 'note', text: 'Ringede, ingen svarede' });
    expect(await appendDirect(store, note)).toEqual({ kind: 'done', seq: 3, replayed: false });
    expect(await appendDirect(store, note)).toEqual({ kind: 'done', seq: 3, replayed: true });
    expect(await appendDirect(store, { ...note, bodyHash: 'other' })).toEqual({ kind: 'body-differs' });
    const loaded = await loadCase(store, { caseId: drive.caseId, afterSeq: 0 });
    expect(loaded.headSeq).toBe(3);
    expect(loaded.rows.map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await readTimeline(store, { caseId: drive.caseId, limit: 9 })).items.at(-1)).toMatchObject({
      type: 'noted',
      text: { text: 'Ringede, ingen svarede' },
    });
    // A workflow that has not heard of the note goes on all the same.
    expect(await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' })).toMatchObject({
      kind: 'appended',
      headSeq: 4,
    });
    expect(await verdicts({ caseId: drive.caseId })).toMatchObject([{ valid: true, rows: 4 }]);
  });

  test('a step is claimed by one, given on, released, and only to members of its unit', async () => {
    const drive = await Drive.opened(store);
    const { caseId } = drive;
    const key = 'acknowledge';
    const ownerOf = async () => (await readCase(store, caseId))!.steps.find((step) => step.key === key)!.owner;
    expect(await appendDirect(store, command(caseId, { type: 'claim', key }))).toMatchObject({ kind: 'done' });
    expect(await appendDirect(store, command(caseId, { type: 'claim', key }))).toMatchObject({ kind: 'done' });
    expect(await ownerOf()).toBe('coordinator.pspk');
    const stranger = { userId: 'caseworker.psykiatri', authority: 'psykiatri', unit: unit('psykiatri') };
    expect(await appendDirect(store, command(caseId, { type: 'claim', key }, { actor: stranger }))).toEqual({
      kind: 'refused',
      code: 'already-owned',
    });
    expect(await appendDirect(store, command(caseId, { type: 'assign', key, owner: stranger.userId }))).toEqual({
      kind: 'refused',
      code: 'assignee-not-in-unit',
    });
    expect(await appendDirect(store, command(caseId, { type: 'assign', key, owner: 'no.body' }))).toEqual({
      kind: 'refused',
      code: 'assignee-not-in-unit',
    });
    expect(await appendDirect(store, command(caseId, { type: 'assign', key, owner: null }))).toMatchObject({
      kind: 'done',
    });
    expect(await ownerOf()).toBeNull();
    expect(await appendDirect(store, command(caseId, { type: 'assign', key, owner: null }, { ifVersion: 2 }))).toEqual({
      kind: 'refused',
      code: 'version-conflict',
    });
    await drive.complete({ key, outcome: 'acknowledged' });
    expect(await appendDirect(store, command(caseId, { type: 'claim', key }))).toEqual({
      kind: 'refused',
      code: 'step-not-open',
    });
    expect(await appendDirect(store, command(randomUUID(), { type: 'claim', key }))).toEqual({ kind: 'no-such-case' });
  });
});

describe('an incident', () => {
  test('stops the case until an operator lets it go on', async () => {
    const drive = await Drive.opened(store);
    const { caseId } = drive;
    const incident = {
      caseId,
      commandId: 'incident:2:2',
      reason: 'At event 2 the course opens something else',
      atSeq: 2,
    };
    expect(await recordIncident(store, incident)).toMatchObject({ kind: 'appended', state: 'incident', headSeq: 3 });
    expect(await recordIncident(store, incident)).toMatchObject({ kind: 'known', state: 'incident', headSeq: 3 });
    expect((await readCase(store, caseId))!).toMatchObject({
      state: 'incident',
      incident: { reason: incident.reason },
    });
    expect(await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' })).toMatchObject({
      kind: 'refused',
      code: 'case-in-incident',
    });

    await endIncident(store, { caseId, userId: 'operator.system', how: 'retry' });
    expect((await readCase(store, caseId))!).toMatchObject({ state: 'open', incident: null });
    expect(
      await store.dataSource.query(`SELECT kind FROM outbox WHERE case_id = $1 AND kind = 'reload-workflow'`, [caseId]),
    ).toHaveLength(1);
    expect(await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' })).toMatchObject({ kind: 'appended' });
    await expect(endIncident(store, { caseId, userId: 'operator.system', how: 'retry' })).rejects.toBeInstanceOf(
      NotInIncident,
    );
  });

  test('can be the end of the case', async () => {
    const { caseId } = await Drive.opened(store);
    await recordIncident(store, { caseId, commandId: 'incident:2:2', reason: 'x', atSeq: 2 });
    await endIncident(store, { caseId, userId: 'operator.system', how: 'end' });
    const kase = (await readCase(store, caseId))!;
    expect(kase).toMatchObject({ state: 'closed', outcome: 'incident-ended' });
    expect(kase.steps.every(({ state }) => state === 'withdrawn')).toBe(true);
    expect((await loadCase(store, { caseId, afterSeq: 0 })).next).toBeNull();
    expect(await verdicts({ caseId })).toMatchObject([{ valid: true, rows: 4 }]);
  });
});
