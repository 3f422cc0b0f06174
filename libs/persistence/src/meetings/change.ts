import type { Transaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import type { MeetingChange, MeetingCommand, MeetingResult } from './types';
import { changeUnderLock, type LockedMeeting } from './under-lock';

/** Another date, who is invited, who came, and the end of a meeting: by cancelling it or by closing it. */
export async function changeMeeting(
  store: Store,
  { command, change }: { readonly command: MeetingCommand; readonly change: MeetingChange },
): Promise<MeetingResult> {
  return changeUnderLock(store, command, async (tx, meeting) => {
    await carryOut(tx, { meeting, change });
    const { kind } = change;
    return {
      kind,
      ...(kind === 'rescheduled' ? { startsAt: change.startsAt } : {}),
      ...('reason' in change ? { reason: change.reason } : {}),
    };
  });
}

async function carryOut(
  tx: Transaction,
  { meeting: { id, now, cipher }, change }: { readonly meeting: LockedMeeting; readonly change: MeetingChange },
): Promise<void> {
  switch (change.kind) {
    case 'rescheduled': {
      const place = change.place === undefined ? null : cipher.seal(change.place, placeOf.meeting(id, 'place'));
      await tx.query({
        text: 'UPDATE meeting SET starts_at = $2, place = coalesce($3, place) WHERE id = $1',
        values: [id, change.startsAt, place],
      });
      return;
    }
    case 'invited':
      await tx.query({
        text: `INSERT INTO meeting_member (meeting_id, user_id) SELECT $1, * FROM unnest($2::text[])
          ON CONFLICT (meeting_id, user_id) DO NOTHING`,
        values: [id, [...new Set(change.members)]],
      });
      return;
    case 'attendance':
      await tx.query({
        text: `UPDATE meeting_member m SET attendance = n.value->>'attendance'
          FROM jsonb_array_elements($2::jsonb) n WHERE m.meeting_id = $1 AND m.user_id = n.value->>'userId'`,
        values: [id, JSON.stringify(change.members)],
      });
      return;
    case 'cancelled':
    case 'closed':
      await tx.query({
        text: 'UPDATE meeting SET state = $2, ended_at = $3 WHERE id = $1',
        values: [id, change.kind, now],
      });
  }
}
