import { ask, inTransaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import { personCipher } from '../crypto/person-key';
import { sealAtMeeting } from '../meetings/at-meeting';
import type { FoundCommand, StagedCommand, StageResult, Store } from '../types';

/**
 * Puts down who gives a command and its texts, encrypted, before it is sent through the workflow: they travel with its
 * id alone. Staging the same command again changes nothing.
 */
export async function stageCommand(store: Store, command: StagedCommand): Promise<StageResult> {
  const { caseId, commandId, bodyHash, actor, privateText, factCorrection, atMeeting } = command;
  return inTransaction(store.dataSource, async (tx) => {
    const [kase] = await tx.query<{
      person_id: string;
      data_key: Buffer;
      seq: number | null;
      body_hash: string | null;
    }>({
      text: `SELECT c.person_id, p.data_key, l.seq, l.body_hash FROM case_file c JOIN person p ON p.id = c.person_id
        LEFT JOIN case_log l ON l.case_id = c.id AND l.command_id = $2 WHERE c.id = $1`,
      values: [caseId, commandId],
    });
    if (!kase) return { kind: 'no-such-case' };
    if (kase.seq !== null) {
      return kase.body_hash === bodyHash ? { kind: 'known', seq: kase.seq } : { kind: 'body-differs' };
    }
    const cipher = personCipher(store.keys, { personId: kase.person_id, wrapped: kase.data_key });
    const texts = Object.keys(privateText ?? {}).length > 0 ? JSON.stringify(privateText) : null;
    const [row] = await tx.query<{ body_hash: string }>({
      // Updating a row to what it holds makes a waiting duplicate see it.
      text: `INSERT INTO command (id, case_id, body_hash, actor_user, actor_authority, actor_unit, private, correction, meeting,
          staged_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
        ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING body_hash`,
      values: [
        commandId,
        caseId,
        bodyHash,
        actor.userId,
        actor.authority,
        actor.unit,
        texts === null ? null : cipher.seal(texts, placeOf.logText(caseId, commandId)),
        factCorrection ? cipher.seal(JSON.stringify(factCorrection), placeOf.correction(commandId)) : null,
        atMeeting ? JSON.stringify(sealAtMeeting(atMeeting, { cipher, commandId })) : null,
      ],
    });
    return row?.body_hash === bodyHash ? { kind: 'new' } : { kind: 'body-differs' };
  });
}

/** The row that a command became, of any case; null while it is in no log. */
export async function findCommand(
  store: Store,
  { commandId, caseId }: { readonly commandId: string; readonly caseId?: string },
): Promise<FoundCommand | null> {
  const [row] = await ask<{ case_id: string; seq: number; body_hash: string | null }>(store.dataSource, {
    text: `SELECT case_id, seq, body_hash FROM case_log WHERE case_id = $2 AND command_id = $1
      UNION ALL SELECT c.id, 1, r.body_hash FROM referral r JOIN case_file c ON c.referral_id = r.id WHERE r.command_id = $1
      LIMIT 1`,
    values: [commandId, caseId ?? null],
  });
  return row ? { caseId: row.case_id, seq: row.seq, bodyHash: row.body_hash } : null;
}
