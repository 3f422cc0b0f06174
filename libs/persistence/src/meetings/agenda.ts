import { idFrom } from '@tovholder/contracts/canonical';
import type { Transaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import { cipherOfCase } from './case-cipher';
import type { AgendaEdit, MeetingCommand, MeetingResult } from './types';
import { changeUnderLock, type LockedMeeting } from './under-lock';

interface ItemRow {
  id: string;
  case_id: string;
  removed: boolean;
  decided: boolean;
}

/** Adds to the agenda, takes off it, and puts it in order: all of it or nothing. What has been decided stays. */
export async function editAgenda(
  store: Store,
  { command, edit }: { readonly command: MeetingCommand; readonly edit: AgendaEdit },
): Promise<MeetingResult> {
  return changeUnderLock(store, command, async (tx, meeting) => {
    const rows = await tx.query<ItemRow>({
      text: `SELECT i.id, i.case_id, i.removed_at IS NOT NULL AS removed, d.agenda_item_id IS NOT NULL AS decided
        FROM agenda_item i LEFT JOIN decision d ON d.agenda_item_id = i.id WHERE i.meeting_id = $1 ORDER BY i.position`,
      values: [meeting.id],
    });
    const items = new Map(rows.map((row) => [row.id, row]));
    for (const { itemId } of edit.remove ?? []) {
      const item = items.get(itemId);
      if (!item || item.removed) return 'not-on-agenda';
      if (item.decided) return 'decided';
    }
    if (edit.order?.some((id) => !items.has(id))) return 'not-on-agenda';
    const context = { store, meeting, by: command.by };
    for (const item of edit.remove ?? [])
      await remove(tx, { ...context, ...item, caseId: items.get(item.itemId)!.case_id });
    for (const step of edit.add ?? []) await add(tx, { ...context, ...step });
    if (edit.order) await putInOrder(tx, { meeting, order: edit.order });
    return { kind: 'agenda' };
  });
}

interface Context {
  readonly store: Store;
  readonly meeting: LockedMeeting;
  readonly by: string;
}

async function remove(
  tx: Transaction,
  { store, meeting, by, itemId, caseId, reason }: Context & { itemId: string; caseId: string; reason: string },
): Promise<void> {
  const cipher = await cipherOfCase(tx, { store, caseId });
  await tx.query({
    text: 'UPDATE agenda_item SET removed_by = $2, removed_at = $3, removal_reason = $4 WHERE id = $1',
    values: [itemId, by, meeting.now, cipher.seal(reason, placeOf.agendaItem(itemId, 'removal_reason'))],
  });
}

/** What was on the agenda before comes back to it, at its end. */
async function add(
  tx: Transaction,
  { store, meeting, by, caseId, stepKey, origin, reason }: Context & NonNullable<AgendaEdit['add']>[number],
): Promise<void> {
  const id = idFrom(`item|${meeting.id}|${caseId}|${stepKey}`);
  const cipher = await cipherOfCase(tx, { store, caseId });
  const sealed = reason === undefined ? null : cipher.seal(reason, placeOf.agendaItem(id, 'reason'));
  await tx.query({
    text: `INSERT INTO agenda_item (id, meeting_id, position, case_id, step_key, origin, reason, added_by, added_at)
      SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, $8 FROM agenda_item WHERE meeting_id = $2
      ON CONFLICT (meeting_id, case_id, step_key) DO UPDATE SET position = excluded.position, origin = excluded.origin,
        reason = excluded.reason, added_by = excluded.added_by, added_at = excluded.added_at, removed_by = NULL,
        removed_at = NULL, removal_reason = NULL
      WHERE agenda_item.removed_at IS NOT NULL`,
    values: [id, meeting.id, caseId, stepKey, origin, sealed, by, meeting.now],
  });
}

async function putInOrder(
  tx: Transaction,
  { meeting, order }: { readonly meeting: LockedMeeting; readonly order: readonly string[] },
): Promise<void> {
  await tx.query({
    text: `WITH wanted AS (
        SELECT i.id, row_number() OVER (ORDER BY array_position($2::uuid[], i.id), i.position, i.id) AS place
        FROM agenda_item i WHERE i.meeting_id = $1)
      UPDATE agenda_item i SET position = wanted.place FROM wanted WHERE wanted.id = i.id`,
    values: [meeting.id, order],
  });
}
