import { idFrom } from '@tovholder/contracts/canonical';
import { lockCase } from '../case-log/locked-case';
import { writeRecordOnly } from '../case-log/record-only';
import type { LockedCase } from '../case-log/under-lock';
import { inTransaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { CommandIdentity } from '../command-identity';
import type { Actor, Store } from '../types';
import { conflictInbox, consequencesOfConflict } from './conflict-consequences';
import type { MeetingCommand, MeetingResult } from './types';
import { changeUnderLock } from './under-lock';

interface Declaration {
  readonly command: MeetingCommand;
  readonly itemId: string;
  readonly caseId: string;
  readonly reason?: string;
  /** The same user as in the command, with the unit and authority that they act for. */
  readonly actor: Actor;
}

/**
 * Records that a participant has a conflict of interest in an item's case (FVL §§ 3, 6), in one commit: the case is closed
 * to them, what they noted is gone, the steps that were theirs – or that they stood in for – wait for their unit, and
 * those who decide about it are told. Both the case and the meeting say so.
 */
export async function declareConflict(store: Store, declaration: Declaration): Promise<MeetingResult> {
  const { command, itemId, caseId, reason, actor } = declaration;
  const { by: userId } = command;
  const commandId = `${command.commandId}|conflict`;
  let locked: LockedCase | null = null;
  return changeUnderLock(
    store,
    command,
    async (tx, { now }) => {
      if (!locked) return 'not-on-agenda';
      const kase = locked;
      const [item] = await tx.query<{ step_key: string }>({
        text: 'SELECT step_key FROM agenda_item WHERE id = $1',
        values: [itemId],
      });
      const { released, told } = await consequencesOfConflict(tx, { store, kase, userId, stepKey: item!.step_key });
      const sealed =
        reason === undefined ? null : kase.cipher.seal(reason, placeOf.ofParticipant({ itemId, userId }, 'conflict'));
      await tx.query({
        text: `WITH forgotten AS (DELETE FROM preparation_note n USING agenda_item i
            WHERE i.id = n.agenda_item_id AND i.case_id = $2 AND n.user_id = $3)
          INSERT INTO conflict_of_interest (id, case_id, user_id, agenda_item_id, declared_at, reason)
          VALUES ($1, $2, $3, $4, $5, $6)`,
        values: [idFrom(`conflict|${commandId}`), caseId, userId, itemId, now, sealed],
      });
      await writeRecordOnly(tx, {
        kase,
        commandId,
        bodyHash: command.bodyHash,
        actor,
        event: {
          type: 'conflict-declared',
          user: userId,
          released,
          told: [...new Set(told.map((one) => one.userId))].sort(),
        },
        owned: released.map((key) => ({ key, owner: null })),
        told,
      });
      return { kind: 'conflict' };
    },
    async (tx) => {
      locked = await lockCase(tx, { store, request: { caseId, afterSeq: 0, commandId } });
    },
  );
}

export type LiftResult = 'lifted' | 'replayed' | 'body-differs' | 'lifted-before' | 'no-such-conflict';

/**
 * Opens the case again to who had declared a conflict of interest, by who decides about it and why. What was given back
 * to a unit stays there.
 */
export async function liftConflict(
  store: Store,
  { id, commandId, bodyHash, reason, by }: CommandIdentity & { id: string; reason: string; by: Actor },
): Promise<LiftResult> {
  return inTransaction(store.dataSource, async (tx): Promise<LiftResult> => {
    const [found] = await tx.query<{ case_id: string; user_id: string; step_key: string }>({
      text: `SELECT k.case_id, k.user_id, i.step_key FROM conflict_of_interest k
        JOIN agenda_item i ON i.id = k.agenda_item_id WHERE k.id = $1`,
      values: [id],
    });
    if (!found) return 'no-such-conflict';
    const { case_id: caseId, user_id: userId } = found;
    const kase = await lockCase(tx, { store, request: { caseId, afterSeq: 0, commandId } });
    if (!kase) return 'no-such-conflict';
    if (kase.known) return kase.known.bodyHash === bodyHash ? 'replayed' : 'body-differs';
    const lifted = await tx.query({
      text: `UPDATE conflict_of_interest SET lifted_at = $2, lifted_by = $3, lifted_reason = $4
        WHERE id = $1 AND lifted_at IS NULL RETURNING id`,
      values: [id, kase.now, by.userId, kase.cipher.seal(reason, placeOf.conflictLifted(id))],
    });
    if (lifted.length === 0) return 'lifted-before';
    await writeRecordOnly(tx, {
      kase,
      commandId,
      bodyHash,
      actor: by,
      event: { type: 'conflict-lifted', user: userId },
      told: conflictInbox(kase, { users: [userId], stepKey: found.step_key, rung: 'lifted', audience: 'owner' }),
    });
    return 'lifted';
  });
}
