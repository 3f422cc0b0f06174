import { ask } from '../connection/transaction';
import type { Store } from '../types';
import type { Change, ChangesSince } from './types';

type Asked = Pick<Store, 'dataSource'>;

/** The database's clock, in milliseconds since 1970. */
export async function databaseNow({ dataSource }: Asked): Promise<number> {
  const [row] = await ask<{ now: number }>(dataSource, {
    text: `SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`,
    values: [],
  });
  return row!.now;
}

/**
 * The latest change of each case and meeting, and each reminder after an instant, oldest first; null where there are more than the
 * limit. A row carries the instant at which it was made, which is a little before its commit: ask for a little more.
 */
export async function changesSince({ dataSource }: Asked, asked: ChangesSince): Promise<readonly Change[] | null> {
  const { since, userId, limit } = asked;
  const rows = await ask<{ kind: Change['kind']; id: string; version: number; user_id: string; at: number }>(
    dataSource,
    {
      text: `SELECT changed.kind, changed.id, changed.version, changed.user_id,
          floor(extract(epoch FROM changed.at) * 1000)::float8 AS at
        FROM (SELECT 'case' AS kind, l.case_id AS id, max(l.seq) AS version, NULL AS user_id, max(l.at) AS at
            FROM case_log l WHERE l.at > to_timestamp($1::float8 / 1000) GROUP BY l.case_id
          UNION ALL SELECT 'meeting', m.id, m.version, NULL, m.changed_at
            FROM meeting m WHERE m.changed_at > to_timestamp($1::float8 / 1000)
          UNION ALL SELECT 'notification', n.id, 0, n.user_id, greatest(n.fired_at, n.acknowledged_at)
            FROM notification n WHERE n.user_id = $2 AND greatest(n.fired_at, n.acknowledged_at) > to_timestamp($1::float8 / 1000)) changed
        ORDER BY changed.at, changed.id LIMIT $3`,
      values: [since, userId, limit + 1],
    },
  );
  if (rows.length > limit) return null;
  return rows.map(({ kind, id, version, user_id: of, at }) => {
    if (kind === 'case') return { kind, caseId: id, version, at };
    return kind === 'meeting' ? { kind, id, version, at } : { kind, id, userId: of, at };
  });
}
