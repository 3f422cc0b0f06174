import { idFrom } from '@tovholder/contracts/canonical';
import { ask, inTransaction, type Transaction } from '../connection/transaction';
import type { Store } from '../types';
import { cannotStandIn, lockDirectory, stepsOwnedBy, whoCanStandIn } from './owned-steps';
import type { AbsenceInput, AbsenceQuery, AbsenceRecord, CancelAbsenceResult, RecordAbsenceResult } from './types';

const absenceColumns = `a.id, a.user_id, a.from_on::text, a.to_on::text, a.deputy_id, a.recorded_by, a.recorded_at,
  a.cancelled_at`;

interface AbsenceColumns {
  id: string;
  user_id: string;
  from_on: string;
  to_on: string;
  deputy_id: string;
  recorded_by: string;
  recorded_at: Date;
  cancelled_at: Date | null;
}

/** Absences by first day. */
export async function listAbsences(
  { dataSource }: Pick<Store, 'dataSource'>,
  query: AbsenceQuery,
): Promise<AbsenceRecord[]> {
  const { id = null, userId = null, users = null, units = null, includeCancelled = false } = query;
  const { endingFrom = null, beginningUntil = null } = query;
  const rows = await ask<AbsenceColumns>(dataSource, {
    text: `SELECT ${absenceColumns} FROM absence a
      WHERE ($1::text IS NULL OR a.user_id = $1) AND ($2::text[] IS NULL OR EXISTS (
          SELECT 1 FROM membership m WHERE m.user_id = a.user_id AND m.unit_id = ANY ($2)))
        AND ($3::date IS NULL OR a.to_on >= $3) AND ($4 OR a.cancelled_at IS NULL) AND ($5::uuid IS NULL OR a.id = $5)
        AND ($6::text[] IS NULL OR a.user_id = ANY ($6)) AND ($7::date IS NULL OR a.from_on <= $7)
      ORDER BY a.from_on, a.id`,
    values: [userId, units, endingFrom, includeCancelled, id, users, beginningUntil],
  });
  return rows.map(absenceRecord);
}

/**
 * Records that a user is away, and who acts meanwhile. The user keeps their steps; the deputy acts on them, and is told
 * in their place. What it replaces is cancelled with it, so that a change that is refused leaves everything as it was.
 * Asked again with the same command id, it answers with what was recorded.
 */
export async function recordAbsence(store: Store, input: AbsenceInput): Promise<RecordAbsenceResult> {
  const { userId, fromOn, toOn, deputyId, recordedBy, replaces = null } = input;
  const id = idFrom(`absence|${input.commandId}`);
  return inTransaction(store.dataSource, async (tx): Promise<RecordAbsenceResult> => {
    await lockDirectory(tx);
    const steps = await stepsOwnedBy(tx, userId);
    const before = await absenceById(tx, id);
    if (before) {
      const same = before.userId === userId && before.fromOn === fromOn && before.toOn === toOn;
      return same && before.deputyId === deputyId
        ? { kind: 'recorded', absence: before, steps, replayed: true }
        : { kind: 'body-differs' };
    }
    const [user] = await tx.query({ text: 'SELECT 1 FROM app_user WHERE id = $1', values: [userId] });
    if (!user) return { kind: 'no-such-user' };
    const replaced = replaces === null ? null : await absenceById(tx, replaces);
    if (replaces !== null && (replaced?.userId !== userId || replaced.cancelledAt !== null))
      return { kind: 'no-such-absence' };
    const [other] = await tx.query<AbsenceColumns>({
      text: `SELECT ${absenceColumns} FROM absence a WHERE a.user_id = $1 AND a.cancelled_at IS NULL
        AND a.from_on <= $3::date AND a.to_on >= $2::date
        AND a.id IS DISTINCT FROM $4::uuid ORDER BY a.from_on LIMIT 1`,
      values: [userId, fromOn, toOn, replaces],
    });
    if (other) return { kind: 'overlaps', absence: absenceRecord(other) };
    if (deputyId === undefined) {
      return { kind: 'deputy-needed', steps, deputies: await whoCanStandIn(tx, { userId, steps, fromOn, toOn }) };
    }
    const because = await cannotStandIn(tx, { userId, deputyId, steps, fromOn, toOn });
    if (because) return { kind: 'deputy-not-possible', because };
    if (replaces !== null) await endAbsence(tx, replaces);
    await tx.query({
      text: `INSERT INTO absence (id, user_id, from_on, to_on, deputy_id, recorded_by, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp()))`,
      values: [id, userId, fromOn, toOn, deputyId, recordedBy],
    });
    return { kind: 'recorded', absence: (await absenceById(tx, id))!, steps, replayed: false };
  });
}

/** The user is here after all. Cancelling one twice changes nothing. */
export async function cancelAbsence(
  store: Store,
  { absenceId }: { readonly absenceId: string },
): Promise<CancelAbsenceResult> {
  return inTransaction(store.dataSource, async (tx): Promise<CancelAbsenceResult> => {
    await lockDirectory(tx);
    await endAbsence(tx, absenceId);
    const absence = await absenceById(tx, absenceId);
    return absence ? { kind: 'cancelled', absence } : { kind: 'no-such-absence' };
  });
}

async function endAbsence(tx: Transaction, id: string): Promise<void> {
  await tx.query({
    text: `UPDATE absence SET cancelled_at = date_trunc('milliseconds', clock_timestamp())
      WHERE id = $1 AND cancelled_at IS NULL`,
    values: [id],
  });
}

async function absenceById(tx: Transaction, id: string): Promise<AbsenceRecord | null> {
  const [row] = await tx.query<AbsenceColumns>({
    text: `SELECT ${absenceColumns} FROM absence a WHERE a.id = $1`,
    values: [id],
  });
  return row ? absenceRecord(row) : null;
}

function absenceRecord(row: AbsenceColumns): AbsenceRecord {
  return {
    id: row.id,
    userId: row.user_id,
    fromOn: row.from_on,
    toOn: row.to_on,
    deputyId: row.deputy_id,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  };
}
