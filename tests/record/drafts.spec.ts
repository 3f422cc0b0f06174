import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listDrafts, readDraft, saveDraft, submitReferral, type Store } from '@tovholder/persistence';
import { Client } from 'pg';
import { referral } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('drafts'));
}, 60_000);
afterAll(() => server.stop());

const userId = 'caseworker.0165';
const draftOf = (commandId: string, id: string = randomUUID()) => ({
  ...{ userId, id, commandId, situation: null, process: 'psp-k' },
  content: { reason: 'TYPED' },
});

test('a draft is read back by its user alone, and is gone once it has been submitted', async () => {
  const input = referral();
  const draft = draftOf(input.commandId);
  await saveDraft(store, draft);
  expect((await readDraft(store, { userId, id: draft.id }))?.content).toEqual({ reason: 'TYPED' });
  expect(await readDraft(store, { userId: 'caseworker.psykiatri', id: draft.id })).toBeNull();
  await submitReferral(store, input);
  expect(await readDraft(store, { userId, id: draft.id })).toBeNull();
  expect(await saveDraft(store, draft)).toBeNull();
});

test('a draft that is saved while it is being submitted does not outlive the submission', async () => {
  const input = referral();
  const draft = draftOf(input.commandId);
  await saveDraft(store, draft);
  const other = new Client({ connectionString: server.postgres.admin('drafts') });
  await other.connect();
  try {
    // Holds up the submission when it has written the referral and is about to end the draft.
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM referral_draft WHERE id = $1 FOR UPDATE', [draft.id]);
    const submitting = submitReferral(store, input);
    await until('DELETE FROM referral_draft%');
    const saving = saveDraft(store, draft);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await other.query('COMMIT');
    expect(await submitting).toMatchObject({ kind: 'submitted' });
    expect(await saving).toBeNull();
    expect((await listDrafts(store, { userId })).map(({ id }) => id)).not.toContain(draft.id);
  } finally {
    await other.end();
  }
});

/** Until a statement like this waits for somebody else's. */
async function until(statement: string): Promise<void> {
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1`;
  for (const end = Date.now() + 2_000; (await store.dataSource.query<[]>(waiting, [statement])).length === 0;) {
    if (Date.now() > end) throw new Error('Nobody waits');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
