import type { CaseEvent, CourseChange } from '@tovholder/domain/case-log';
import { ask } from '../connection/transaction';
import type { LogVerdict, Store } from '../types';
import { chainStart, hashOf } from './hash';

/** Cases per round trip: a log has tens of rows. */
const batch = 200;

interface LoggedRow {
  case_id: string;
  head_seq: number;
  head_hash: Buffer;
  seq: number | null;
  at: Date;
  command_id: string;
  body_hash: string | null;
  event: CaseEvent;
  change: CourseChange | null;
  actor_user: string | null;
  actor_authority: string | null;
  actor_unit: string | null;
  private: Buffer | null;
  prev_hash: Buffer;
  hash: Buffer;
}

/**
 * Recomputes the hash chain of one case, or of all in the order that they came in: sequence numbers without a gap, each
 * row's hash, its link to the row before, and the head that the case itself names (a cut tail shows).
 */
export async function* verifyLog(store: Store, { caseId }: { readonly caseId?: string }): AsyncGenerator<LogVerdict> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await ask<LoggedRow>(store.dataSource, {
      text: `SELECT c.id AS case_id, c.head_seq, c.head_hash, l.seq, l.at, l.command_id, l.body_hash, l.event, l.change,
        l.actor_user, l.actor_authority, l.actor_unit, l.private, l.prev_hash, l.hash
        FROM (SELECT id, head_seq, head_hash FROM case_file
          WHERE ${caseId === undefined ? 'id > $1' : 'id = $1'} ORDER BY id LIMIT $2) c
        LEFT JOIN case_log l ON l.case_id = c.id ORDER BY c.id, l.seq`,
      values: [caseId ?? after, batch],
    });
    const byCase = new Map<string, LoggedRow[]>();
    for (const row of rows) byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), row]);
    for (const [id, log] of byCase) yield verdictOn(id, log);
    const last = rows.at(-1);
    if (!last || caseId !== undefined) return;
    after = last.case_id;
  }
}

function verdictOn(caseId: string, log: readonly LoggedRow[]): LogVerdict {
  const { head_seq: headSeq, head_hash: headHash } = log[0]!;
  const broken = (brokenAtSeq: number, because: string): LogVerdict => ({ caseId, valid: false, brokenAtSeq, because });
  let prevHash: Buffer = chainStart;
  let seq = 0;
  for (const row of log) {
    if (row.seq === null) break;
    seq += 1;
    if (row.seq !== seq) return broken(seq, 'the row is missing');
    if (!row.prev_hash.equals(prevHash)) return broken(seq, 'it does not follow the row before it');
    if (!recomputed(caseId, row).equals(row.hash)) return broken(seq, 'its content is not what was hashed');
    prevHash = row.hash;
  }
  if (seq !== headSeq) return broken(seq + 1, 'the log ends before the head that the case names, or goes on after it');
  if (!headHash.equals(prevHash)) return broken(seq, 'it is not the head that the case names');
  return { caseId, valid: true, rows: seq };
}

function recomputed(caseId: string, row: LoggedRow): Buffer {
  return hashOf({
    caseId,
    seq: row.seq!,
    at: row.at.toISOString(),
    commandId: row.command_id,
    bodyHash: row.body_hash,
    event: row.event,
    change: row.change,
    actor:
      row.actor_user === null ? null : { userId: row.actor_user, authority: row.actor_authority, unit: row.actor_unit },
    private: row.private,
    prevHash: row.prev_hash,
  });
}
