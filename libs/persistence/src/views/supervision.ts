import { ask } from '../connection/transaction';
import type { Store, SupervisionQuery, SupervisionRow, TrendQuery, TrendRow } from '../types';
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
  paused: number;
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
        (count(*) FILTER (WHERE s.paused_at IS NOT NULL))::int AS paused,
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
    paused: row.paused,
    oldestOpenedAt: row.oldest_opened_at.toISOString(),
    oldestDueAt: row.oldest_due_at?.toISOString() ?? null,
  }));
}

/** Weeks that a trend goes back, the current one included. */
export const trendWeeks = 12;

interface TrendColumns {
  week: string;
  process: string;
  step: string;
  authority: string;
  opened: number;
  closed: number;
  closed_on_time: number;
  closed_late: number;
  overdue: number;
}

/** How many steps of the groups `s` meet a condition. */
const sumOf = (condition: string): string => `coalesce(sum(s.n) FILTER (WHERE ${condition}), 0)::int`;
const closedInWeek = `s.state = 'done' AND s.closed_at >= w.starts AND s.closed_at < w.ends`;

/**
 * What was opened, closed and overdue in each of the last weeks, per process, step and authority. Who did it is left
 * out: a trend is about the work. Weeks begin on Monday, local time; the oldest first, weeks without anything left out.
 */
export async function supervisionTrend(store: Store, query: TrendQuery): Promise<TrendRow[]> {
  const params = new Parameters();
  const now = nowSql(query.now, params);
  const zone = params.add(query.zone);
  const visible = visibleStep(withoutReferrers(query.criteria.anyOf), params);
  const rows = await ask<TrendColumns>(store.dataSource, {
    text: `WITH week AS (
        SELECT monday, (monday::timestamp AT TIME ZONE ${zone}) AS starts,
          ((monday + 7)::timestamp AT TIME ZONE ${zone}) AS ends
        FROM (SELECT (date_trunc('week', ${now} AT TIME ZONE ${zone})::date - 7 * back) AS monday
          FROM generate_series(0, ${trendWeeks - 1}) AS back) mondays
      ),
      turn AS (
        SELECT array_agg(at ORDER BY at) AS points FROM (
          SELECT starts AS at FROM week UNION SELECT ends FROM week UNION SELECT ${now}) t
      ),
      -- Steps whose instants lie between the same turns are counted as one: no comparison below tells them apart.
      shown AS (
        SELECT s.process, s.step, s.authority, s.state, coalesce(s.closed_at <= s.due_at, true) AS on_time,
          min(s.opened_at) AS opened_at, min(s.closed_at) AS closed_at, min(s.due_at) AS due_at, count(*) AS n
        FROM step s, turn WHERE NOT s.option
          AND (s.closed_at IS NULL OR s.closed_at >= (SELECT min(starts) FROM week)) AND ${visible}
        GROUP BY s.process, s.step, s.authority, s.state, coalesce(s.closed_at <= s.due_at, true),
          width_bucket(s.opened_at, turn.points), width_bucket(s.closed_at, turn.points), width_bucket(s.due_at, turn.points)
      )
      SELECT w.monday::text AS week, s.process, s.step, s.authority,
        ${sumOf('s.opened_at >= w.starts')} AS opened,
        ${sumOf(closedInWeek)} AS closed,
        ${sumOf(`${closedInWeek} AND s.on_time`)} AS closed_on_time,
        ${sumOf(`${closedInWeek} AND NOT s.on_time`)} AS closed_late,
        ${sumOf(`s.due_at < least(w.ends, ${now}) AND (s.closed_at IS NULL OR s.closed_at >= least(w.ends, ${now}))`)} AS overdue
      FROM week w JOIN shown s ON s.opened_at < w.ends AND (s.closed_at IS NULL OR s.closed_at >= w.starts)
      GROUP BY w.monday, s.process, s.step, s.authority ORDER BY w.monday, s.process, s.step, s.authority`,
    values: params.values,
  });
  return rows.map(({ closed_on_time: closedOnTime, closed_late: closedLate, ...row }) => ({
    ...row,
    closedOnTime,
    closedLate,
  }));
}
