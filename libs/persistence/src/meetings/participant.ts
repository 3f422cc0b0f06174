import { inTransaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import { cipherOfCase } from './case-cipher';

interface OnItem {
  readonly itemId: string;
  readonly caseId: string;
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
