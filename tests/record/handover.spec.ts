import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppendResult } from '@tovholder/contracts/commands';
import type { OpenedStep } from '@tovholder/domain/case-log';
import {
  append,
  appendDirect,
  findCaseForAccess,
  loadCase,
  readCase,
  stageCommand,
  type Actor,
  type Store,
} from '@tovholder/persistence';
import { caseworker, coordinator, Drive, unit } from './course';
import { startRecordServer, type RecordServer } from './database';
import { Case, change } from './ladders';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('handover'));
}, 60_000);
afterAll(() => server.stop(), 60_000);

const ballerup = 'kommune:0151';
const receiver: Actor = {
  userId: 'coordinator.handlegruppe-0151',
  authority: 'pspk',
  unit: unit('pspk.handlegruppe-0151'),
};

const offerOfCase = (to = ballerup, key = 'handover#1'): Partial<OpenedStep> => ({
  key,
  step: 'handover',
  by: { role: 'handlegruppe', authority: to },
  due: 'TOV-81',
  handover: { of: 'case', to },
});

/** A case with steps of the secretariat, of the citizen's municipality and of its handlegruppe, offered to Ballerup. */
async function offered(): Promise<Case> {
  const kase = await Case.opened(store, [
    { key: 'x' },
    { key: 'contact', by: { role: 'authority', authority: 'kommune' } },
    { key: 'plan', by: { role: 'handlegruppe' } },
  ]);
  expect(await offer(kase)).toMatchObject({ kind: 'appended' });
  return kase;
}

const offer = (kase: Case, to = ballerup, key = 'handover#1'): Promise<AppendResult> =>
  kase.record({ type: 'handover-offered', to }, { opened: [offerOfCase(to, key)], by: caseworker });

const answer = (kase: Case, outcome: string, key = 'handover#1'): Promise<AppendResult> =>
  kase.record({ type: 'completed', key, outcome, data: {} }, { by: receiver as typeof coordinator });

