import { all, conflictsOf, Parameters } from '../views/visibility';
import { countedUpTo, readCursor, writeCursor } from '../views/cursor';
import type { Page } from '../records';
import { ask, inTransaction, type Transaction } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import type { FollowUpRecord } from './types';
import { cipherOfCase } from './case-cipher';

interface FollowUpColumns {
  id: string;
  agenda_item_id: string;
  meeting_id: string;
  case_id: string;
  number: string;
  step_key: string;
  what: Buffer;
  owner_authority: string | null;
  owner_unit: string | null;
  owner_user: string | null;
  name_da: string;
  name_en: string;
  due_on: string | null;
  opened_at: Date;
  done_at: Date | null;
  done_by: string | null;
  done_note: Buffer | null;
  person_id: string;
  data_key: Buffer;
}

const select = (condition: string): string => `
  SELECT a.id, a.agenda_item_id, i.meeting_id, a.case_id, c.number, i.step_key, a.what, a.owner_authority, a.owner_unit,
    a.owner_user, coalesce(u.name, n.name_da, y.name_da, a.owner_authority) AS name_da,
    coalesce(u.name, n.name_en, y.name_en, a.owner_authority) AS name_en, a.due_on::text, a.opened_at, a.done_at,
    a.done_by, a.done_note, p.id AS person_id, p.data_key,
    row_number() OVER (ORDER BY ${inOrder}) AS nth,
    ARRAY[coalesce(a.due_on::timestamp AT TIME ZONE 'UTC', 'infinity')::text, a.opened_at::text, a.position::text,
      a.id::text] AS place
  FROM action a JOIN agenda_item i ON i.id = a.agenda_item_id JOIN case_file c ON c.id = a.case_id
  JOIN person p ON p.id = c.person_id LEFT JOIN app_user u ON u.id = a.owner_user LEFT JOIN unit n ON n.id = a.owner_unit
  LEFT JOIN authority y ON y.code = a.owner_authority
  WHERE ${condition}`;

/** Those due first, those without a date last. */
const inOrder = `coalesce(a.due_on::timestamp AT TIME ZONE 'UTC', 'infinity'), a.opened_at, a.position, a.id`;

async function followUps(
  store: Store,
  { condition, values }: { readonly condition: string; readonly values: readonly unknown[] },
): Promise<FollowUpRecord[]> {
  const text = `${select(condition)} ORDER BY ${inOrder}`;
  const rows = await ask<FollowUpColumns>(store.dataSource, { text, values });
  return rows.map((row) => followUpRecord(row, store));
}

/** The actions of a meeting. */
export function followUpsOfMeeting(store: Store, meetingId: string): Promise<FollowUpRecord[]> {
  return followUps(store, { condition: 'i.meeting_id = $1', values: [meetingId] });
}

/** Null where there is no such action. */
export async function findFollowUp(store: Store, id: string): Promise<FollowUpRecord | null> {
  return (await followUps(store, { condition: 'a.id = $1', values: [id] }))[0] ?? null;
}

