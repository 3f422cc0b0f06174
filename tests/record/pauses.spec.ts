import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppendResult } from '@tovholder/contracts/commands';
import { danishCalendar } from '@tovholder/domain/calendar';
import { verifyCertificate } from '@tovholder/domain/deadlines';
import {
  append,
  findCaseForAccess,
  loadCase,
  readCase,
  readTimeline,
  stageCommand,
  type Store,
} from '@tovholder/persistence';
import { daysFromToday } from '../support/referrals';
import { district, submitted, unit } from './course';
import { districts, startRecordServer, type RecordServer } from './database';
import { Case, change } from './ladders';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('pauses'));
}, 60_000);
afterAll(() => server.stop(), 60_000);

const supervisor = { userId: 'supervision.ukf', authority: 'ukf', unit: unit('ukf') };
const ukn = {
  process: 'ukn',
  actor: { userId: 'screening.politi', authority: 'politi', unit: unit('politi.screening') },
  person: { birthDate: '2013-05-04', municipality: '0165' },
  legalBasis: { code: 'ukl-58', necessity: 'Nødvendigt for nævnets behandling' },
  facts: {
    lawfulStay: true,
    offences: [{ date: '2026-10-20', provision: 'STRL § 245', limb: 'listed', status: 'suspected' }],
  },
};

const day = 24 * 60 * 60 * 1_000;
/** Noon of another day, so that no change to or from summer time moves it to a neighbouring one; now for 0. */
const ago = (days: number): string => {
  const then = new Date(Date.now() - days * day);
  if (days !== 0) then.setUTCHours(12, 0, 0, 0);
  return then.toISOString();
};
const dateOf = (instant: string): string => instant.slice(0, 10);

/** A supervised youth's case as it stands `talkAgo` days after the latest talk: the next is due a month after that. */
async function supervised({ openedAgo = 60, talkAgo = 20 } = {}): Promise<Case> {
  const talk = { key: 'talk', due: 'UKN-17', by: { role: 'ukf' } };
  const kase = await Case.of(store, await submitted(store, ukn), [talk, { key: 'held', by: { role: 'ukf' } }]);
  await store.dataSource.query('UPDATE step SET opened_at = $2 WHERE case_id = $1', [kase.id, ago(openedAgo)]);
  await kase.complete('held', { 'fact:supervision-talk': dateOf(ago(talkAgo)) });
  return kase;
}

/** On which the talk may be paused, as readers are told. */
async function grounds(kase: Case): Promise<readonly string[] | undefined> {
  return (await readCase(store, kase.id))?.steps.find(({ key }) => key === 'talk')?.pausable;
}

interface Pausing {
  readonly from?: string;
  readonly ground?: 'holiday' | 'citizen-away';
  readonly pauseId?: string;
  readonly key?: string;
}

const pause = (kase: Case, { from = ago(0), ground = 'holiday', pauseId = randomUUID(), key = 'talk' }: Pausing = {}) =>
  kase.record({ type: 'paused', pauseId, key, ground, from }, { by: supervisor });

const end = (kase: Case, { pauseId, to = ago(0) }: { readonly pauseId: string; readonly to?: string }) =>
  kase.record({ type: 'pause-ended', pauseId, key: 'talk', to }, { by: supervisor });

/** A pause that has been and gone. */
async function paused(kase: Case, from: number, to: number): Promise<AppendResult> {
  const pauseId = randomUUID();
  expect(await pause(kase, { pauseId, from: ago(from) })).toMatchObject({ kind: 'appended' });
  return end(kase, { pauseId, to: ago(to) });
}

/** So many days of holiday in this calendar year and in the last, from another step of the case. */
async function hadHoliday(kase: Case, days: number): Promise<void> {
  const year = Number(daysFromToday(0).slice(0, 4));
  for (const one of [year, year - 1]) {
    await store.dataSource.query(
      `INSERT INTO pause (id, case_id, step_key, ground, from_at, to_at, recorded_by, recorded_at)
      VALUES (gen_random_uuid(), $1, 'held', 'holiday', $2, $2::timestamptz + make_interval(days => $3), 'x', now())`,
      [kase.id, `${one}-06-01T12:00:00Z`, days],
    );
  }
}

