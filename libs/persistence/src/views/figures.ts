import type { Milestones } from '@tovholder/domain/durations';
import { lateAfterSeconds } from '@tovholder/domain/ladders';
import { localDateOf } from '@tovholder/domain/calendar';
import { ask } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import { awayToday } from '../owners/directory';
import type { Store, SupervisionQuery } from '../types';
import type { Marks } from './rows';
import type { DurationQuery, FiredLadderQuery, FiredLadderRow, OwnerRow } from './types';
import { Parameters, visibleStep, withoutReferrers } from './visibility';
import { dueSoonDays, nowSql } from './work-items';

interface TurningPointColumns {
  id: string;
  process: string;
  received_at: Date;
  marks: Marks;
  tracks: (string | null)[];
  person_id: string;
  data_key: Buffer;
  reported: { seq: number; value: string } | null;
}

/**
 * Turning points of the cases with a step that the reader may list, where one of them lies in the period. The date of
 * the report is a fact like any other, so it is opened case by case; only dates leave this function.
 */
export async function turningPoints(store: Store, query: DurationQuery): Promise<Milestones[]> {
  const params = new Parameters();
  const from = params.add(query.from);
  const to = params.add(query.to);
  const zone = params.add(query.zone);
  const mayList = visibleStep(withoutReferrers(query.criteria.anyOf), params);
  const process = query.process === undefined ? '' : ` AND s.process = ${params.add(query.process)}`;
  const rows = await ask<TurningPointColumns>(store.dataSource, {
    // Found by the step, which indexes serve; the case is looked up by its key.
    text: `WITH supervised AS MATERIALIZED (
        SELECT DISTINCT s.case_id FROM step s WHERE ${mayList}${process}
      )
      SELECT c.id, c.process, c.received_at, c.marks, c.person_id, p.data_key,
        ARRAY(SELECT r->>'track' FROM jsonb_array_elements(c.assessment->'routes') r) AS tracks,
        (SELECT jsonb_build_object('seq', f.seq, 'value', encode(f.value, 'base64')) FROM fact f
          WHERE f.case_id = c.id AND f.name = 'reportedOn' ORDER BY f.seq DESC LIMIT 1) AS reported
      FROM supervised
      CROSS JOIN LATERAL (SELECT * FROM case_file c WHERE c.id = supervised.case_id OFFSET 0) c
      CROSS JOIN LATERAL (SELECT * FROM person p WHERE p.id = c.person_id OFFSET 0) p
      WHERE EXISTS (SELECT 1 FROM jsonb_each_text(c.marks) m WHERE m.key IN ('accepted', 'decided', 'measure-started')
        AND (m.value::timestamptz AT TIME ZONE ${zone})::date BETWEEN ${from}::date AND ${to}::date)`,
    values: params.values,
  });
  return rows.map((row) => milestonesOf(row, { store, zone: query.zone }));
}

function milestonesOf(
  row: TurningPointColumns,
  { store, zone }: { readonly store: Pick<Store, 'keys'>; readonly zone: string },
): Milestones {
  const stated = reportedOn(row, store);
  const on = (mark: keyof Marks): string | null => {
    const at = row.marks[mark];
    return at === undefined ? null : localDateOf(at, zone);
  };
  return {
    process: row.process,
    band: bandOf(row),
    reportedOn: stated ?? localDateOf(row.received_at.toISOString(), zone),
    reportIsStated: stated !== null,
    acceptedOn: on('accepted'),
    decidedOn: on('decided'),
    measureStartedOn: on('measure-started'),
  };
}

/** Track A is for acts under fifteen, track B for later ones; a case with both goes by the first. */
function bandOf({ process, tracks }: TurningPointColumns): Milestones['band'] {
  if (process !== 'ukn') return null;
  if (tracks.includes('A')) return '10-14';
  return tracks.includes('B') ? '15-17' : null;
}

