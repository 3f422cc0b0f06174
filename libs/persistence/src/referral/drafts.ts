import { locks } from '../connection/alone';
import { ask, inTransaction, type Transaction } from '../connection/transaction';
import { open, seal } from '../crypto/cipher';
import type { KeyRing } from '../crypto/keyring';
import { placeOf } from '../crypto/places';
import type { DraftInput, DraftRecord, DraftSummary, Store } from '../types';

/** ASSUMPTION: two weeks from when it was last saved; then nobody is writing it any more. */
export const draftLivesDays = 14;
/** Newest first, and no more: who has so many has forgotten the others. */
const longestList = 50;

interface DraftColumns {
  id: string;
  situation: string | null;
  process: string | null;
  saved_at: Date;
  content: Buffer;
}

const alive = `saved_at > clock_timestamp() - interval '${draftLivesDays} days'`;

/** A user's drafts, newest first, without their content. */
export async function listDrafts(
  { dataSource }: Pick<Store, 'dataSource'>,
  { userId }: { readonly userId: string },
): Promise<DraftSummary[]> {
  const rows = await ask<Omit<DraftColumns, 'content'>>(dataSource, {
    text: `SELECT id, situation, process, saved_at FROM referral_draft WHERE user_id = $1 AND ${alive}
      ORDER BY saved_at DESC, id LIMIT ${longestList}`,
    values: [userId],
  });
  return rows.map(summaryOf);
}

/** One of the user's own drafts; null for any other id. @throws CannotOpen */
export async function readDraft(
  { dataSource, keys }: Pick<Store, 'dataSource' | 'keys'>,
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<DraftRecord | null> {
  const [row] = await ask<DraftColumns>(dataSource, {
    text: `SELECT id, situation, process, saved_at, content FROM referral_draft
      WHERE user_id = $1 AND id = $2 AND ${alive}`,
    values: [userId, id],
  });
  return row ? { ...summaryOf(row), content: opened(keys, { userId, row }) } : null;
}

/**
 * Keeps a draft as it stands now, new or again. One that has been submitted in the meantime is not brought back.
 *
 * @returns null where the draft has been submitted
 */
export async function saveDraft(
  { dataSource, keys }: Pick<Store, 'dataSource' | 'keys'>,
  { userId, id, commandId, situation, process, content }: DraftInput,
): Promise<DraftSummary | null> {
  const place = placeOf.draft(userId, id);
  const key = { id: keys.current, key: keys.keys.get(keys.current)! };
  const statement = {
    text: `INSERT INTO referral_draft (user_id, id, command_id, situation, process, content, saved_at)
      SELECT $1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp())
      WHERE NOT EXISTS (SELECT 1 FROM referral WHERE command_id = $3)
      ON CONFLICT (user_id, id) DO UPDATE SET situation = excluded.situation, process = excluded.process,
        content = excluded.content, saved_at = excluded.saved_at
      RETURNING id, situation, process, saved_at`,
    values: [userId, id, commandId, situation, process, seal(JSON.stringify(content), { key, place })],
  };
  const [row] = await inTransaction(dataSource, async (tx) => {
    await oneAfterTheOther(tx, commandId);
    return tx.query<Omit<DraftColumns, 'content'>>(statement);
  });
  return row ? summaryOf(row) : null;
}

/** @returns whether there was one */
export async function deleteDraft(
  { dataSource }: Pick<Store, 'dataSource'>,
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<boolean> {
  const rows = await ask<{ id: string }>(dataSource, {
    text: `WITH gone AS (DELETE FROM referral_draft WHERE user_id = $1 AND id = $2 RETURNING id) SELECT id FROM gone`,
    values: [userId, id],
  });
  return rows.length > 0;
}

/** In the commit that stores the referral: what has been submitted is no draft any more. */
export async function endDraft(tx: Transaction, commandId: string): Promise<void> {
  await oneAfterTheOther(tx, commandId);
  await tx.query({ text: 'DELETE FROM referral_draft WHERE command_id = $1', values: [commandId] });
}

/** Until the commit: a save that began before a submission was there to see must not end after it. */
async function oneAfterTheOther(tx: Transaction, commandId: string): Promise<void> {
  await tx.query({ text: 'SELECT pg_advisory_xact_lock($1, hashtext($2))', values: [locks.draft, commandId] });
}

/** Removes drafts that nobody has gone on with. @returns how many */
export async function removeOldDrafts({ dataSource }: Pick<Store, 'dataSource'>): Promise<number> {
  const rows = await ask<{ id: string }>(dataSource, {
    text: `WITH gone AS (DELETE FROM referral_draft WHERE NOT (${alive}) RETURNING id) SELECT id FROM gone`,
    values: [],
  });
  return rows.length;
}

function opened(
  keys: KeyRing,
  { userId, row }: { readonly userId: string; readonly row: DraftColumns },
): DraftRecord['content'] {
  const plain = open(row.content, { keyOf: (id) => keys.keys.get(id), place: placeOf.draft(userId, row.id) });
  return JSON.parse(plain.toString()) as DraftRecord['content'];
}

function summaryOf({ id, situation, process, saved_at }: Omit<DraftColumns, 'content'>): DraftSummary {
  const expiresAt = new Date(saved_at.getTime() + draftLivesDays * 86_400_000);
  return { id, situation, process, savedAt: saved_at.toISOString(), expiresAt: expiresAt.toISOString() };
}
