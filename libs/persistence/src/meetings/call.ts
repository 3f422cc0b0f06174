import { idFrom } from '@tovholder/contracts/canonical';
import { inTransaction } from '../connection/transaction';
import { newDataKey } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import type { CallMeetingInput, CallMeetingResult } from './types';

/** Calls a meeting, with an agenda of the steps that are named. Called again under the same command, it is the same one. */
export async function callMeeting(store: Store, input: CallMeetingInput): Promise<CallMeetingResult> {
  const { commandId, bodyHash, unit, startsAt, place, members, calledBy, agenda } = input;
  const id = idFrom(`meeting|${commandId}`);
  const { wrapped, cipher } = newDataKey(store.keys, placeOf.meeting(id, 'data_key'));
  return inTransaction(store.dataSource, async (tx): Promise<CallMeetingResult> => {
    const made = await tx.query({
      text: `INSERT INTO meeting (id, unit_id, starts_at, place, state, version, data_key, called_by, called_at)
        VALUES ($1, $2, $3, $4, 'planned', 1, $5, $6, date_trunc('milliseconds', clock_timestamp()))
        ON CONFLICT (id) DO NOTHING RETURNING id`,
      values: [id, unit, startsAt, cipher.seal(place, placeOf.meeting(id, 'place')), wrapped, calledBy],
    });
    if (made.length === 0) {
      const [before] = await tx.query<{ body_hash: string }>({
        text: 'SELECT body_hash FROM meeting_change WHERE command_id = $1',
        values: [commandId],
      });
      return before?.body_hash === bodyHash
        ? { kind: 'called', meetingId: id, replayed: true }
        : { kind: 'body-differs' };
    }
    await tx.query({
      text: `INSERT INTO meeting_change (meeting_id, version, command_id, body_hash, kind, changed_by, at, starts_at)
        SELECT id, 1, $2, $3, 'called', called_by, called_at, starts_at FROM meeting WHERE id = $1`,
      values: [id, commandId, bodyHash],
    });
    await tx.query({
      text: 'INSERT INTO meeting_member (meeting_id, user_id) SELECT $1, * FROM unnest($2::text[])',
      values: [id, [...new Set(members)]],
    });
    const items = agenda.map((step) => ({ id: idFrom(`item|${id}|${step.caseId}|${step.stepKey}`), ...step }));
    await tx.query({
      text: `INSERT INTO agenda_item (id, meeting_id, position, case_id, step_key, origin, added_by, added_at)
        SELECT (n.value->>'id')::uuid, $1, n.ordinality, (n.value->>'caseId')::uuid, n.value->>'stepKey', 'due', $2,
          date_trunc('milliseconds', clock_timestamp())
        FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY n`,
      values: [id, calledBy, JSON.stringify(items)],
    });
    return { kind: 'called', meetingId: id, replayed: false };
  });
}
