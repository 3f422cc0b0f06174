import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findCommand, readCase, readTimeline, submitReferral, type Store } from '@tovholder/persistence';
import { nancy, referral, submitted } from './course';
import { startRecordServer, testKeys, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('submission'));
}, 60_000);
afterAll(() => server.stop());

const rows = async (table: string): Promise<number> =>
  (await store.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

describe('submitReferral', () => {
  test('is there once, however often and however simultaneously it is sent', async () => {
    const input = referral();
    const cases = await rows('case_file');
    const results = await Promise.all([1, 2, 3, 4].map(() => submitReferral(store, input)));
    const later = await submitReferral(store, input);
    const ids = new Set(
      [...results, later].map((result) => (result.kind === 'submitted' ? result.caseId : result.kind)),
    );
    expect(ids.size).toBe(1);
    expect(results.filter((result) => result.kind === 'submitted' && !result.replayed)).toHaveLength(1);
    expect(later).toMatchObject({ kind: 'submitted', replayed: true, outboxId: null });
    expect(await rows('case_file')).toBe(cases + 1);
    expect(await submitReferral(store, { ...input, bodyHash: 'another body' })).toEqual({ kind: 'body-differs' });
    expect(await findCommand(store, { commandId: input.commandId })).toEqual({
      caseId: [...ids][0],
      seq: 1,
      bodyHash: 'body-1',
    });
    expect(await findCommand(store, { commandId: 'never heard of' })).toBeNull();
  });

  test('knows a person again by the number alone', async () => {
    const max = { cpr: '0107729995', name: 'Max Berggren', municipality: '0165' };
    const ids = await Promise.all([1, 2, 3].map(() => submitted(store, { person: max })));
    const moved = await submitted(store, { person: { cpr: max.cpr, name: 'Maks', municipality: '0183' } });
    const persons = await Promise.all([...ids, moved].map(async (id) => (await readCase(store, id))!.person));
    expect(new Set(persons.map(({ id }) => id)).size).toBe(1);
    expect(persons.at(-1)).toMatchObject({ name: 'Max Berggren', municipality: '0183', birthDate: '1972-07-01' });
    expect(persons[0]!.municipality).toBe('0165');

    const nameless = await Promise.all(
      [1, 2].map(() => submitted(store, { person: { name: 'Ukendt Borger', municipality: '0165' } })),
    );
    const unknown = await Promise.all(nameless.map(async (id) => (await readCase(store, id))!.person));
    expect(new Set(unknown.map(({ id }) => id)).size).toBe(2);
    expect(unknown[0]).toMatchObject({ cpr: null, birthDate: null });
  });

  test('reads back as it was submitted', async () => {
    const input = referral({ requestReview: 'Hensyn, som reglen ikke ser', urgency: 'urgent' });
    const result = await submitReferral(store, input);
    const kase = (await readCase(store, result.kind === 'submitted' ? result.caseId : ''))!;
    expect(kase).toMatchObject({
      state: 'received',
      version: 1,
      openedAt: null,
      facts: input.facts,
      eligibility: input.eligibility,
      assessment: { verdict: input.eligibility.verdict, asOf: input.asOf },
      referral: {
        reason: input.reason,
        urgency: 'urgent',
        legalBasis: input.legalBasis,
        requestReview: 'Hensyn, som reglen ikke ser',
        userId: 'caseworker.0165',
        authority: 'kommune:0165',
      },
      steps: [],
    });
    expect(kase.caseNumber).toMatch(/^\d{4}-\d{6}$/);
    const { items } = await readTimeline(store, { caseId: kase.id, limit: 10 });
    expect(items).toMatchObject([
      { seq: 1, type: 'submitted', actor: { userId: 'caseworker.0165' }, data: { requestReview: true } },
    ]);
  });

  test('leaves nothing readable of a person in any table', async () => {
    await submitted(store, { reason: 'Bor i et hemmeligt skur', facts: { unclearBecause: 'Hemmelig grund' } });
    const tables = await store.dataSource.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'app_user'`,
    );
    for (const { name } of tables) {
      const content = await store.dataSource.query<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`);
      const text = content.map(({ row }) => row).join('\n');
      for (const secret of [nancy.cpr, 'Berggren', '1948-12-25', 'hemmeligt', 'Hemmelig']) {
        for (const written of [secret, Buffer.from(secret).toString('hex')]) expect(text.includes(written)).toBe(false);
      }
    }
  });

  test('cannot be read with other keys', async () => {
    const caseId = await submitted(store);
    await expect(readCase({ ...store, keys: testKeys() }, caseId)).rejects.toThrow('person.data_key cannot be opened');
  });
});
