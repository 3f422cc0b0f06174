import type { MeetingForAccess } from '@tovholder/domain/access';
import { instant } from '../case-log/locked-case';
import { ask } from '../connection/transaction';
import { dataCipher, personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import { followUpsOfMeeting } from './follow-up';
import type {
  AgendaItemRecord,
  FollowUpRecord,
  MeetingChangeRecord,
  MeetingMemberRecord,
  MeetingRecord,
  MeetingState,
  MeetingSummaryRecord,
} from './types';

export interface MeetingColumns {
  id: string;
  unit_id: string;
  name_da: string;
  name_en: string;
  district: string;
  starts_at: Date;
  place: Buffer;
  state: MeetingState;
  version: number;
  data_key: Buffer;
  called_by: string;
  ended_at: Date | null;
  members: MeetingMemberRecord[];
  item_count: number;
}

const membersOfMeeting = `SELECT coalesce(jsonb_agg(jsonb_build_object('userId', b.user_id, 'name', u.name,
    'attendance', b.attendance, 'authorities', (SELECT coalesce(jsonb_agg(DISTINCT x.authority), '[]')
      FROM membership w JOIN unit x ON x.id = w.unit_id WHERE w.user_id = b.user_id)) ORDER BY u.name, u.id), '[]')
  FROM meeting_member b JOIN app_user u ON u.id = b.user_id WHERE b.meeting_id = m.id`;

/** Meetings `m` as a list shows them. */
export const summaries = (condition: string): string => `
  SELECT m.id, m.unit_id, n.name_da, n.name_en, n.district, m.starts_at, m.place, m.state, m.version, m.data_key,
    m.called_by, m.ended_at, (${membersOfMeeting}) AS members,
    (SELECT count(*)::int FROM agenda_item i WHERE i.meeting_id = m.id AND i.removed_at IS NULL) AS item_count
  FROM meeting m JOIN unit n ON n.id = m.unit_id WHERE ${condition}`;

/** A meeting as the access rule reads it; null when there is none of that id. */
export async function findMeetingForAccess(
  { dataSource }: Pick<Store, 'dataSource'>,
  id: string,
): Promise<MeetingForAccess | null> {
  const [row] = await ask<MeetingForAccess>(dataSource, {
    text: `SELECT m.unit_id AS unit, m.state, ARRAY(SELECT b.user_id FROM meeting_member b WHERE b.meeting_id = m.id) AS members
      FROM meeting m WHERE m.id = $1`,
    values: [id],
  });
  return row ?? null;
}

/** A meeting with its agenda, and the notes that one user has made for themselves; null when there is none of that id. */
export async function findMeeting(
  store: Store,
  { id, notesOf }: { readonly id: string; readonly notesOf: string },
): Promise<MeetingRecord | null> {
  const [[row], items, followUps, changes] = await Promise.all([
    ask<MeetingColumns>(store.dataSource, { text: summaries('m.id = $1'), values: [id] }),
    ask<ItemColumns>(store.dataSource, { text: itemsOfMeeting, values: [id, notesOf] }),
    followUpsOfMeeting(store, id),
    ask<ChangeColumns>(store.dataSource, {
      text: `SELECT version, command_id, kind, changed_by, at, starts_at, reason FROM meeting_change
        WHERE meeting_id = $1 ORDER BY version`,
      values: [id],
    }),
  ]);
  if (!row) return null;
  return {
    ...summaryRecord(row, store),
    items: items.map((item) => itemRecord(item, { store, followUps, userId: notesOf })),
    changes: changes.map((change) => changeRecord(change, { store, meeting: row })),
  };
}

/** A row of a list. */
export function summaryRecord(row: MeetingColumns, { keys }: Pick<Store, 'keys'>): MeetingSummaryRecord {
  const cipher = dataCipher(keys, { place: placeOf.meeting(row.id, 'data_key'), wrapped: row.data_key });
  return {
    id: row.id,
    unit: row.unit_id,
    unitName: { da: row.name_da, en: row.name_en },
    district: row.district,
    startsAt: row.starts_at.toISOString(),
    place: cipher.open(row.place, placeOf.meeting(row.id, 'place')),
    state: row.state,
    version: row.version,
    calledBy: row.called_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    members: row.members,
    itemCount: row.item_count,
  };
}

interface ChangeColumns {
  version: number;
  command_id: string;
  kind: MeetingChangeRecord['kind'];
  changed_by: string;
  at: Date;
  starts_at: Date | null;
  reason: Buffer | null;
}

function changeRecord(
  row: ChangeColumns,
  { store, meeting }: { readonly store: Store; readonly meeting: MeetingColumns },
): MeetingChangeRecord {
  const key = { place: placeOf.meeting(meeting.id, 'data_key'), wrapped: meeting.data_key };
  return {
    version: row.version,
    kind: row.kind,
    by: row.changed_by,
    at: row.at.toISOString(),
    startsAt: row.starts_at?.toISOString() ?? null,
    reason: row.reason && dataCipher(store.keys, key).open(row.reason, placeOf.meetingChange(row.command_id)),
  };
}

interface ItemColumns {
  id: string;
  position: number;
  case_id: string;
  step_key: string;
  origin: AgendaItemRecord['origin'];
  reason: Buffer | null;
  added_by: string;
  added_at: Date;
  removed_by: string | null;
  removed_at: Date | null;
  removal_reason: Buffer | null;
  conflicts: AgendaItemRecord['conflicts'];
  decision: AgendaItemRecord['decision'];
  note: Buffer | null;
  person_id: string;
  data_key: Buffer;
}

const itemsOfMeeting = `
  SELECT i.id, i.position, i.case_id, i.step_key, i.origin, i.reason, i.added_by, i.added_at, i.removed_by, i.removed_at,
    i.removal_reason, p.id AS person_id, p.data_key, o.text AS note,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', k.user_id, 'name', u.name, 'at', k.declared_at)
      ORDER BY k.declared_at), '[]')
      FROM conflict_of_interest k JOIN app_user u ON u.id = k.user_id
      WHERE k.case_id = i.case_id AND k.lifted_at IS NULL) AS conflicts,
    (SELECT jsonb_build_object('seq', d.seq, 'by', d.decided_by, 'at', d.decided_at)
      FROM decision d WHERE d.agenda_item_id = i.id) AS decision
  FROM agenda_item i JOIN case_file c ON c.id = i.case_id JOIN person p ON p.id = c.person_id
  LEFT JOIN preparation_note o ON o.agenda_item_id = i.id AND o.user_id = $2
  WHERE i.meeting_id = $1 ORDER BY i.position, i.id`;

function itemRecord(
  row: ItemColumns,
  context: { readonly store: Store; readonly followUps: readonly FollowUpRecord[]; readonly userId: string },
): AgendaItemRecord {
  const { store, followUps, userId } = context;
  const cipher = personCipher(store.keys, { personId: row.person_id, wrapped: row.data_key });
  return {
    id: row.id,
    position: row.position,
    caseId: row.case_id,
    stepKey: row.step_key,
    origin: row.origin,
    reason: row.reason && cipher.open(row.reason, placeOf.agendaItem(row.id, 'reason')),
    addedBy: row.added_by,
    addedAt: row.added_at.toISOString(),
    removed:
      row.removed_at && row.removed_by !== null
        ? {
            by: row.removed_by,
            at: row.removed_at.toISOString(),
            reason: row.removal_reason && cipher.open(row.removal_reason, placeOf.agendaItem(row.id, 'removal_reason')),
          }
        : null,
    conflicts: row.conflicts.map((conflict) => ({ ...conflict, at: instant(conflict.at) })),
    decision: row.decision && { ...row.decision, at: instant(row.decision.at) },
    followUps: followUps.filter(({ agendaItemId }) => agendaItemId === row.id),
    note: row.note && cipher.open(row.note, placeOf.ofParticipant({ itemId: row.id, userId }, 'note')),
  };
}
