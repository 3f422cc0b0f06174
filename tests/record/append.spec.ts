import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  append,
  CommandNotStaged,
  loadCase,
  readCase,
  readTimeline,
  stageCommand,
  type Store,
} from '@tovholder/persistence';
import { caseworker, coordinator, Drive, submitted } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('append'));
}, 60_000);
afterAll(() => server.stop());

const count = async (table: string, caseId: string): Promise<number> => {
  const rows = await store.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ${table} WHERE case_id = $1`,
    [caseId],
  );
  return rows[0]!.n;
};

describe('append', () => {
  test('opens a case with steps, deadlines under certificates and their milestones', async () => {
    const drive = await Drive.load(store, await submitted(store));
    expect(drive.log.map(({ event }) => event.type)).toEqual(['submitted']);
    const result = await drive.record({ type: 'opened' }, { commandId: `open:${drive.caseId}` });
    expect(result).toMatchObject({ kind: 'appended', headSeq: 2, state: 'open' });
    const kase = (await readCase(store, drive.caseId))!;
    const acknowledge = kase.steps.find(({ key }) => key === 'acknowledge')!;
    expect(acknowledge.due).toMatchObject({ rule: 'PSP-05', mark: 'ASSUMPTION', soft: expect.any(Boolean) });
    expect(acknowledge.due!.certificate.trigger).toMatchObject({ event: 'acknowledge-opened', seq: 2 });
    expect(acknowledge.due!.certificate.due.at).toBe(acknowledge.due!.at);
    expect(Date.parse(result.next!.at)).toBe(
      Math.min(
        ...kase.steps.flatMap(({ due, ladder }) => [
          ...(due ? [Date.parse(due.at)] : []),
          ...ladder.flatMap(({ at, state }) => (state === 'pending' ? [Date.parse(at)] : [])),
        ]),
      ),
    );
    const pending = await store.dataSource.query<{ kind: string }[]>(
      `SELECT kind FROM milestone WHERE case_id = $1 AND ref = 'acknowledge' AND state = 'pending'`,
      [drive.caseId],
    );
    expect(pending).toEqual([{ kind: 'due' }]);
    expect((await loadCase(store, { caseId: drive.caseId, afterSeq: 0 })).next).toEqual(result.next);
  });

  test('answers a command that it knows with its row, and writes nothing', async () => {
    const drive = await Drive.opened(store);
    const commandId = randomUUID();
    await drive.stage({ commandId });
    const event = { type: 'completed', key: 'acknowledge', outcome: 'acknowledged', data: {} } as const;
    const candidate = drive.candidate(event);
    const afterSeq = drive.headSeq;
    const first = await append(store, { caseId: drive.caseId, afterSeq, commandId, candidate });
    await drive.stage({ commandId });
    const again = await append(store, { caseId: drive.caseId, afterSeq, commandId, candidate });
    expect(again).toEqual({ ...first, kind: 'known' });
    expect(await count('case_log', drive.caseId)).toBe(3);
    expect(await count('command', drive.caseId)).toBe(0);
    expect(await append(store, { caseId: drive.caseId, afterSeq: 3, commandId, candidate: null })).toMatchObject({
      kind: 'known',
      rows: [],
    });
  });

  test('gives a workflow that is behind the rows that it lacks, and writes nothing', async () => {
    const drive = await Drive.opened(store);
    const late = await Drive.load(store, drive.caseId);
    await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' });
    const commandId = randomUUID();
    await late.stage({ commandId });
    const event = { type: 'completed', key: 'acknowledge', outcome: 'acknowledged', data: {} } as const;
    const result = await late.record(event, { commandId });
    expect(result).toMatchObject({ kind: 'behind', headSeq: 3 });
    expect(result.rows.map(({ seq }) => seq)).toEqual([3]);
    expect(await count('case_log', drive.caseId)).toBe(3);
  });

  test('refuses an old version and a closed step, keeps nothing of the command, and goes on', async () => {
    const drive = await Drive.opened(store);
    const stale = randomUUID();
    await drive.stage({ commandId: stale, privateText: { note: 'kommer ikke med' } });
    const event = { type: 'completed', key: 'acknowledge', outcome: 'acknowledged', data: {} } as const;
    const candidate = drive.candidate(event);
    const request = { caseId: drive.caseId, afterSeq: 2, commandId: stale, candidate };
    expect(await append(store, { ...request, ifVersion: 1 })).toMatchObject({
      kind: 'refused',
      code: 'version-conflict',
      rows: [],
    });
    expect(await count('command', drive.caseId)).toBe(0);

    const noSuch = { ...candidate, event: { ...event, key: 'no-such-step' } };
    await drive.stage({ commandId: stale });
    expect(await append(store, { ...request, candidate: noSuch })).toMatchObject({
      kind: 'refused',
      code: 'step-not-open',
    });

    await drive.stage({ commandId: stale });
    expect(await append(store, { ...request, candidate: null })).toMatchObject({ kind: 'refused', rows: [] });
    expect(await count('command', drive.caseId)).toBe(0);
    expect(await count('case_log', drive.caseId)).toBe(2);
    expect(await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' })).toMatchObject({
      kind: 'appended',
      headSeq: 3,
    });
  });

  test('wants to know who gave a command', async () => {
    const drive = await Drive.opened(store);
    const event = { type: 'completed', key: 'acknowledge', outcome: 'acknowledged', data: {} } as const;
    await expect(drive.record(event, { commandId: randomUUID() })).rejects.toBeInstanceOf(CommandNotStaged);
    expect(await count('case_log', drive.caseId)).toBe(2);
  });

  test('does not let a milestone pass before the database says so', async () => {
    const drive = await Drive.opened(store);
    const event = { type: 'milestones-passed', milestones: [{ kind: 'due', key: 'acknowledge' }] } as const;
    const early = await drive.record(event, { commandId: 'milestones:1' });
    expect(early).toMatchObject({ kind: 'not-due', headSeq: 2, rows: [] });
    expect(early.next).not.toBeNull();

    await store.dataSource.query(
      `UPDATE milestone SET at = now() - interval '1 second' WHERE case_id = $1 AND kind = 'due' AND ref = 'acknowledge'`,
      [drive.caseId],
    );
    expect(await drive.record(event, { commandId: 'milestones:2' })).toMatchObject({ kind: 'appended', headSeq: 3 });
    expect(await drive.record(event, { commandId: 'milestones:3' })).toMatchObject({ kind: 'not-due' });
  });

  test('gives three simultaneous commands three sequence numbers', async () => {
    const drive = await Drive.opened(store);
    const open = (await readCase(store, drive.caseId))!.steps.filter(
      ({ key, state }) => state === 'open' && key.startsWith('confirm-involvement'),
    );
    expect(open.length).toBeGreaterThan(0);
    const commands = await Promise.all(
      [1, 2, 3].map(async () => {
        const commandId = randomUUID();
        await drive.stage({ commandId });
        return commandId;
      }),
    );
    const workers = await Promise.all(commands.map(() => Drive.load(store, drive.caseId)));
    const outcomes = ['acknowledged'];
    const results = await Promise.all(
      workers.map(async (worker, index) => {
        const event =
          index === 0
            ? ({ type: 'completed', key: 'acknowledge', outcome: outcomes[0]!, data: {} } as const)
            : ({ type: 'milestones-passed', milestones: [] } as const);
        for (;;) {
          const result = await worker.record(event, { commandId: commands[index]! });
          if (result.kind !== 'behind') return result;
        }
      }),
    );
    expect(results.map(({ kind }) => kind)).toEqual(['appended', 'appended', 'appended']);
    expect(results.map(({ headSeq }) => headSeq).sort()).toEqual([3, 4, 5]);
  });

  test('keeps the texts of a command with its row, readable by us alone', async () => {
    const drive = await Drive.opened(store);
    await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' }, { text: { note: 'Ringet til borgeren' } });
    const { items } = await readTimeline(store, { caseId: drive.caseId, limit: 50 });
    expect(items.at(-1)).toMatchObject({
      type: 'completed',
      key: 'acknowledge',
      outcome: 'acknowledged',
      actor: { userId: coordinator.userId, authority: 'pspk', unit: coordinator.unit },
      text: { note: 'Ringet til borgeren' },
    });
    const [row] = await store.dataSource.query<{ private: Buffer }[]>(
      'SELECT private FROM case_log WHERE case_id = $1 AND private IS NOT NULL',
      [drive.caseId],
    );
    expect(row!.private.toString('latin1')).not.toContain('Ringet');
  });

  test('is read from either end, page by page, with the names of those who acted', async () => {
    const drive = await Drive.opened(store);
    await drive.complete({ key: 'acknowledge', outcome: 'acknowledged' });
    const seqs: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await readTimeline(store, {
        caseId: drive.caseId,
        limit: 2,
        newestFirst: true,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seqs.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    }
    expect(seqs).toEqual([3, 2, 1]);
    const { items } = await readTimeline(store, { caseId: drive.caseId, limit: 50 });
    expect(items.map(({ seq, actor }) => [seq, actor && actor.name !== ''])).toEqual([
      [1, true],
      [2, null],
      [3, true],
    ]);
  });

  test('records each ask and each answer as a disclosure', async () => {
    const drive = await Drive.opened(store);
    const asked = await store.dataSource.query<
      { act: string; to_authority: string; basis: string; step_key: string }[]
    >('SELECT act, to_authority, basis, step_key FROM disclosure WHERE case_id = $1 ORDER BY step_key', [drive.caseId]);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ act, basis }) => act === 'asked' && basis === 'rpl-115-2')).toBe(true);
    const { step_key: key } = asked.find(({ to_authority }) => to_authority === 'politi')!;
    const police = { userId: 'screening.politi', authority: 'politi', unit: 'koebenhavns-vestegn/politi.pspk' };
    await drive.complete({ key, outcome: 'no-need' }, { actor: police });
    const answered = await store.dataSource.query(
      `SELECT from_authority, to_authority, basis, purpose FROM disclosure WHERE case_id = $1 AND act = 'answered'`,
      [drive.caseId],
    );
    expect(answered).toEqual([
      { from_authority: 'politi', to_authority: 'pspk', basis: 'rpl-115-1-2', purpose: 'cooperation:psp-k' },
    ]);
    await expect(
      store.dataSource.query(
        `INSERT INTO disclosure SELECT gen_random_uuid(), case_id, seq, step_key, act, from_authority,
        to_authority, basis, 'investigation', at FROM disclosure WHERE case_id = $1`,
        [drive.caseId],
      ),
    ).rejects.toThrow('ck_disclosure_purpose');
  });

  test('a staged command is told apart by its body, and known once it is in the log', async () => {
    const drive = await Drive.opened(store);
    const commandId = randomUUID();
    const command = { caseId: drive.caseId, commandId, actor: caseworker };
    expect(await stageCommand(store, { ...command, bodyHash: 'a' })).toEqual({ kind: 'new' });
    expect(await stageCommand(store, { ...command, bodyHash: 'a' })).toEqual({ kind: 'new' });
    expect(await stageCommand(store, { ...command, bodyHash: 'b' })).toEqual({ kind: 'body-differs' });
    await drive.record({ type: 'completed', key: 'acknowledge', outcome: 'acknowledged', data: {} }, { commandId });
    expect(await stageCommand(store, { ...command, bodyHash: 'a' })).toEqual({ kind: 'known', seq: 3 });
    expect(await stageCommand(store, { ...command, bodyHash: 'b' })).toEqual({ kind: 'body-differs' });
    expect(await stageCommand(store, { ...command, caseId: randomUUID(), bodyHash: 'a' })).toEqual({
      kind: 'no-such-case',
    });
  });
});
