import type { CaseState } from '@tovholder/contracts/commands';
import { recordOnlyEvents, type LoggedEvent, type MilestoneRef } from '@tovholder/domain/case-log';
import type { JsonValue } from '@tovholder/domain/text';
import { placeOf } from '../crypto/places';
import { personCipher, type PersonCipher } from '../crypto/person-key';
import type { Transaction } from '../connection/transaction';
import type { Actor, Store } from '../types';

/** A case under its lock: everything that deciding about one command needs, from one statement. */
export interface LockedCase {
  readonly id: string;
  readonly process: string;
  readonly district: string;
  readonly ruleSetVersion: number;
  readonly state: CaseState;
  readonly headSeq: number;
  readonly headHash: Buffer;
  readonly receivedAt: string;
  readonly openedAt: string | null;
  readonly municipality: string | null;
  readonly marks: Readonly<Record<string, string>>;
  readonly referrerAuthority: string;
  readonly basis: string;
  /** The database's clock, in whole milliseconds and never before the log's head. */
  readonly now: string;
  /** Rows after `afterSeq` that a course sees. */
  readonly rows: readonly LoggedEvent[];
  /** The row that the command became, if it was written before. */
  readonly known: { readonly seq: number; readonly bodyHash: string | null } | null;
  readonly openSteps: readonly LockedStep[];
  readonly pending: readonly PendingMilestone[];
  readonly facts: Facts;
  readonly staged: Staged | null;
  readonly cipher: PersonCipher;
  readonly statedBirthDate: string | null;
}

export interface LockedStep {
  readonly key: string;
  readonly step: string;
  readonly unit: string;
  readonly authority: string;
  readonly owner: string | null;
  readonly disclosure: boolean;
  readonly rule: string | null;
  readonly dueOn: string | null;
  readonly openedAt: string;
  readonly openedSeq: number;
}

export interface PendingMilestone {
  readonly ref: MilestoneRef;
  readonly at: string;
}

/** Current facts by name; `seq` is the row that stated the value. */
export type Facts = ReadonlyMap<string, { readonly seq: number; readonly value: JsonValue }>;

export interface Staged {
  readonly actor: Actor;
  readonly bodyHash: string;
  readonly privateText: Buffer | null;
  readonly correction: { readonly fact: string; readonly value: JsonValue; readonly source: string } | null;
}

/** Record-only rows that a course never asks for. It does ask for the first row: it starts from its assessment. */
export const hiddenFromCourses: readonly string[] = [...recordOnlyEvents].filter((type) => type !== 'submitted');

/** Log rows as a course sees them, as one JSON list. */
export const courseRows = (condition: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('seq', l.seq, 'at', l.at, 'commandId', l.command_id, 'event', l.event,
    'change', l.change) ORDER BY l.seq), '[]')
  FROM case_log l WHERE ${condition}`;

export const pendingMilestones = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'ref', m.ref, 'at', m.at)), '[]')
  FROM milestone m WHERE m.case_id = ${caseId} AND m.state = 'pending'`;

/** The newest value of each fact. */
export const currentFacts = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(to_jsonb(f)), '[]') FROM (
    SELECT DISTINCT ON (name) name, seq, encode(value, 'base64') AS value FROM fact
    WHERE case_id = ${caseId} ORDER BY name, seq DESC
  ) f`;

/** The facts as the referral stated them. */
export const submittedFacts = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'seq', f.seq, 'value', encode(f.value, 'base64'))), '[]')
  FROM fact f WHERE f.case_id = ${caseId} AND f.seq = 1`;

export const stagedCommand = (commandId: string): string => `
  SELECT jsonb_build_object('bodyHash', s.body_hash, 'user', s.actor_user, 'authority', s.actor_authority,
    'unit', s.actor_unit, 'private', encode(s.private, 'base64'), 'correction', encode(s.correction, 'base64'))
  FROM command s WHERE s.id = ${commandId}`;

const lockStatement = `
  WITH locked AS MATERIALIZED (SELECT * FROM case_file WHERE id = $1 FOR UPDATE)
  SELECT c.process, c.district, c.rule_set_version, c.state, c.head_seq, c.head_hash, c.received_at, c.opened_at,
    c.municipality, c.marks, c.referrer_authority, c.person_id, r.basis, p.data_key, p.birth_date,
    date_trunc('milliseconds', greatest(clock_timestamp(), c.head_at)) AS now,
    (SELECT head_seq FROM case_file WHERE id = $1) AS seen_seq,
    (${courseRows('l.case_id = $1 AND l.seq > $2 AND l.type <> ALL ($3)')}) AS rows,
    (SELECT jsonb_build_object('seq', k.seq, 'bodyHash', k.body_hash)
      FROM case_log k WHERE k.case_id = $1 AND k.command_id = $4) AS known,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'step', s.step, 'unit', s.unit_id,
        'authority', s.authority, 'owner', s.owner, 'disclosure', s.disclosure, 'rule', s.rule, 'dueOn', s.due_on,
        'openedAt', s.opened_at, 'openedSeq', s.opened_seq)), '[]')
      FROM step s WHERE s.case_id = $1 AND s.state = 'open') AS open_steps,
    (${pendingMilestones('$1')}) AS pending,
    (${currentFacts('$1')}) AS facts,
    (${stagedCommand('$4')}) AS staged
  FROM locked c JOIN referral r ON r.id = c.referral_id JOIN person p ON p.id = c.person_id`;

