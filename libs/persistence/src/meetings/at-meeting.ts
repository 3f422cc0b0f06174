import { idFrom } from '@tovholder/contracts/canonical';
import type { LockedCase } from '../case-log/under-lock';
import { bytes, type LogWrite } from '../case-log/write';
import type { Transaction } from '../connection/transaction';
import type { PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { AtMeeting, SealedAtMeeting } from './types';

/** Encrypts the texts of what is recorded at a meeting, for the time in which the command waits and ever after. */
export function sealAtMeeting(
  atMeeting: AtMeeting,
  { cipher, commandId }: { readonly cipher: PersonCipher; readonly commandId: string },
): SealedAtMeeting {
  if (atMeeting.type === 'scheduled') return atMeeting;
  const { agendaItemId, actions } = atMeeting;
  return {
    type: 'decided',
    agendaItemId,
    actions: actions.map(({ what, owner, dueOn }, index) => {
      const id = idFrom(`action|${commandId}|${index}`);
      return {
        id,
        what: bytes(cipher.seal(what, placeOf.action(id, 'what'))),
        owner_authority: owner.authority ?? null,
        owner_unit: owner.unit ?? null,
        owner_user: owner.user ?? null,
        due_on: dueOn ?? null,
      };
    }),
  };
}

/**
 * Records what a command meant for its meeting, in the transaction in which it becomes a row of the case's log: a
 * decision and its actions are there when the step is completed, and not otherwise.
 */
export async function recordAtMeeting(
  tx: Transaction,
  {
    kase,
    atMeeting,
    write,
  }: { readonly kase: LockedCase; readonly atMeeting: SealedAtMeeting; readonly write: LogWrite },
): Promise<void> {
  const actor = write.row.actor?.userId ?? '';
  if (atMeeting.type === 'decided') {
    await tx.query({
      text: `WITH decided AS (INSERT INTO decision (agenda_item_id, case_id, seq, decided_by, decided_at)
          VALUES ($1, $2, $3, $4, $5)),
        told AS (UPDATE meeting SET version = version + 1 WHERE id = (SELECT meeting_id FROM agenda_item WHERE id = $1))
        INSERT INTO action (id, agenda_item_id, case_id, position, what, owner_authority, owner_unit, owner_user, due_on,
          opened_at)
        SELECT a.id, $1, $2, n.ordinality, a.what, a.owner_authority, a.owner_unit, a.owner_user, a.due_on, $5
        FROM jsonb_array_elements($6::jsonb) WITH ORDINALITY n, jsonb_populate_record(NULL::action, n.value) a`,
      values: [atMeeting.agendaItemId, kase.id, write.row.seq, actor, kase.now, JSON.stringify(atMeeting.actions)],
    });
    return;
  }
  const { meetingId } = atMeeting;
  // Ids in the order in which the course opened the steps.
  const opened = write.opened.map(({ key, unitId }) => ({
    id: idFrom(`item|${meetingId}|${kase.id}|${key}`),
    key,
    unitId,
  }));
  await tx.query({
    text: `WITH told AS (UPDATE meeting SET version = version + 1 WHERE id = $1 RETURNING unit_id)
      INSERT INTO agenda_item (id, meeting_id, position, case_id, step_key, origin, added_by, added_at)
      SELECT o.id, $1, (SELECT coalesce(max(position), 0) FROM agenda_item WHERE meeting_id = $1) + n.ordinality, $2, o.key,
        'scheduled', $3, $4
      FROM jsonb_array_elements($5::jsonb) WITH ORDINALITY n,
        jsonb_to_record(n.value) AS o (id uuid, key text, "unitId" text), told
      WHERE o."unitId" = told.unit_id
      ON CONFLICT (meeting_id, case_id, step_key) DO NOTHING`,
    values: [meetingId, kase.id, actor, kase.now, JSON.stringify(opened)],
  });
}