describe('an offer of the case', () => {
  test('is owed by the receiver under a deadline and a ladder of its own, and moves nothing', async () => {
    const kase = await offered();
    const step = await kase.step('handover#1');
    expect(step).toMatchObject({
      unit: unit('pspk.handlegruppe-0151'),
      due: { rule: 'TOV-81', mark: 'ASSUMPTION' },
      handover: {
        of: 'case',
        from: { authority: caseworker.authority, unit: caseworker.unit, userId: caseworker.userId },
        to: { authority: ballerup, unit: unit('pspk.handlegruppe-0151') },
        state: 'offered',
        answeredAt: null,
      },
    });
    expect(step.ladder.map(({ ladder }) => ladder)).toContain('handover');
    expect((await kase.step('contact')).authority).toBe('kommune:0165');
    expect((await readCase(store, kase.id))!).toMatchObject({ epoch: 1, municipality: '0165' });
    const access = (await findCaseForAccess(store, kase.id))!;
    expect(access.steps.filter(({ handover }) => handover).map(({ key }) => key)).toEqual(['handover#1']);
  });

  test('accepted, takes every open step to the new municipality and raises the epoch', async () => {
    const kase = await offered();
    const claim = await appendDirect(store, {
      caseId: kase.id,
      commandId: randomUUID(),
      bodyHash: 'x',
      actor: caseworker,
      action: { type: 'claim', key: 'contact' },
    });
    expect(claim.kind).toBe('done');
    expect(await answer(kase, 'accepted')).toMatchObject({ kind: 'appended' });
    const { steps, epoch, municipality, person } = (await readCase(store, kase.id))!;
    const owing = Object.fromEntries(steps.map((step) => [step.key, [step.unit, step.authority, step.owner]]));
    expect(owing).toMatchObject({
      x: [unit('pspk.sekretariatsgruppe'), 'pspk', null],
      contact: [unit('kommune-0151'), ballerup, null],
      plan: [unit('pspk.handlegruppe-0151'), 'pspk', null],
    });
    expect({ epoch, municipality, of: person.municipality }).toEqual({ epoch: 2, municipality: '0151', of: '0151' });
    expect((await kase.step('handover#1')).handover).toMatchObject({
      state: 'accepted',
      answeredAt: expect.any(String),
    });
    // The new municipality holds from then on, whatever was stated before.
    await kase.record(
      { type: 'completed', key: 'x', outcome: 'done', data: {} },
      { opened: [{ key: 'y', by: { role: 'handlegruppe' } }] },
    );
    expect((await kase.step('y')).unit).toBe(unit('pspk.handlegruppe-0151'));
  });

  test('refused, taken back or not answered in time leaves everything where it was', async () => {
    const refused = await offered();
    await answer(refused, 'refused');
    const taken = await offered();
    expect(
      await taken.record({ type: 'handover-withdrawn', key: 'handover#1' }, { withdrawn: ['handover#1'] }),
    ).toMatchObject({ kind: 'appended' });
    const lapsed = await offered();
    await store.dataSource.query(
      `UPDATE milestone SET at = now() - interval '1 second' WHERE case_id = $1 AND kind = 'due' AND ref = 'handover#1'`,
      [lapsed.id],
    );
    const due = { kind: 'due', key: 'handover#1' } as const;
    expect(
      await lapsed.record({ type: 'milestones-passed', milestones: [due] }, { withdrawn: ['handover#1'] }),
    ).toMatchObject({ kind: 'appended' });
    for (const [kase, state] of [
      [refused, 'refused'],
      [taken, 'withdrawn'],
      [lapsed, 'lapsed'],
    ] as const) {
      expect((await kase.step('handover#1')).handover!.state).toBe(state);
      expect((await kase.step('contact')).authority).toBe('kommune:0165');
      expect((await readCase(store, kase.id))!.epoch).toBe(1);
    }
    expect((await taken.record({ type: 'handover-withdrawn', key: 'handover#1' })).code).toBe('handover-not-open');
    expect(await offer(refused, ballerup, 'handover#2')).toMatchObject({ kind: 'appended' });
  });

  test('is open once for each receiver, and made to municipalities of the district alone', async () => {
    const kase = await offered();
    expect((await offer(kase, ballerup, 'handover#2')).code).toBe('handover-open');
    for (const to of ['kommune:0165', 'kommune:0999', 'politi', 'nobody']) {
      expect((await offer(kase, to, 'handover#2')).code).toBe('handover-not-possible');
    }
  });

  test('is one that a real course makes and takes back', async () => {
    const drive = await Drive.opened(store);
    const commandId = randomUUID();
    await drive.stage({ commandId, actor: caseworker, privateText: { reason: 'Borgeren flytter den 1. december' } });
    expect(await drive.record({ type: 'handover-offered', to: ballerup }, { commandId })).toMatchObject({
      kind: 'appended',
    });
    const find = async () => (await readCase(store, drive.caseId))!.steps.find(({ step }) => step === 'handover')!;
    expect((await find()).handover).toMatchObject({ state: 'offered', reason: 'Borgeren flytter den 1. december' });
    await drive.complete({ key: (await find()).key, outcome: 'accepted' }, { actor: receiver });
    expect((await find()).handover).toMatchObject({ state: 'accepted' });
    expect((await readCase(store, drive.caseId))!).toMatchObject({ epoch: 2, municipality: '0151' });
  });
});

test('a course that offers one thing twice is stopped where everyone sees it', async () => {
  const twice = (key: string): Partial<OpenedStep> => ({
    key,
    step: 'handover',
    by: { role: 'authority', authority: 'politi' },
    handover: { of: 'responsibility', to: 'politi' },
  });
  const kase = await Case.opened(store, [{ key: 'x' }, { key: 'y' }]);
  const by = coordinator;
  const done = { type: 'completed', key: 'x', outcome: 'done', data: {} } as const;
  expect(await kase.record(done, { opened: [twice('handover#1')], by })).toMatchObject({ kind: 'appended' });
  const again = { ...done, key: 'y' };
  expect(await kase.record(again, { opened: [twice('handover#2')], by })).toMatchObject({ code: 'case-in-incident' });
  expect((await readCase(store, kase.id))!.incident!.reason).toBe(
    'After completed of y two offers to politi would be open',
  );
});

