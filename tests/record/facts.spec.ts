import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Candidate, OpenedStep } from '@tovholder/domain/case-log';
import type { JsonValue } from '@tovholder/domain/text';
import { append, assessCase, readCase, type Store } from '@tovholder/persistence';
import { caseworker, Drive, submitted } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('facts'));
}, 60_000);
afterAll(() => server.stop());

const police = { userId: 'screening.politi', authority: 'politi', unit: 'koebenhavns-vestegn/politi.screening' };
const child = { birthDate: '2013-05-04', municipality: '0165' };
const ukn = {
  process: 'ukn',
  actor: police,
  person: child,
  legalBasis: { code: 'ukl-58', necessity: 'Nødvendigt for nævnets behandling' },
  facts: {
    reportedOn: '2026-11-02',
    lawfulStay: true,
    offences: [{ date: '2026-10-20', provision: 'STRL § 245', limb: 'listed', status: 'suspected' }],
  },
};

/** What a course with these steps would propose: deadlines are the record's business, whatever the course. */
function change(opened: readonly Partial<OpenedStep>[]): Candidate['change'] {
  return {
    courseVersion: 1,
    opened: opened.map((step) => ({
      key: 'x',
      step: step.key ?? 'x',
      by: { role: 'secretariat' },
      option: false,
      disclosure: false,
      ...step,
    })),
    withdrawn: [],
    marks: [],
  };
}

async function openedWith(steps: readonly Partial<OpenedStep>[]): Promise<Drive> {
  const drive = await Drive.load(store, await submitted(store, ukn));
  const { caseId } = drive;
  const result = await append(store, {
    caseId,
    afterSeq: 1,
    commandId: `open:${caseId}`,
    candidate: { event: { type: 'opened' }, change: change(steps) },
  });
  drive.headSeq = result.headSeq;
  return drive;
}

const step = async (caseId: string, key: string) =>
  (await readCase(store, caseId))!.steps.find((one) => one.key === key)!;

describe('dated facts', () => {
  test('a deadline before an event comes with the event, moves with it, and goes with it', async () => {
    const drive = await openedWith([{ key: 'meeting' }, { key: 'recommendation', due: 'UKN-04' }]);
    const { caseId } = drive;
    expect((await step(caseId, 'recommendation')).due).toBeNull();

    const commandId = randomUUID();
    await drive.stage({ commandId });
    const event = {
      type: 'completed',
      key: 'meeting',
      outcome: 'set',
      data: { 'fact:board-meeting': '2027-03-25' },
    } as const;
    const result = await append(store, { caseId, afterSeq: 2, commandId, candidate: { event, change: change([]) } });
    const first = (await step(caseId, 'recommendation')).due!;
    expect(first).toMatchObject({ rule: 'UKN-04', mark: 'STATUTE' });
    expect(first.localDate < '2027-03-25').toBe(true);
    expect(first.certificate.trigger).toMatchObject({ event: 'board-meeting', localDate: '2027-03-25', seq: 3 });
    expect(result.next).toEqual({ at: expect.any(String), milestones: expect.any(Array) });

    const corrected = await correct(drive, { fact: 'board-meeting', value: '2027-04-15' });
    expect(corrected.kind).toBe('appended');
    const second = (await step(caseId, 'recommendation')).due!;
    expect(second.localDate > first.localDate).toBe(true);
    expect(second.certificate.trigger).toMatchObject({ localDate: '2027-04-15', seq: 4 });
    const milestones = await store.dataSource.query(
      `SELECT at, state FROM milestone WHERE case_id = $1 AND ref = 'recommendation'`,
      [caseId],
    );
    expect(milestones).toEqual([{ at: new Date(second.at), state: 'pending' }]);

    await correct(drive, { fact: 'board-meeting', value: null });
    expect((await step(caseId, 'recommendation')).due).toBeNull();
    expect((await readCase(store, caseId))!.facts['board-meeting']).toBeNull();
  });

  test('a date inside a structured fact is a dated fact too', async () => {
    const drive = await openedWith([{ key: 'board-meeting', due: 'UKN-06' }]);
    expect((await step(drive.caseId, 'board-meeting')).due).toBeNull();
    await correct(drive, { fact: 'judgment', value: { finalOn: '2026-11-20', referredToBoard: true } });
    expect((await step(drive.caseId, 'board-meeting')).due).toMatchObject({ localDate: '2026-12-04', rule: 'UKN-06' });
  });

  test('a date agreed for one step is its trigger', async () => {
    const drive = await openedWith([{ key: 'plan-item', due: 'TOV-01', dueOn: '2027-01-11' }]);
    expect((await step(drive.caseId, 'plan-item')).due!.certificate.trigger).toMatchObject({
      event: 'agreed-date',
      localDate: '2027-01-11',
    });
  });

  test('a rule that the rule set does not hold stops the append, and nothing is stored', async () => {
    await expect(openedWith([{ key: 'x', due: 'NO-SUCH-RULE' }])).rejects.toThrow('NO-SUCH-RULE');
  });
});