function reportedOn(row: TurningPointColumns, { keys }: Pick<Store, 'keys'>): string | null {
  if (row.reported === null) return null;
  const { seq, value } = row.reported;
  const cipher = personCipher(keys, { personId: row.person_id, wrapped: row.data_key });
  const place = placeOf.fact({ caseId: row.id, name: 'reportedOn', seq }, 'value');
  const stated = JSON.parse(cipher.open(Buffer.from(value, 'base64'), place)) as unknown;
  return typeof stated === 'string' ? stated : null;
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
  const since = params.add(query.since);
  const visible = visibleStep(withoutReferrers(query.criteria.anyOf), params);
  const rows = await ask<FiredColumns>(store.dataSource, {
    text: `WITH shown AS MATERIALIZED (
        SELECT s.case_id, s.key, s.process, s.step, s.authority FROM step s
        WHERE NOT s.option AND (s.closed_at IS NULL OR s.closed_at >= ${since}::timestamptz) AND ${visible}
      )
      SELECT s.process, s.step, s.authority, count(*)::int AS fired,
        (count(*) FILTER (WHERE m.fired_at > m.at + make_interval(secs => ${lateAfterSeconds})))::int AS late,
        count(n.first)::int AS acknowledged,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM n.first - m.fired_at))::float8 AS median
      FROM shown s
      CROSS JOIN LATERAL (SELECT m.ref, m.at, m.fired_at FROM milestone m WHERE m.case_id = s.case_id
        AND m.kind = 'rung' AND split_part(m.ref, '|', 1) = s.key AND m.fired_at >= ${since}::timestamptz) m
      CROSS JOIN LATERAL (SELECT min(n.acknowledged_at) AS first FROM notification n WHERE n.case_id = s.case_id
        AND n.step_key = s.key AND n.ladder = split_part(m.ref, '|', 2) AND n.rung = split_part(m.ref, '|', 3)
        AND n.due_version = split_part(m.ref, '|', 4)::int) n
      GROUP BY s.process, s.step, s.authority ORDER BY s.process, s.step, s.authority`,
    values: params.values,
  });
  return rows.map(({ median, ...row }) => ({
    ...row,
    medianSecondsToAcknowledgement: median,
  }));
}

interface OwnerColumns {
  owner: string | null;
  name: string | null;
  unit: string;
  authority: string;
  open: number;
  due_soon: number;
  overdue: number;
  oldest_due_at: Date | null;
  away_until: string | null;
  deputy: string | null;
}

/** Who holds the open steps, unit by unit, most overdue first. Rows without an owner are the queues of the units. */
export async function supervisionOwners(store: Store, query: SupervisionQuery): Promise<OwnerRow[]> {
  const params = new Parameters();
  const now = nowSql(query.now, params);
  const rows = await ask<OwnerColumns>(store.dataSource, {
    text: `WITH held AS (
        SELECT s.owner, s.unit_id AS unit, s.authority, count(*)::int AS open,
          (count(*) FILTER (WHERE s.sort_at > ${now} AND s.sort_at <= ${now} + make_interval(days => ${dueSoonDays})))::int AS due_soon,
          (count(*) FILTER (WHERE s.sort_at <= ${now}))::int AS overdue, min(s.due_at) AS oldest_due_at
        FROM step s WHERE s.state = 'open' AND NOT s.option AND ${visibleStep(withoutReferrers(query.criteria.anyOf), params)}
        GROUP BY s.owner, s.unit_id, s.authority
      )
      SELECT h.*, u.name, b.deputy_id AS deputy, (SELECT max(x.to_on)::text FROM absence x WHERE x.user_id = h.owner
          AND x.deputy_id = b.deputy_id AND x.cancelled_at IS NULL) AS away_until
      FROM held h LEFT JOIN app_user u ON u.id = h.owner LEFT JOIN (${awayToday}) b ON b.user_id = h.owner
      ORDER BY h.overdue DESC, h.open DESC, h.owner NULLS FIRST, h.unit`,
    values: params.values,
  });
  return rows.map((row) => ({
    owner: row.owner,
    unit: row.unit,
    authority: row.authority,
    open: row.open,
    dueSoon: row.due_soon,
    overdue: row.overdue,
    oldestDueAt: row.oldest_due_at?.toISOString() ?? null,
    awayUntil: row.away_until,
    deputy: row.deputy,
  }));
}

/** Names of users by id. Whom the directory does not know is absent. */
export async function userNames(
  { dataSource }: Pick<Store, 'dataSource'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ask<{ id: string; name: string }>(dataSource, {
    text: 'SELECT id, name FROM app_user WHERE id = ANY ($1)',
    values: [[...new Set(ids)]],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
