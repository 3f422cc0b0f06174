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
  conflicted: string[];
}

const select = (condition: string): string => `
  SELECT a.id, a.agenda_item_id, i.meeting_id, a.case_id, c.number, i.step_key, a.what, a.owner_authority, a.owner_unit,
    a.owner_user, coalesce(u.name, n.name_da, y.name_da, a.owner_authority) AS name_da,
    coalesce(u.name, n.name_en, y.name_en, a.owner_authority) AS name_en, a.due_on::text, a.opened_at, a.done_at,
    a.done_by, a.done_note, p.id AS person_id, p.data_key,
    (SELECT coalesce(jsonb_agg(k.user_id), '[]') FROM conflict_of_interest k WHERE k.agenda_item_id = i.id) AS conflicted
  FROM action a JOIN agenda_item i ON i.id = a.agenda_item_id JOIN case_file c ON c.id = a.case_id
  JOIN person p ON p.id = c.person_id LEFT JOIN app_user u ON u.id = a.owner_user LEFT JOIN unit n ON n.id = a.owner_unit
  LEFT JOIN authority y ON y.code = a.owner_authority
  WHERE ${condition} ORDER BY a.due_on, a.opened_at, a.position, a.id`;

async function followUps(
  store: Store,
  { condition, values }: { readonly condition: string; readonly values: readonly unknown[] },
): Promise<FollowUpRecord[]> {
  const rows = await ask<FollowUpColumns>(store.dataSource, { text: select(condition), values });
  return rows.map((row) => followUpRecord(row, store));
}

/** The actions that decisions about a case have opened, also those that are done. */
export function followUpsOfCase(store: Store, caseId: string): Promise<FollowUpRecord[]> {
  return followUps(store, { condition: 'a.case_id = $1', values: [caseId] });
}

/** The actions of a meeting. */
export function followUpsOfMeeting(store: Store, meetingId: string): Promise<FollowUpRecord[]> {
  return followUps(store, { condition: 'i.meeting_id = $1', values: [meetingId] });
}

/** Null where there is no such action. */
export async function findFollowUp(store: Store, id: string): Promise<FollowUpRecord | null> {
  return (await followUps(store, { condition: 'a.id = $1', values: [id] }))[0] ?? null;
}

/** How many open actions a list shows. */
const mostListed = 200;

/** Open actions that one of these owes. */
export async function followUpsOwedBy(
  store: Store,
  owers: {
    readonly users: readonly string[];
    readonly units: readonly string[];
    readonly authorities: readonly string[];
  },
): Promise<FollowUpRecord[]> {
  const owed = await followUps(store, {
    condition:
      'a.done_at IS NULL AND (a.owner_user = ANY ($1) OR a.owner_unit = ANY ($2) OR a.owner_authority = ANY ($3))',
    values: [owers.users, owers.units, owers.authorities],
  });
  return owed.slice(0, mostListed);
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
      text: `UPDATE action SET done_at = date_trunc('milliseconds', clock_timestamp()), done_by = $2, done_note = $3,
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
    conflicted: row.conflicted,
  };
}
