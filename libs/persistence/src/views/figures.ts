import type { Milestones } from '@tovholder/domain/durations';
import { ask } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import { awayToday } from '../owners/directory';
import type { Store, SupervisionQuery } from '../types';
import type { DurationQuery, OwnerRow } from './types';
import { Parameters, visibleStep, withoutReferrers } from './visibility';
import { dueSoonDays, nowSql } from './work-items';

interface TurningPointColumns {
  id: string;
  process: string;
  received_on: string;
  accepted_on: string | null;
  decided_on: string | null;
  measure_started_on: string | null;
  tracks: (string | null)[];
  person_id: string;
  data_key: Buffer;
  reported: { seq: number; value: string } | null;
}

/** As it is indexed: instants are kept as RFC 3339 in UTC, so that the order of their letters is that of time. */
const latestTurningPoint = `greatest(c.marks->>'accepted', c.marks->>'decided', c.marks->>'measure-started') COLLATE "C"`;

/**
 * Turning points of the cases with a step that the reader may list, where one of them lies in the period. The date of
 * the report is a fact like any other, so it is opened case by case; only dates leave this function.
 */
export async function turningPoints(store: Store, query: DurationQuery): Promise<Milestones[]> {
  const params = new Parameters();
  const from = params.add(query.from);
  const to = params.add(query.to);
  const zone = params.add(query.zone);
  const localDate = (instant: string): string => `((${instant})::timestamptz AT TIME ZONE ${zone})::date`;
  const mayList = visibleStep(withoutReferrers(query.criteria.anyOf), params);
  const process = query.process === undefined ? '' : ` AND s.process = ${params.add(query.process)}`;
  const rows = await ask<TurningPointColumns>(store.dataSource, {
    // Which cases, from indexes alone as far as they go; then each of them by its key. One day more than asked for, as
    // instants are not local dates.
    text: `WITH supervised AS MATERIALIZED (
        SELECT c.id FROM case_file c WHERE ${latestTurningPoint} >= (${from}::date - 1)::text
          AND EXISTS (SELECT 1 FROM step s WHERE s.case_id = c.id AND ${mayList}${process})
      )
      SELECT c.id, c.process, ${localDate('c.received_at')}::text AS received_on, t.accepted_on::text,
        t.decided_on::text, t.measure_started_on::text, c.person_id, p.data_key,
        ARRAY(SELECT r->>'track' FROM jsonb_array_elements(c.assessment->'routes') r) AS tracks,
        (SELECT jsonb_build_object('seq', f.seq, 'value', encode(f.value, 'base64')) FROM fact f
          WHERE f.case_id = c.id AND f.name = 'reportedOn' ORDER BY f.seq DESC LIMIT 1) AS reported
      FROM supervised
      CROSS JOIN LATERAL (SELECT * FROM case_file c WHERE c.id = supervised.id OFFSET 0) c
      CROSS JOIN LATERAL (SELECT * FROM person p WHERE p.id = c.person_id OFFSET 0) p
      CROSS JOIN LATERAL (SELECT ${localDate(`c.marks->>'accepted'`)} AS accepted_on,
        ${localDate(`c.marks->>'decided'`)} AS decided_on, ${localDate(`c.marks->>'measure-started'`)} AS measure_started_on) t
      WHERE ${['accepted_on', 'decided_on', 'measure_started_on'].map((date) => `t.${date} BETWEEN ${from}::date AND ${to}::date`).join(' OR ')}`,
    values: params.values,
  });
  return rows.map((row) => milestonesOf(row, store));
}

function milestonesOf(row: TurningPointColumns, store: Pick<Store, 'keys'>): Milestones {
  const stated = reportedOn(row, store);
  return {
    process: row.process,
    band: bandOf(row),
    reportedOn: stated ?? row.received_on,
    reportIsStated: stated !== null,
    acceptedOn: row.accepted_on,
    decidedOn: row.decided_on,
    measureStartedOn: row.measure_started_on,
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
