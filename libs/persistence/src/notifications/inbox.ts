import type { Audience } from '@tovholder/domain/ladders';
import { ask } from '../connection/transaction';
import type { Store } from '../types';
import { countedUpTo, readCursor, writeCursor } from '../views/cursor';
import { conflictsOf } from '../views/visibility';
import type { NotificationPage, NotificationQuery, NotificationRecord } from './types';

interface NotificationColumns {
  id: string;
  case_id: string;
  number: string;
  process: string;
  district: string;
  step_key: string;
  step: string;
  unit_id: string;
  authority: string;
  ladder: string;
  rung: string;
  audience: Audience;
  stands_in_for: string | null;
  without_identity: boolean;
  due_at: Date | null;
  intended_at: Date;
  fired_at: Date;
  fired_at_text: string;
  late: boolean;
  acknowledged_at: Date | null;
}

/** One page of a user's inbox, newest first. @throws InvalidCursor */
export async function listNotifications(store: Store, query: NotificationQuery): Promise<NotificationPage> {
  const { userId, unreadOnly, limit, cursor } = query;
  // What was told of a case that a conflict of interest has closed since is not shown while it does.
  const known = `n.user_id = $1 AND n.case_id <> ALL (${conflictsOf('$1')})`;
  const asked = unreadOnly ? `${known} AND n.acknowledged_at IS NULL` : known;
  const [firedAt, id] = cursor === undefined ? [null, null] : readCursor(cursor, ['instant', 'uuid']);
  const [[count], rows] = await Promise.all([
    ask<{ total: number; unread: number }>(store.dataSource, {
      text: `SELECT
          (SELECT count(*)::int FROM (SELECT 1 FROM notification n WHERE ${asked} LIMIT $2) c) AS total,
          (SELECT count(*)::int FROM notification n WHERE ${known} AND n.acknowledged_at IS NULL) AS unread`,
      values: [userId, countedUpTo + 1],
    }),
    ask<NotificationColumns>(store.dataSource, {
      text: `SELECT n.*, n.fired_at::text AS fired_at_text, c.number, c.process, c.district, s.step, s.unit_id,
          s.authority, s.due_at
        FROM (SELECT * FROM notification n WHERE ${asked}
            AND ($2::timestamptz IS NULL OR (n.fired_at, n.id) < ($2::timestamptz, $3::uuid))
          ORDER BY n.fired_at DESC, n.id DESC LIMIT $4) n
        JOIN case_file c ON c.id = n.case_id JOIN step s ON s.case_id = n.case_id AND s.key = n.step_key
        ORDER BY n.fired_at DESC, n.id DESC`,
      values: [userId, firedAt ?? null, id ?? null, limit + 1],
    }),
  ]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const total = count?.total ?? 0;
  return {
    items: items.map(notification),
    nextCursor: rows.length > limit && last ? writeCursor([last.fired_at_text, last.id]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
    unread: count?.unread ?? 0,
  };
}

function notification(row: NotificationColumns): NotificationRecord {
  return {
    id: row.id,
    caseId: row.without_identity ? null : row.case_id,
    caseNumber: row.without_identity ? null : row.number,
    process: row.process,
    district: row.district,
    step: { key: row.step_key, step: row.step, unit: row.unit_id, authority: row.authority },
    ladder: row.ladder,
    rung: row.rung,
    audience: row.audience,
    standsInFor: row.stands_in_for,
    dueAt: row.due_at?.toISOString() ?? null,
    at: row.intended_at.toISOString(),
    firedAt: row.fired_at.toISOString(),
    late: row.late,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  };
}

/**
 * Takes a reminder as seen by the one whom it told. Doing it again changes nothing; another's reminder is none of the
 * user's, so to them there is no such one. Needs the record alone, so it works while Temporal is away.
 */
export async function acknowledgeNotification(
  store: Store,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<'done' | 'no-such-notification'> {
  const [row] = await ask<{ id: string }>(store.dataSource, {
    text: `WITH known AS (SELECT id FROM notification WHERE id = $1 AND user_id = $2),
        taken AS (UPDATE notification SET acknowledged_at = date_trunc('milliseconds', clock_timestamp())
          WHERE id = (SELECT id FROM known) AND acknowledged_at IS NULL)
      SELECT id FROM known`,
    values: [id, userId],
  });
  return row ? 'done' : 'no-such-notification';
}