export interface CaseRow {
  process: string;
  district: string;
  rule_set_version: number;
  state: CaseState;
  head_seq: number;
  head_hash: Buffer;
  received_at: Date;
  opened_at: Date | null;
  municipality: string | null;
  marks: Record<string, string>;
  referrer_authority: string;
  person_id: string;
  basis: string;
  data_key: Buffer;
  birth_date: Buffer | null;
  now: Date;
  seen_seq: number;
  rows: LogRowJson[];
  known: { seq: number; bodyHash: string | null } | null;
  open_steps: LockedStep[];
  pending: MilestoneJson[];
  facts: FactJson[];
  staged: StagedJson | null;
}

export interface LogRowJson {
  seq: number;
  at: string;
  commandId: string;
  event: LoggedEvent['event'];
  change: LoggedEvent['change'] | null;
}
export interface MilestoneJson {
  kind: 'due' | 'birthday';
  ref: string;
  at: string;
}
export interface FactJson {
  name: string;
  seq: number;
  value: string;
}
export interface StagedJson {
  bodyHash: string;
  user: string;
  authority: string | null;
  unit: string | null;
  private: string | null;
  correction: string | null;
}

export interface LockRequest {
  readonly caseId: string;
  readonly afterSeq: number;
  readonly commandId: string;
}

/** Locks a case until the transaction ends and reads what deciding needs; null when there is no such case. */
export async function lockCase(
  tx: Transaction,
  { store, request }: { readonly store: Store; readonly request: LockRequest },
): Promise<LockedCase | null> {
  const statement = {
    name: 'lock-case',
    text: lockStatement,
    values: [request.caseId, request.afterSeq, hiddenFromCourses, request.commandId],
  };
  let [row] = await tx.query<CaseRow>(statement);
  // Having waited for the lock, the statement saw the case as locked and everything else as before the wait.
  if (row && row.seen_seq !== row.head_seq) [row] = await tx.query<CaseRow>(statement);
  if (!row) return null;
  const { caseId, commandId } = request;
  const cipher = personCipher(store.keys, { personId: row.person_id, wrapped: row.data_key });
  return {
    id: caseId,
    process: row.process,
    district: row.district,
    ruleSetVersion: row.rule_set_version,
    state: row.state,
    headSeq: row.head_seq,
    headHash: row.head_hash,
    receivedAt: row.received_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    municipality: row.municipality,
    marks: row.marks,
    referrerAuthority: row.referrer_authority,
    basis: row.basis,
    now: row.now.toISOString(),
    rows: row.rows.map(loggedEvent),
    known: row.known,
    openSteps: row.open_steps.map((step) => ({ ...step, openedAt: instant(step.openedAt) })),
    pending: row.pending.map(pendingMilestone),
    facts: openFacts(row.facts, { cipher, caseId }),
    staged: row.staged && openStaged(row.staged, { cipher, commandId }),
    cipher,
    statedBirthDate: row.birth_date && cipher.open(row.birth_date, placeOf.person(row.person_id, 'birth_date')),
  };
}

/** An instant as JSON from PostgreSQL, as everyone else writes it: RFC 3339, UTC, milliseconds. */
export const instant = (text: string): string => new Date(text).toISOString();

export function loggedEvent({ seq, at, commandId, event, change }: LogRowJson): LoggedEvent {
  return { seq, at: instant(at), commandId, event, ...(change ? { change } : {}) };
}

export function pendingMilestone({ kind, ref, at }: MilestoneJson): PendingMilestone {
  return { ref: milestoneRef(kind, ref), at: instant(at) };
}

function milestoneRef(kind: MilestoneJson['kind'], ref: string): MilestoneRef {
  return kind === 'due'
    ? { kind, key: ref }
    : { kind, name: ref as Extract<MilestoneRef, { kind: 'birthday' }>['name'] };
}

export function openFacts(
  facts: readonly FactJson[],
  { cipher, caseId }: { readonly cipher: PersonCipher; readonly caseId: string },
): Facts {
  return new Map(
    facts.map(({ name, seq, value }) => {
      const text = cipher.open(Buffer.from(value, 'base64'), placeOf.fact({ caseId, name, seq }, 'value'));
      return [name, { seq, value: JSON.parse(text) as JsonValue }];
    }),
  );
}

export function openStaged(
  staged: StagedJson,
  { cipher, commandId }: { readonly cipher: PersonCipher; readonly commandId: string },
): Staged {
  const { bodyHash, user, authority, unit, correction } = staged;
  return {
    bodyHash,
    actor: { userId: user, authority, unit },
    privateText: staged.private === null ? null : Buffer.from(staged.private, 'base64'),
    correction:
      correction === null
        ? null
        : (JSON.parse(
            cipher.open(Buffer.from(correction, 'base64'), placeOf.correction(commandId)),
          ) as Staged['correction']),
  };
}

/** The person as this case's rules see it: a corrected fact of the case goes before what the person row says. */
export function personOf(kase: Pick<LockedCase, 'facts' | 'statedBirthDate' | 'municipality'>): {
  readonly birthDate: string | null;
  readonly municipality: string | null;
} {
  return {
    birthDate: textFact(kase.facts, 'birthDate') ?? kase.statedBirthDate,
    municipality: textFact(kase.facts, 'municipality') ?? kase.municipality,
  };
}

function textFact(facts: Facts, name: string): string | undefined {
  const value = facts.get(name)?.value;
  return typeof value === 'string' ? value : undefined;
}