describe('the epoch', () => {
  test('refuses what was done under an older one, and nothing else', async () => {
    const kase = await offered();
    await answer(kase, 'accepted');
    const { headSeq: afterSeq } = await loadCase(store, { caseId: kase.id, afterSeq: 0 });
    const event = { type: 'completed', key: 'x', outcome: 'done', data: {} } as const;
    const request = { caseId: kase.id, afterSeq, commandId: randomUUID(), candidate: { event, change: change() } };
    expect(await append(store, { ...request, ifEpoch: 1 })).toMatchObject({ kind: 'refused', code: 'epoch-conflict' });
    const note = { caseId: kase.id, bodyHash: 'x', actor: caseworker, action: { type: 'note', text: 'x' } } as const;
    expect(await appendDirect(store, { ...note, commandId: randomUUID(), ifEpoch: 1 })).toEqual({
      kind: 'refused',
      code: 'epoch-conflict',
    });
    expect(await appendDirect(store, { ...note, commandId: randomUUID(), ifEpoch: 2 })).toMatchObject({ kind: 'done' });
    expect(await appendDirect(store, { ...note, commandId: randomUUID() })).toMatchObject({ kind: 'done' });
  });

  test('lets one of two acceptances under the same epoch through', async () => {
    const kase = await offered();
    const responsibility: Partial<OpenedStep> = {
      key: 'handover#2',
      step: 'handover',
      by: { role: 'authority', authority: 'politi' },
      due: 'TOV-81',
      handover: { of: 'responsibility', to: 'politi' },
    };
    await kase.record({ type: 'completed', key: 'x', outcome: 'done', data: {} }, { opened: [responsibility] });
    const commands = await Promise.all(
      ['handover#1', 'handover#2'].map(async (key) => {
        const commandId = randomUUID();
        await stage(kase, commandId);
        return { key, commandId };
      }),
    );
    const results = await Promise.all(commands.map((command) => accept(kase, command)));
    expect(results.map(({ kind, code }) => code ?? kind).sort()).toEqual(['appended', 'epoch-conflict']);
    expect((await readCase(store, kase.id))!.epoch).toBe(2);
  });
});

const stage = async (kase: Case, commandId: string): Promise<void> => {
  await stageCommand(store, { caseId: kase.id, commandId, bodyHash: 'x', actor: receiver });
};

async function accept(
  kase: Case,
  { key, commandId }: { readonly key: string; readonly commandId: string },
): Promise<AppendResult> {
  const event = { type: 'completed', key, outcome: 'accepted', data: {} } as const;
  for (;;) {
    const { headSeq: afterSeq } = await loadCase(store, { caseId: kase.id, afterSeq: 0 });
    const result = await append(store, {
      caseId: kase.id,
      afterSeq,
      commandId,
      ifEpoch: 1,
      candidate: { event, change: change() },
    });
    if (result.kind !== 'behind') return result;
  }
}

describe('a concern for a child', () => {
  test('is heard while all else stands still, and asks for a case of its own where the district runs it', async () => {
    const kase = await Case.opened(store, [{ key: 'x' }]);
    const raise = {
      caseId: kase.id,
      commandId: randomUUID(),
      bodyHash: 'x',
      actor: caseworker,
      action: { type: 'raise-concern', text: 'Barnet i hjemmet', facts: { abuseStated: true } },
    } as const;
    const done = await appendDirect(store, raise);
    expect(done).toMatchObject({ kind: 'done', replayed: false });
    expect(await appendDirect(store, raise)).toMatchObject({ kind: 'done', replayed: true });
    const entries = await store.dataSource.query<{ kind: string; ref: string }[]>(
      `SELECT kind, ref FROM outbox WHERE case_id = $1 AND kind = 'open-linked'`,
      [kase.id],
    );
    expect(entries).toEqual([{ kind: 'open-linked', ref: String(done.kind === 'done' ? done.seq : 0) }]);
  });
});
