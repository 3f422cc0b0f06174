import { lateAfterSeconds } from '@tovholder/domain/ladders';
import { ask } from '../connection/transaction';
import type { Page } from '../records';
import type { Store } from '../types';
import { countedUpTo, readCursor, writeCursor } from './cursor';
import { rungJson, type RungJson, rungRecord } from './steps';
import type { FiredLadderQuery, FiredLadderRow, FiredRungQuery, FiredRungRecord } from './types';
import { all, Parameters, visibleStep, withoutReferrers } from './visibility';

/**
 * The rungs `m` of supervised steps `s` that have fired since an instant, each with the first acknowledgement of it, in
 * `n`. Both the figures and the list behind them read from here, so that one counts what the other shows.
 */
function rungsFired(query: FiredLadderQuery, params: Parameters, more: readonly string[] = []): string {
  const since = params.add(query.since);
  const visible = visibleStep(withoutReferrers(query.criteria.anyOf), params);
  const supervised = ['NOT s.option', `(s.closed_at IS NULL OR s.closed_at >= ${since}::timestamptz)`, visible];
  return `(SELECT s.* FROM step s WHERE ${all([...supervised, ...more])} OFFSET 0) s
    CROSS JOIN LATERAL (SELECT m.* FROM milestone m WHERE m.case_id = s.case_id
      AND m.kind = 'rung' AND split_part(m.ref, '|', 1) = s.key AND m.fired_at >= ${since}::timestamptz) m
    CROSS JOIN LATERAL (SELECT min(n.acknowledged_at) AS first FROM notification n WHERE n.case_id = s.case_id
      AND n.step_key = s.key AND n.ladder = split_part(m.ref, '|', 2) AND n.rung = split_part(m.ref, '|', 3)
      AND n.due_version = split_part(m.ref, '|', 4)::int) n`;
}

interface FiredColumns {
  process: string;
  step: string;
  authority: string;
  fired: number;
  late: number;
  acknowledged: number;
  median: number | null;
}

/** Rungs that have fired since an instant, per process, step and authority, and how soon somebody said so. */
export async function firedLadders(store: Store, query: FiredLadderQuery): Promise<FiredLadderRow[]> {
  const params = new Parameters();
  const rows = await ask<FiredColumns>(store.dataSource, {
    text: `SELECT s.process, s.step, s.authority, count(*)::int AS fired,
        (count(*) FILTER (WHERE m.fired_at > m.at + make_interval(secs => ${lateAfterSeconds})))::int AS late,
        count(n.first)::int AS acknowledged,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM n.first - m.fired_at))::float8 AS median
      FROM ${rungsFired(query, params)}
      GROUP BY s.process, s.step, s.authority ORDER BY s.process, s.step, s.authority`,
    values: params.values,
  });
  return rows.map(({ median, ...row }) => ({ ...row, medianSecondsToAcknowledgement: median }));
}

interface RungColumns extends Omit<FiredRungRecord, 'rung'> {
  rung: RungJson;
  ref: string;
  firedAt: string;
}

/** The same rungs one by one, the latest first. @throws InvalidCursor */
export async function firedRungs(store: Store, query: FiredRungQuery): Promise<Page<FiredRungRecord>> {
  const { filter: { process, step, authority, acknowledged } = {}, limit, cursor } = query;
  const params = new Parameters();
  const ofStep = Object.entries({ process, step, authority }).flatMap(([column, value]) =>
    value === undefined ? [] : [`s.${column} = ${params.add(value)}`],
  );
  const from = rungsFired(query, params, ofStep);
  const seen = acknowledged === undefined ? 'true' : `n.first IS ${acknowledged ? 'NOT ' : ''}NULL`;
  const counted = [...params.values];
  const after = cursor === undefined ? 'true' : afterCursor(cursor, params);
  const [[count], rows] = await Promise.all([
    ask<{ total: number }>(store.dataSource, {
      text: `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${from} WHERE ${seen} LIMIT ${countedUpTo + 1}) counted`,
      values: counted,
    }),
    ask<RungColumns>(store.dataSource, {
      // Whom a rung told is looked up for the page's rows alone.
      text: `SELECT s.case_id AS "caseId", c.number AS "caseNumber", s.process, s.key, s.step, s.state, s.authority,
          s.unit_id AS unit, m.ref, m.fired_at::text AS "firedAt", ${rungJson} AS rung
        FROM (SELECT m.case_id, m.ref FROM ${from} WHERE ${seen} AND ${after}
          ORDER BY m.fired_at DESC, m.case_id, m.ref LIMIT ${params.add(limit + 1)}) page
        JOIN milestone m ON m.case_id = page.case_id AND m.kind = 'rung' AND m.ref = page.ref
        JOIN step s ON s.case_id = m.case_id AND s.key = split_part(m.ref, '|', 1)
        JOIN case_file c ON c.id = m.case_id ORDER BY m.fired_at DESC, m.case_id, m.ref`,
      values: params.values,
    }),
  ]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const total = count?.total ?? 0;
  return {
    items: items.map(({ ref: _, firedAt: __, rung, ...row }) => ({ ...row, rung: rungRecord(rung) })),
    nextCursor: rows.length > limit && last ? writeCursor([last.firedAt, last.caseId, last.ref]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}

/** The latest comes first, and within an instant the order of the ids. */
function afterCursor(cursor: string, params: Parameters): string {
  const [firedAt, caseId, ref] = readCursor(cursor, ['instant', 'uuid', 'text']);
  const at = `${params.add(firedAt)}::timestamptz`;
  const place = `(${params.add(caseId)}::uuid, ${params.add(ref)})`;
  return `(m.fired_at < ${at} OR (m.fired_at = ${at} AND (m.case_id, m.ref) > ${place}))`;
}
