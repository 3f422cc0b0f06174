import type { CaseState } from '@tovholder/contracts/commands';
import { bytes, logColumns } from '../case-log/write';
import type { Transaction } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Actor, Store } from '../types';

/** A case under its lock, as far as giving its steps to someone goes. */
export interface HeldCase {
  readonly id: string;
  readonly state: CaseState;
  readonly headSeq: number;
  readonly headHash: Buffer;
  /** The database's clock, never before the log's head. */
  readonly now: string;
  readonly personId: string;
  readonly wrappedKey: Buffer;
  /** Open steps by key. */
  readonly open: ReadonlyMap<string, { readonly unit: string; readonly owner: string | null }>;
  /** Command ids asked for that the log holds, with the hash of the body that each came with. */
  readonly known: ReadonlyMap<string, string | null>;
}

interface HeldColumns {
  id: string;
  state: CaseState;
  head_seq: number;
  head_hash: Buffer;
  now: Date;
  person_id: string;
  data_key: Buffer;
  open: { key: string; unit: string; owner: string | null }[];
  known: { commandId: string; bodyHash: string | null }[];
}

/**
 * Locks cases in the order of their ids – everyone who locks more than one does – and reads their open steps. Two
 * statements, for what one statement reads beside a row that it had to wait for may be older than the row.
 */
export async function holdCases(
  tx: Transaction,
  { caseIds, commandIds }: { readonly caseIds: readonly string[]; readonly commandIds: readonly string[] },
): Promise<Map<string, HeldCase>> {
  await tx.query({
    text: 'SELECT id FROM case_file WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE',
    values: [caseIds],
  });
  const rows = await tx.query<HeldColumns>({
    text: `SELECT c.id, c.state, c.head_seq, c.head_hash, c.person_id, p.data_key,
        date_trunc('milliseconds', greatest(clock_timestamp(), c.head_at)) AS now,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'unit', s.unit_id, 'owner', s.owner)), '[]')
          FROM step s WHERE s.case_id = c.id AND s.state = 'open') AS open,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('commandId', l.command_id, 'bodyHash', l.body_hash)), '[]')
          FROM case_log l WHERE l.case_id = c.id AND l.command_id = ANY ($2)) AS known
      FROM case_file c JOIN person p ON p.id = c.person_id WHERE c.id = ANY ($1::uuid[])`,
    values: [caseIds, commandIds],
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        state: row.state,
        headSeq: row.head_seq,
        headHash: row.head_hash,
        now: row.now.toISOString(),
        personId: row.person_id,
        wrappedKey: row.data_key,
        open: new Map(row.open.map(({ key, unit, owner }) => [key, { unit, owner }])),
        known: new Map(row.known.map(({ commandId, bodyHash }) => [commandId, bodyHash])),
      },
    ]),
  );
}

export interface Assignment {
  readonly key: string;
  readonly owner: string | null;
  readonly commandId: string;
  readonly bodyHash: string | null;
}

const writeStatement = `
  WITH log AS (INSERT INTO case_log (case_id, seq, at, command_id, body_hash, type, event, change, actor_user,
      actor_authority, actor_unit, private, prev_hash, hash)
    SELECT case_id, seq, at, command_id, body_hash, type, event, change, actor_user, actor_authority, actor_unit,
      private, prev_hash, hash FROM jsonb_populate_recordset(NULL::case_log, $1::jsonb->'log')),
  kase AS (UPDATE case_file f SET head_seq = n.head_seq, head_hash = n.head_hash, head_at = n.head_at
    FROM jsonb_populate_recordset(NULL::case_file, $1::jsonb->'cases') n WHERE f.id = n.id)
  UPDATE step s SET owner = n.owner
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'steps') n WHERE s.case_id = n.case_id AND s.key = n.key`;

/** Writes the assignments of many cases, a row of the log for each step, in one statement. */
export async function assignMany(
  tx: Transaction,
  {
    store,
    cases,
    actor,
    reason,
  }: {
    readonly store: Pick<Store, 'keys'>;
    readonly cases: readonly { readonly kase: HeldCase; readonly assignments: readonly Assignment[] }[];
    readonly actor: Actor;
    /** In a person's own words; absent: the event says it all. */
    readonly reason?: string;
  },
): Promise<void> {
  const log: object[] = [];
  const heads: object[] = [];
  const steps: object[] = [];
  for (const { kase, assignments } of cases) {
    if (assignments.length === 0) continue;
    const cipher =
      reason === undefined
        ? undefined
        : personCipher(store.keys, { personId: kase.personId, wrapped: kase.wrappedKey });
    let head = { seq: kase.headSeq, hash: kase.headHash };
    for (const { key, owner, commandId, bodyHash } of assignments) {
      const { hash, columns } = logColumns(kase.id, {
        seq: head.seq + 1,
        at: kase.now,
        commandId,
        bodyHash,
        event: { type: 'assigned', key, owner },
        change: null,
        actor,
        privateText: cipher ? cipher.seal(JSON.stringify({ reason }), placeOf.logText(kase.id, commandId)) : null,
        prevHash: head.hash,
      });
      head = { seq: head.seq + 1, hash };
      log.push(columns);
      steps.push({ case_id: kase.id, key, owner });
    }
    heads.push({ id: kase.id, head_seq: head.seq, head_hash: bytes(head.hash), head_at: kase.now });
  }
  if (log.length === 0) return;
  await tx.query({ text: writeStatement, values: [JSON.stringify({ log, cases: heads, steps })] });
}
