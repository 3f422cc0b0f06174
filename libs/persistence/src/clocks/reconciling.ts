import { alone, locks } from '../connection/alone';
import { ask } from '../connection/transaction';
import type { Store } from '../types';
import type { OpenCase, UnfiredCase } from './types';

/** Runs one round of the reconciler while no other worker runs one. @returns undefined when another worker is at it */
export async function inSoleRound<T>(store: Store, round: () => Promise<T>): Promise<T | undefined> {
  return alone(store.dataSource, { lock: locks.clockRound, work: round });
}

/**
 * Cases with milestones that are due for longer than so many seconds and have not fired, oldest first. Not those in an
 * incident: nothing happens in them until an operator has looked.
 */
export async function unfiredCases(
  store: Store,
  { olderThanSeconds, limit }: { readonly olderThanSeconds: number; readonly limit: number },
): Promise<UnfiredCase[]> {
  const rows = await ask<{ case_id: string; process: string; district: string; oldest: Date; unfired: number }>(
    store.dataSource,
    {
      text: `SELECT c.id AS case_id, c.process, c.district, m.oldest, m.unfired
        FROM (SELECT case_id, min(at) AS oldest, count(*)::int AS unfired FROM milestone
          WHERE state = 'pending' AND at <= clock_timestamp() - make_interval(secs => $1) GROUP BY case_id) m
        JOIN case_file c ON c.id = m.case_id WHERE c.state <> 'incident'
        ORDER BY m.oldest, c.id LIMIT $2`,
      values: [olderThanSeconds, limit],
    },
  );
  return rows.map(({ case_id: caseId, process, district, oldest, unfired }) => ({
    caseId,
    process,
    district,
    oldestAt: oldest.toISOString(),
    unfired,
  }));
}

/** Lets entries that have waited for delivery for longer than so many seconds be taken at once. @returns how many */
export async function hastenOutbox(store: Store, olderThanSeconds: number): Promise<number> {
  const rows = await ask<{ id: string }>(store.dataSource, {
    text: `WITH hastened AS (
        UPDATE outbox SET available_at = clock_timestamp()
        WHERE delivered_at IS NULL AND created_at < clock_timestamp() - make_interval(secs => $1)
          AND available_at > clock_timestamp()
        RETURNING id)
      SELECT id FROM hastened`,
    values: [olderThanSeconds],
  });
  return rows.length;
}

/** Cases that a workflow must be running for, by id; `after`: the last id of the page before. */
export async function openCases(
  store: Store,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<OpenCase[]> {
  return ask<OpenCase & { readonly [column: string]: unknown }>(store.dataSource, {
    text: `SELECT id AS "caseId", process, district, state, head_seq AS "headSeq" FROM case_file
      WHERE state <> 'closed' AND ($1::uuid IS NULL OR id > $1::uuid) ORDER BY id LIMIT $2`,
    values: [after ?? null, limit],
  });
}