async function correct(drive: Drive, { fact, value }: { readonly fact: string; readonly value: JsonValue }) {
  const commandId = randomUUID();
  const { caseId } = drive;
  await drive.stage({ commandId, actor: police, factCorrection: { fact, value, source: 'telefonisk oplyst' } });
  const assessment = await assessCase(store, { caseId, commandId });
  const { version } = (await readCase(store, caseId))!;
  const candidate = { event: { type: 'fact-corrected', fact, assessment } as const, change: change([]) };
  return append(store, { caseId, afterSeq: version, commandId, candidate });
}

describe('corrections', () => {
  test('are assessed with the correction applied, recorded, and leave the submission as it was', async () => {
    const drive = await Drive.opened(store, ukn);
    const before = (await readCase(store, drive.caseId))!;
    expect(before.assessment).toMatchObject({ verdict: 'eligible' });
    const result = await correct(drive, { fact: 'lawfulStay', value: false });
    expect(result).toMatchObject({ kind: 'appended' });
    const after = (await readCase(store, drive.caseId))!;
    expect(after.assessment.verdict).toBe('not-eligible');
    expect(after.eligibility.verdict).toBe('not-eligible');
    expect(after.facts.lawfulStay).toBe(false);
    expect(after.submitted).toEqual({ facts: before.facts, eligibility: before.eligibility });
  });

  test('are proposed again when the facts have moved since they were assessed', async () => {
    const drive = await Drive.opened(store, ukn);
    const commandId = randomUUID();
    await drive.stage({ commandId, factCorrection: { fact: 'particularRisk', value: true, source: 'x' } });
    const assessment = await assessCase(store, { caseId: drive.caseId, commandId });
    const lie = { ...assessment, verdict: 'not-eligible' as const };
    const candidate = {
      event: { type: 'fact-corrected', fact: 'particularRisk', assessment: lie } as const,
      change: change([]),
    };
    const result = await append(store, { caseId: drive.caseId, afterSeq: drive.headSeq, commandId, candidate });
    expect(result).toMatchObject({ kind: 'behind', rows: [], headSeq: 2 });
    const honest = { ...candidate, event: { ...candidate.event, assessment } };
    expect(await append(store, { caseId: drive.caseId, afterSeq: 2, commandId, candidate: honest })).toMatchObject({
      kind: 'appended',
    });
  });

  test('of the birth date reach ages and birthdays of this case', async () => {
    const drive = await Drive.opened(store, ukn);
    const birthdays = () =>
      store.dataSource.query<{ ref: string; at: Date; state: string }[]>(
        `SELECT ref, at, state FROM milestone WHERE case_id = $1 AND kind = 'birthday' ORDER BY at`,
        [drive.caseId],
      );
    expect((await birthdays()).map(({ ref, state }) => [ref, state])).toEqual([
      ['15', 'pending'],
      ['18-less-one-month', 'pending'],
      ['18', 'pending'],
    ]);
    await correct(drive, { fact: 'birthDate', value: '2010-01-31' });
    expect((await readCase(store, drive.caseId))!.person.birthDate).toBe('2010-01-31');
    const after = await birthdays();
    expect(after.find(({ ref }) => ref === '15')!.state).toBe('moot');
    // 31 January 2028 begins an hour earlier in UTC.
    expect(after.find(({ ref }) => ref === '18')).toMatchObject({
      at: new Date('2028-01-30T23:00:00Z'),
      state: 'pending',
    });
  });
});

describe('birthdays', () => {
  test('need an assessment made when the birthday had come', async () => {
    const drive = await Drive.opened(store, ukn);
    const { caseId } = drive;
    const tooEarly = await assessCase(store, { caseId });
    await store.dataSource.query(`UPDATE milestone SET at = now() WHERE case_id = $1 AND ref = '15'`, [caseId]);
    const event = (assessment: typeof tooEarly) =>
      ({ type: 'milestones-passed', milestones: [{ kind: 'birthday', name: '15' }], assessment }) as const;
    expect(await drive.record(event(tooEarly), { commandId: 'a' })).toMatchObject({ kind: 'not-due' });
    const now = await assessCase(store, { caseId });
    expect(await drive.record(event(now), { commandId: 'b' })).toMatchObject({ kind: 'appended', headSeq: 3 });
  });

  test('of a grown-up are none', async () => {
    const caseId = await submitted(store, { actor: caseworker });
    expect(await store.dataSource.query('SELECT 1 FROM milestone WHERE case_id = $1', [caseId])).toEqual([]);
  });
});
