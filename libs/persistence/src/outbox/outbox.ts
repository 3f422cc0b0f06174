import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { ask } from '../connection/transaction';
import type { OutboxEntry, OutboxKind } from '../types';

/** What a relay asks for: mail servers and workflows have lanes of their own, so that neither waits for the other. */
export interface OutboxClaim {
  readonly batch: number;
  /** Absent: every kind. */
  readonly kinds?: readonly OutboxKind[];
}

/**
 * Takes up to `batch` entries that are due for delivery, oldest first. Several relays may ask at once: none gets an entry
 * that another has just taken. An entry comes back after a while – longer each time, at most a minute – unless it is
 * marked as delivered, so one taken by a relay that dies is not lost.
 */
export async function claimOutbox(dataSource: DataSource, { batch, kinds }: OutboxClaim): Promise<OutboxEntry[]> {
  const [rows] = await dataSource.query<[OutboxEntry[], number]>(
    `WITH due AS (
      SELECT id FROM outbox WHERE delivered_at IS NULL AND available_at <= clock_timestamp()
        AND ($2::text[] IS NULL OR kind = ANY ($2))
      ORDER BY available_at LIMIT $1 FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox o SET attempts = o.attempts + 1,
      available_at = clock_timestamp() + least(interval '1 minute', interval '5 seconds' * power(2, least(o.attempts, 6)))
    FROM due, case_file c WHERE o.id = due.id AND c.id = o.case_id
    RETURNING o.id, o.kind, o.case_id AS "caseId", c.process, c.district, o.ref, o.attempts`,
    [batch, kinds ?? null],
  );
  return rows;
}

/**
 * Has a case's workflow read its log again. For a command that is answered from the log: whatever kept its first answer
 * from arriving may have kept the workflow from learning of it too.
 */
export async function remindWorkflow(dataSource: DataSource, caseId: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO outbox (id, kind, case_id, created_at, available_at, attempts)
    VALUES ($1, 'reload-workflow', $2, clock_timestamp(), clock_timestamp(), 0)`,
    [uuidv7(), caseId],
  );
}

/** Entries that the other side has taken over. Marking one twice changes nothing. */
export async function markDelivered(dataSource: DataSource, ids: readonly string[]): Promise<void> {
  await dataSource.query(
    'UPDATE outbox SET delivered_at = clock_timestamp() WHERE id = ANY ($1) AND delivered_at IS NULL',
    [ids],
  );
}

/** Removes commands that were put down but never sent: their texts were never acknowledged. @returns how many */
export async function removeAbandonedCommands(dataSource: DataSource, olderThanDays: number): Promise<number> {
  const rows = await ask<{ id: string }>(dataSource, {
    text: `WITH gone AS (DELETE FROM command WHERE staged_at < clock_timestamp() - make_interval(days => $1) RETURNING id)
      SELECT id FROM gone`,
    values: [olderThanDays],
  });
  return rows.length;
}
