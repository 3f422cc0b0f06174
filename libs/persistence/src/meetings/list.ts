import { ask } from '../connection/transaction';
import type { Page } from '../records';
import type { Store } from '../types';
import { countedUpTo, readCursor, writeCursor } from '../views/cursor';
import { all, Parameters } from '../views/visibility';
import { type MeetingColumns, summaries, summaryRecord } from './read';
import type { MeetingSummaryRecord } from './types';

interface MeetingsQuery {
  /** Meetings of these units … */
  readonly units: readonly string[];
  /** … and those that one of these users is invited to. */
  readonly users: readonly string[];
  readonly unit?: string;
  /** Instants (RFC 3339). */
  readonly from?: string;
  readonly to?: string;
  /** Planned and not begun before `today`; or all others, the latest first. */
  readonly part?: 'coming' | 'past';
  /** When the local day began. */
  readonly today: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** One page of meetings in the order of time. @throws InvalidCursor */
export async function listMeetings(store: Store, query: MeetingsQuery): Promise<Page<MeetingSummaryRecord>> {
  const { part, limit, cursor } = query;
  const params = new Parameters();
  const wanted = all(conditionsOf(query, params));
  const [beyond, order] = part === 'past' ? ['<', 'DESC'] : ['>', 'ASC'];
  const after = cursor === undefined ? [] : [placeOf(cursor, { beyond, params })];
  const rows = await ask<MeetingColumns & { place_in_time: string; total: number }>(store.dataSource, {
    text: `SELECT listed.*, listed.starts_at::text AS place_in_time,
        (SELECT count(*)::int FROM (SELECT 1 FROM meeting m WHERE ${wanted} LIMIT ${countedUpTo + 1}) counted) AS total
      FROM (${summaries(all([wanted, ...after]))} ORDER BY m.starts_at ${order}, m.id ${order}
        LIMIT ${params.add(limit + 1)}) listed
      ORDER BY listed.starts_at ${order}, listed.id ${order}`,
    values: params.values,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const total = last?.total ?? 0;
  return {
    items: items.map((row) => summaryRecord(row, store)),
    nextCursor: rows.length > limit && last ? writeCursor([last.place_in_time, last.id]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}

function conditionsOf({ units, users, unit, from, to, part, today }: MeetingsQuery, params: Parameters): string[] {
  const coming = (): string => `(m.state = 'planned' AND m.starts_at >= ${params.add(today)}::timestamptz)`;
  return [
    `(m.unit_id = ANY (${params.add(units)}) OR EXISTS (SELECT 1 FROM meeting_member b WHERE b.meeting_id = m.id
      AND b.user_id = ANY (${params.add(users)})))`,
    ...(unit === undefined ? [] : [`m.unit_id = ${params.add(unit)}`]),
    ...(from === undefined ? [] : [`m.starts_at >= ${params.add(from)}::timestamptz`]),
    ...(to === undefined ? [] : [`m.starts_at <= ${params.add(to)}::timestamptz`]),
    ...(part === undefined ? [] : [part === 'coming' ? coming() : `NOT ${coming()}`]),
  ];
}

function placeOf(cursor: string, { beyond, params }: { readonly beyond: string; readonly params: Parameters }): string {
  const [startsAt, id] = readCursor(cursor, ['instant', 'uuid']);
  return `(m.starts_at, m.id) ${beyond} (${params.add(startsAt)}::timestamptz, ${params.add(id)}::uuid)`;
}