interface FollowUpQuery {
  /** All of a case, also those that are done; or the open ones that one of these owes. */
  readonly of:
    | { readonly caseId: string }
    | {
        readonly users: readonly string[];
        readonly units: readonly string[];
        /** In these districts. */
        readonly authorities: readonly string[];
        readonly districts: readonly string[];
      };
  /** Who asks: not of cases that a conflict of interest closes to them. */
  readonly userId: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** One page of actions, those due first. @throws InvalidCursor */
export async function listFollowUps(store: Store, query: FollowUpQuery): Promise<Page<FollowUpRecord>> {
  const { of, userId, limit, cursor } = query;
  const params = new Parameters();
  const wanted = all([
    ...('caseId' in of
      ? [`a.case_id = ${params.add(of.caseId)}`]
      : [
          'a.done_at IS NULL',
          `(a.owner_user = ANY (${params.add(of.users)}) OR a.owner_unit = ANY (${params.add(of.units)})
            OR a.owner_authority = ANY (${params.add(of.authorities)}) AND a.case_id IN (
              SELECT f.id FROM case_file f WHERE f.district = ANY (${params.add(of.districts)})))`,
        ]),
    `a.case_id <> ALL (${conflictsOf(params.add(userId))})`,
  ]);
  const total = `SELECT count(*)::int FROM (SELECT 1 FROM action a WHERE ${wanted} LIMIT ${countedUpTo + 1}) counted`;
  const after = cursor === undefined ? [] : [afterCursor(cursor, params)];
  const rows = await ask<FollowUpColumns & { place: string[]; total: number }>(store.dataSource, {
    text: `SELECT listed.*, (${total}) AS total FROM (${select(all([wanted, ...after]))} ORDER BY ${inOrder}
      LIMIT ${params.add(limit + 1)}) listed ORDER BY listed.nth`,
    values: params.values,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const counted = last?.total ?? 0;
  return {
    items: items.map((row) => followUpRecord(row, store)),
    nextCursor: rows.length > limit && last ? writeCursor(last.place) : null,
    total: Math.min(counted, countedUpTo),
    totalIsExact: counted <= countedUpTo,
  };
}

function afterCursor(cursor: string, params: Parameters): string {
  const [due, openedAt, position, id] = readCursor(cursor, ['instant', 'instant', 'integer', 'uuid']);
  const place = [
    `${params.add(due)}::timestamptz`,
    `${params.add(openedAt)}::timestamptz`,
    `${params.add(position)}::integer`,
    `${params.add(id)}::uuid`,
  ];
  return `(${inOrder}) > (${place.join(', ')})`;
}

/** Records that an action is done. The same command again changes nothing. */
export async function completeFollowUp(
  store: Store,
  done: { readonly id: string; readonly commandId: string; readonly by: string; readonly note?: string },
): Promise<'done' | 'replayed' | 'done-before' | 'no-such-action'> {
  const { id, commandId, by, note } = done;
  return inTransaction(store.dataSource, async (tx: Transaction) => {
    const [row] = await tx.query<{ case_id: string; done_at: Date | null; done_command_id: string | null }>({
      text: 'SELECT case_id, done_at, done_command_id FROM action WHERE id = $1 FOR UPDATE',
      values: [id],
    });
    if (!row) return 'no-such-action';
    if (row.done_at) return row.done_command_id === commandId ? 'replayed' : 'done-before';
    const cipher = await cipherOfCase(tx, { store, caseId: row.case_id });
    await tx.query({
      text: `WITH told AS (UPDATE meeting m SET changed_at = clock_timestamp() FROM agenda_item i, action a
          WHERE a.id = $1 AND i.id = a.agenda_item_id AND m.id = i.meeting_id)
        UPDATE action SET done_at = date_trunc('milliseconds', clock_timestamp()), done_by = $2, done_note = $3,
        done_command_id = $4 WHERE id = $1`,
      values: [id, by, note === undefined ? null : cipher.seal(note, placeOf.action(id, 'done_note')), commandId],
    });
    return 'done';
  });
}

function followUpRecord(row: FollowUpColumns, { keys }: Pick<Store, 'keys'>): FollowUpRecord {
  const cipher = personCipher(keys, { personId: row.person_id, wrapped: row.data_key });
  const { owner_authority: authority, owner_unit: unit, owner_user: user } = row;
  return {
    id: row.id,
    agendaItemId: row.agenda_item_id,
    meetingId: row.meeting_id,
    caseId: row.case_id,
    caseNumber: row.number,
    stepKey: row.step_key,
    what: cipher.open(row.what, placeOf.action(row.id, 'what')),
    owner: {
      ...(authority === null ? {} : { authority }),
      ...(unit === null ? {} : { unit }),
      ...(user === null ? {} : { user }),
    },
    ownerName: { da: row.name_da, en: row.name_en },
    dueOn: row.due_on,
    openedAt: row.opened_at.toISOString(),
    done:
      row.done_at && row.done_by !== null
        ? {
            at: row.done_at.toISOString(),
            by: row.done_by,
            note: row.done_note && cipher.open(row.done_note, placeOf.action(row.id, 'done_note')),
          }
        : null,
  };
}
