import type { CaseState } from '@tovholder/contracts/commands';
import type { LoggedEvent } from '@tovholder/domain/case-log';
import type { JsonValue } from '@tovholder/domain/text';
import { placeOf } from '../crypto/places';
import { personCipher, type PersonCipher } from '../crypto/person-key';
import type { Transaction } from '../connection/transaction';
import type { Store } from '../types';
import { hiddenFromCourses, lockStatement } from './lock-statement';
import { pendingMilestone, type MilestoneJson } from './milestone-ref';
import type { Facts, LockedCase, LockedHandover, LockedPause, LockedStep, Staged } from './under-lock';

export interface CaseRow {
  process: string;
  district: string;
  rule_set_version: number;
  state: CaseState;
  head_seq: number;
  head_hash: Buffer;
  epoch: number;
  responsible_authority: string | null;
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
  open_steps: Omit<LockedStep, 'pauses'>[];
  pending: MilestoneJson[];
  pauses: LockedPause[];
  handovers: LockedHandover[];
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
  meeting: Staged['atMeeting'];
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
  const pauses = row.pauses.map((pause) => ({
    ...pause,
    from: instant(pause.from),
    to: pause.to && instant(pause.to),
  }));
  return {
    id: caseId,
    process: row.process,
    district: row.district,
    ruleSetVersion: row.rule_set_version,
    state: row.state,
    headSeq: row.head_seq,
    headHash: row.head_hash,
    epoch: row.epoch,
    responsible: row.responsible_authority,
    receivedAt: row.received_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    municipality: row.municipality,
    marks: row.marks,
    referrerAuthority: row.referrer_authority,
    basis: row.basis,
    now: row.now.toISOString(),
    rows: row.rows.map(loggedEvent),
    known: row.known,
    openSteps: row.open_steps.map((step) => lockedStep(step, pauses)),
    pending: row.pending.map(pendingMilestone),
    pauses,
    handovers: row.handovers,
    facts: openFacts(row.facts, { cipher, caseId }),
    staged: row.staged && openStaged(row.staged, { cipher, commandId }),
    cipher,
    statedBirthDate: row.birth_date && cipher.open(row.birth_date, placeOf.person(row.person_id, 'birth_date')),
  };
}

const lockedStep = (step: Omit<LockedStep, 'pauses'>, pauses: readonly LockedPause[]): LockedStep => ({
  ...step,
  openedAt: instant(step.openedAt),
  dueAt: step.dueAt && instant(step.dueAt),
  pausedAt: step.pausedAt && instant(step.pausedAt),
  pauses: pauses.flatMap(({ key, from, to, ground }) =>
    key === step.key && to !== null ? [{ from, to, ground }] : [],
  ),
});

/** An instant as JSON from PostgreSQL, as everyone else writes it: RFC 3339, UTC, milliseconds. */
export const instant = (text: string): string => new Date(text).toISOString();

export function loggedEvent({ seq, at, commandId, event, change }: LogRowJson): LoggedEvent {
  return { seq, at: instant(at), commandId, event, ...(change ? { change } : {}) };
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
  const { bodyHash, user, authority, unit, correction, meeting } = staged;
  return {
    commandId,
    bodyHash,
    actor: { userId: user, authority, unit },
    privateText: staged.private === null ? null : Buffer.from(staged.private, 'base64'),
    correction:
      correction === null
        ? null
        : (JSON.parse(
            cipher.open(Buffer.from(correction, 'base64'), placeOf.correction(commandId)),
          ) as Staged['correction']),
    atMeeting: meeting,
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