describe('a pause', () => {
  test('stops the clock of a step and its ladder; ended, the deadline moves by the days that it took', async () => {
    const kase = await supervised();
    const before = await kase.step('talk');
    expect(before.pausable).toEqual(['holiday']);
    const pauseId = randomUUID();
    expect(await pause(kase, { pauseId, from: ago(15) })).toMatchObject({
      kind: 'appended',
      state: 'paused',
      next: { milestones: [{ kind: 'birthday' }] },
    });
    const standing = await kase.step('talk');
    expect(standing).toMatchObject({ due: null, pausedAt: expect.any(String), pauses: [{ id: pauseId, to: null }] });
    const ended = standing.ladder.filter(({ state }) => state === 'moot').map(({ mootBecause }) => mootBecause);
    expect(ended).not.toHaveLength(0);
    expect((await findCaseForAccess(store, kase.id))!.state).toBe('paused');
    const pausedCase = (await readCase(store, kase.id))!;
    expect(pausedCase.state).toBe('paused');

    const result = await end(kase, { pauseId, to: ago(5) });
    expect(result).toMatchObject({ kind: 'appended', state: 'open', next: { at: expect.any(String) } });
    const after = await kase.step('talk');
    const moved = (Date.parse(after.due!.localDate) - Date.parse(before.due!.localDate)) / day;
    expect(moved).toBe(10);
    expect(after).toMatchObject({ pausedAt: null, pauses: [{ id: pauseId, recordedBy: supervisor.userId }] });
    expect(after.due!.certificate.pauses).toMatchObject([{ ground: 'holiday' }]);
    const rule = districts.get(district)!.deadlineRules.find(({ id }) => id === 'UKN-17')!;
    const certificate = after.due!.certificate;
    expect(verifyCertificate({ certificate, rule, calendar: danishCalendar })).toEqual({ valid: true });
    const versions = new Set(
      after.ladder.filter(({ state }) => state === 'pending').map(({ dueVersion }) => dueVersion),
    );
    expect([...versions]).toEqual([Math.max(...after.ladder.map(({ dueVersion }) => dueVersion))]);
  });

  test('rings nothing again that has rung, and lets a day more of a second pause count for itself', async () => {
    const kase = await supervised({ talkAgo: 20 });
    await kase.hasten(1, 'talk');
    expect(await kase.ring()).toMatchObject({ kind: 'appended' });
    const [first] = (await kase.step('talk')).ladder.filter(({ state }) => state === 'passed');
    const due = Date.parse((await kase.step('talk')).due!.localDate);
    await paused(kase, 10, 8);
    await paused(kase, 6, 3);
    const step = await kase.step('talk');
    expect((Date.parse(step.due!.localDate) - due) / day).toBe(5);
    expect(step.pauses.map(({ to }) => to !== null)).toEqual([true, true]);
    const again = step.ladder.filter(({ rung, dueVersion }) => rung === first!.rung && dueVersion > first!.dueVersion);
    expect(again.length).toBeGreaterThan(0);
    expect(again.every(({ state, mootBecause }) => state === 'moot' && mootBecause === 'rung-before')).toBe(true);
  });

  test('is refused where it may not be, and says why', async () => {
    const kase = await supervised();
    const refused = async (given: Pausing) => (await pause(kase, given)).code;
    expect(await refused({ ground: 'citizen-away' })).toBe('ground-not-allowed');
    expect(await refused({ key: 'held' })).toBe('step-not-open');
    expect(await refused({ from: ago(61) })).toBe('pause-too-early');
    expect(await refused({ from: ago(-1) })).toBe('pause-too-early');
    const pauseId = randomUUID();
    expect((await end(kase, { pauseId })).code).toBe('not-paused');
    expect(await pause(kase, { pauseId, from: ago(4) })).toMatchObject({ kind: 'appended' });
    expect(await refused({})).toBe('already-paused');
    expect((await end(kase, { pauseId, to: ago(5) })).code).toBe('pause-too-early');
    expect(await end(kase, { pauseId, to: ago(2) })).toMatchObject({ kind: 'appended' });
    expect((await end(kase, { pauseId })).code).toBe('not-paused');
    expect(await refused({ from: ago(3) })).toBe('pause-overlaps');
    const late = await supervised({ talkAgo: 40 });
    expect((await pause(late)).code).toBe('pause-after-due');
    const bare = await Case.of(store, await submitted(store, ukn), [
      { key: 'talk', due: 'UKN-14', by: { role: 'ukf' } },
    ]);
    expect((await pause(bare, { from: ago(0) })).code).toBe('ground-not-allowed');
  });

  test('for holiday takes at most four weeks of a calendar year from the case, whichever step it was', async () => {
    const used = await supervised();
    await hadHoliday(used, 28);
    expect(await grounds(used)).toEqual([]);
    expect((await pause(used, { from: ago(1) })).code).toBe('quota-used-up');
    const nearly = await supervised();
    await hadHoliday(nearly, 27);
    expect(await grounds(nearly)).toEqual(['holiday']);
    const pauseId = randomUUID();
    expect(await pause(nearly, { pauseId, from: ago(3) })).toMatchObject({ kind: 'appended' });
    expect((await end(nearly, { pauseId })).code).toBe('quota-used-up');
    expect(await end(nearly, { pauseId, to: ago(2) })).toMatchObject({ kind: 'appended' });
  });

  test('ends with its step', async () => {
    const kase = await supervised();
    const pauseId = randomUUID();
    await pause(kase, { pauseId, from: ago(2) });
    expect(
      await kase.record({ type: 'completed', key: 'talk', outcome: 'done', data: {} }, { opened: [{ key: 'y' }] }),
    ).toMatchObject({
      kind: 'appended',
      state: 'open',
    });
    const { pauses, state } = await kase.step('talk');
    expect(state).toBe('done');
    expect(pauses).toMatchObject([{ id: pauseId, to: expect.any(String) }]);
  });

  test('and a completion at the same time: both are recorded, one after the other, and nothing stands still for ever', async () => {
    for (let round = 0; round < 4; round++) {
      const kase = await supervised();
      const pauseId = randomUUID();
      const results = await Promise.all([
        untilDecided(kase, { type: 'paused', pauseId, key: 'talk', ground: 'holiday', from: ago(1) }),
        untilDecided(kase, { type: 'completed', key: 'talk', outcome: 'done', data: {} }),
      ]);
      const [pausing, completing] = results;
      expect(completing.kind).toBe('appended');
      if (pausing.kind !== 'appended') expect(pausing.code).toBe('step-not-open');
      const { pauses, state } = await kase.step('talk');
      expect(state).toBe('done');
      expect(pauses.every(({ to }) => to !== null)).toBe(true);
    }
  });

  test('keeps its note from all but readers with the key', async () => {
    const kase = await supervised();
    const commandId = randomUUID();
    const pauseId = randomUUID();
    const privateText = { note: 'Familien er bortrejst' };
    await stageCommand(store, { caseId: kase.id, commandId, bodyHash: 'b', actor: supervisor, privateText });
    const event = { type: 'paused', pauseId, key: 'talk', ground: 'holiday', from: ago(1) } as const;
    await append(store, {
      caseId: kase.id,
      afterSeq: (await loadCase(store, { caseId: kase.id, afterSeq: 0 })).headSeq,
      commandId,
      candidate: { event, change: change() },
    });
    expect((await kase.step('talk')).pauses[0]!.note).toBe('Familien er bortrejst');
    const { items } = await readTimeline(store, { caseId: kase.id, limit: 50 });
    expect(items.at(-1)).toMatchObject({ type: 'paused', key: 'talk', text: privateText, data: { ground: 'holiday' } });
    const [row] = await store.dataSource.query<{ note: Buffer }[]>('SELECT note FROM pause WHERE id = $1', [pauseId]);
    expect(row!.note.toString('latin1')).not.toContain('bortrejst');
  });
});

/** As a workflow does it: another command came first, so it looks again. */
async function untilDecided(kase: Case, event: Parameters<Case['record']>[0]): Promise<AppendResult> {
  const opened = event.type === 'completed' ? { opened: [{ key: 'y' }] } : {};
  for (;;) {
    const result = await kase.record(event, { by: supervisor, ...opened });
    if (result.kind !== 'behind') return result;
  }
}
