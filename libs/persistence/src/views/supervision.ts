import { ask } from '../connection/transaction';
import type { Store, SupervisionQuery, SupervisionRow } from '../types';
import { Parameters, visibleStep, withoutReferrers } from './visibility';
import { dueSoonDays, nowSql } from './work-items';

interface OverviewColumns {
  process: string;
  step: string;
  authority: string;
  open: number;
  due_soon: number;
  overdue: number;
  without_owner: number;
  oldest_opened_at: Date;
  oldest_due_at: Date | null;
}

/** Open work per process, step and authority. */
export async function supervisionOverview(store: Store, query: SupervisionQuery): Promise<SupervisionRow[]> {
  const params = new Parameters();
  const now = nowSql(query.now, params);
  const rows = await ask<OverviewColumns>(store.dataSource, {
    text: `SELECT s.process, s.step, s.authority, count(*)::int AS open,
        (count(*) FILTER (WHERE s.sort_at > ${now} AND s.sort_at <= ${now} + make_interval(days => ${dueSoonDays})))::int AS due_soon,
        (count(*) FILTER (WHERE s.sort_at <= ${now}))::int AS overdue,
        (count(*) FILTER (WHERE s.owner IS NULL))::int AS without_owner,
        min(s.opened_at) AS oldest_opened_at, min(s.due_at) AS oldest_due_at
      FROM step s WHERE s.state = 'open' AND NOT s.option AND ${visibleStep(withoutReferrers(query.criteria.anyOf), params)}
      GROUP BY s.process, s.step, s.authority ORDER BY s.process, s.step, s.authority`,
    values: params.values,
  });
  return rows.map((row) => ({
    process: row.process,
    step: row.step,
    authority: row.authority,
    open: row.open,
    dueSoon: row.due_soon,
    overdue: row.overdue,
    withoutOwner: row.without_owner,
    oldestOpenedAt: row.oldest_opened_at.toISOString(),
    oldestDueAt: row.oldest_due_at?.toISOString() ?? null,
  }));
}
