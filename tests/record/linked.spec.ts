import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendDirect, openLinkedCase, readCase, type Store } from '@tovholder/persistence';
import { caseworker, coordinator, Drive } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('linked'));
}, 60_000);
afterAll(() => server.stop());

/** A clearly fictitious child without a number. */
const child = { name: 'Alma Eksempelsen', birthDate: '2013-05-01', municipality: '0165' };

const leads = async (caseId: string): Promise<string[]> =>
  (
    await store.dataSource.query<{ ref: string }[]>(
      `SELECT ref FROM outbox WHERE kind = 'open-linked' AND case_id = $1 ORDER BY created_at`,
      [caseId],
    )
  ).map(({ ref }) => ref);

describe('a concern for a child', () => {
  test('opens one underretning about the same person, with what is known, however often it is delivered', async () => {
    const drive = await Drive.opened(store, { person: child });
    const raised = await appendDirect(store, {
      caseId: drive.caseId,
      commandId: randomUUID(),
      bodyHash: 'concern',
      actor: caseworker,
      action: { type: 'raise-concern', text: 'Barnet er bange for at komme hjem', facts: { abuseStated: true } },
    });
    if (raised.kind !== 'done') throw new Error(raised.kind);
    expect(await leads(drive.caseId)).toEqual([String(raised.seq)]);

    const lead = { caseId: drive.caseId, seq: raised.seq };
    const [one, other] = await Promise.all([openLinkedCase(store, lead), openLinkedCase(store, lead)]);
    const again = await openLinkedCase(store, lead);
    expect(one).toEqual({ caseId: expect.any(String), process: 'underretning', district: 'koebenhavns-vestegn' });
    expect([other, again]).toEqual([one, one]);

    const linked = await readCase(store, one!.caseId);
    const from = await readCase(store, drive.caseId);
    expect(linked).toMatchObject({
      process: 'underretning',
      state: 'received',
      municipality: '0165',
      links: [{ direction: 'from', kind: 'concern', caseId: drive.caseId, process: 'psp-k' }],
      referral: { urgency: 'urgent', reason: 'Barnet er bange for at komme hjem' },
    });
    expect(linked?.person).toEqual(from?.person);
    expect(from?.links).toEqual([{ direction: 'to', kind: 'concern', caseId: one!.caseId, process: 'underretning' }]);

    const underretning = await Drive.load(store, one!.caseId);
    await underretning.record({ type: 'opened' }, { commandId: `open:${one!.caseId}` });
    const opened = await readCase(store, one!.caseId);
    expect(opened?.responsible?.authority).toBe('kommune:0165');
    expect(opened?.steps.map(({ key, unit, due }) => [key, unit, due?.rule])).toEqual([
      ['confirm', 'koebenhavns-vestegn/kommune-0165.boern', 'UND-02'],
      ['danger-check', 'koebenhavns-vestegn/kommune-0165.boernevagt', 'UND-01'],
      ['register', 'koebenhavns-vestegn/kommune-0165.boern', 'TOV-33'],
    ]);
    const danger = opened!.steps.find(({ key }) => key === 'danger-check')!;
    expect(Date.parse(danger.due!.at) - Date.parse(opened!.receivedAt)).toBe(24 * 60 * 60 * 1_000);
    expect(opened!.steps.find(({ key }) => key === 'danger-check')?.pausable).toEqual([]);
  });
});

describe('an ending that names a successor', () => {
  const refuse = async (successor: string, given: Parameters<typeof Drive.opened>[1]): Promise<Drive> => {
    const facts = { involvement: {}, birthDate: '2013-05-01' };
    const drive = await Drive.opened(store, { ...given, facts });
    await drive.complete({ key: 'eligibility-review', outcome: 'not-eligible', data: { successor } });
    return drive;
  };

  test('opens the successor on behalf of who ended the case, where the district runs it', async () => {
    const drive = await refuse('underretning', { person: child });
    const [seq] = await leads(drive.caseId);
    const linked = await openLinkedCase(store, { caseId: drive.caseId, seq: Number(seq) });
    const record = await readCase(store, linked!.caseId);
    expect(record).toMatchObject({
      process: 'underretning',
      links: [{ direction: 'from', kind: 'successor' }],
      referral: { userId: coordinator.userId, urgency: 'normal', legalBasis: { code: 'bl-133' } },
    });
  });

  test('hands on what it knows: the board’s dismissal is what calls for a netværkssamråd', async () => {
    const screener = { userId: 'screening.politi', authority: 'politi', unit: 'koebenhavns-vestegn/politi.screening' };
    const board = { userId: 'board.ukn', authority: 'ukn', unit: 'koebenhavns-vestegn/ukn.board' };
    const drive = await Drive.opened(store, {
      process: 'ukn',
      actor: screener,
      person: child,
      facts: {
        lawfulStay: true,
        offences: [{ date: '2026-10-01', provision: 'STRL § 288', limb: 'listed', status: 'suspected' }],
        screening: { age: true, residence: true, crimePattern: true, riskAndVulnerability: true },
      },
      legalBasis: { code: 'ukl-58', necessity: 'Nævnets behandling' },
    });
    await drive.complete({ key: 'screening', outcome: 'refer' }, { actor: screener });
    await drive.complete({ key: 'suspicion-dropped', outcome: 'dropped' }, { actor: screener });
    await drive.complete({ key: 'dismissal', outcome: 'dismissed' }, { actor: board });
    const linked = await openLinkedCase(store, { caseId: drive.caseId, seq: drive.headSeq });
    const samraad = await Drive.load(store, linked!.caseId);
    await samraad.record({ type: 'opened' }, { commandId: `open:${linked!.caseId}` });
    const record = await readCase(store, linked!.caseId);
    expect(record).toMatchObject({
      process: 'netvaerkssamraad',
      facts: { trigger: 'board-dismissal' },
      eligibility: { verdict: 'eligible' },
      referral: { userId: 'board.ukn', legalBasis: { code: 'bl-130' } },
    });
    expect(record?.steps.map(({ key, due }) => [key, due?.rule])).toEqual([['summon', 'UKN-24']]);
  });

  test('that no district runs leads nowhere', async () => {
    const drive = await refuse('ksp', { person: child });
    expect(await leads(drive.caseId)).toEqual([]);
    expect(await openLinkedCase(store, { caseId: drive.caseId, seq: drive.headSeq })).toBeNull();
    expect(await openLinkedCase(store, { caseId: drive.caseId, seq: 1 })).toBeNull();
    expect(await openLinkedCase(store, { caseId: randomUUID(), seq: 1 })).toBeNull();
  });

  test('that the rule does not let in is looked at by people', async () => {
    const adult = { name: 'Bodil Eksempelsen', birthDate: '1990-05-01', municipality: '0165' };
    const facts = { involvement: {} };
    const drive = await Drive.opened(store, { person: adult, facts });
    await drive.complete({ key: 'eligibility-review', outcome: 'not-eligible', data: { successor: 'underretning' } });
    const linked = await openLinkedCase(store, { caseId: drive.caseId, seq: drive.headSeq });
    const underretning = await Drive.load(store, linked!.caseId);
    await underretning.record({ type: 'opened' }, { commandId: `open:${linked!.caseId}` });
    expect((await readCase(store, linked!.caseId))?.steps.map(({ key }) => key)).toEqual(['eligibility-review']);
  });
});
