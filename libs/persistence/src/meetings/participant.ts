import { inTransaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import { cipherOfCase } from './case-cipher';
import type { MeetingCommand, MeetingResult } from './types';
import { changeUnderLock } from './under-lock';

interface OnItem {
  readonly itemId: string;
  readonly caseId: string;
}

/** Records that a participant has an interest in an item's case. What they noted on it for themselves goes with it. */
export async function declareConflict(
  store: Store,
  { command, itemId, caseId, reason }: OnItem & { readonly command: MeetingCommand; readonly reason?: string },
): Promise<MeetingResult> {
  return changeUnderLock(store, command, async (tx, { now }) => {
    const { by: userId } = command;
    const cipher = await cipherOfCase(tx, { store, caseId });
    await tx.query({
      text: `WITH forgotten AS (DELETE FROM preparation_note WHERE agenda_item_id = $1 AND user_id = $2)
        INSERT INTO conflict_of_interest (agenda_item_id, user_id, declared_at, reason) VALUES ($1, $2, $3, $4)
        ON CONFLICT (agenda_item_id, user_id) DO NOTHING`,
      values: [
        itemId,
        userId,
        now,
        reason === undefined ? null : cipher.seal(reason, placeOf.ofParticipant({ itemId, userId }, 'conflict')),
      ],
    });
    return { kind: 'conflict' };
  });
}

/** Keeps what a participant notes for themselves; null takes it away. It is nobody else's, so the meeting stays as it was. */
export async function writePreparationNote(
  store: Store,
  { itemId, caseId, userId, text }: OnItem & { readonly userId: string; readonly text: string | null },
): Promise<void> {
  await inTransaction(store.dataSource, async (tx) => {
    if (text === null) {
      await tx.query({
        text: 'DELETE FROM preparation_note WHERE agenda_item_id = $1 AND user_id = $2',
        values: [itemId, userId],
      });
      return;
    }
    const cipher = await cipherOfCase(tx, { store, caseId });
    await tx.query({
      text: `INSERT INTO preparation_note (agenda_item_id, user_id, text, written_at) VALUES ($1, $2, $3, clock_timestamp())
        ON CONFLICT (agenda_item_id, user_id) DO UPDATE SET text = excluded.text, written_at = excluded.written_at`,
      values: [itemId, userId, cipher.seal(text, placeOf.ofParticipant({ itemId, userId }, 'note'))],
    });
  });
}
