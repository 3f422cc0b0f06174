import type { CaseState } from '@tovholder/contracts/commands';
import type { CaseEvent, CourseChange, LoggedEvent } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import type { Transaction } from '../connection/transaction';
import type { Actor } from '../types';
import { hashOf } from './hash';
import type { MilestoneChange } from './milestones';

/** One new row of a case's log with everything that follows from it, ready to be written. */
export interface LogWrite {
  readonly caseId: string;
  readonly row: {
    readonly seq: number;
    readonly at: string;
    readonly commandId: string;
    readonly bodyHash: string | null;
    readonly event: CaseEvent;
    readonly change: CourseChange | null;
    readonly actor: Actor | null;
    readonly privateText: Buffer | null;
    readonly prevHash: Buffer;
  };
  readonly caseFile: CaseFileChange;
  readonly opened: readonly NewStep[];
  readonly closed: readonly ClosedStep[];
  readonly moved: readonly (DueColumns & { readonly key: string })[];
  readonly owned: readonly { readonly key: string; readonly owner: string | null }[];
  readonly milestones: readonly MilestoneChange[];
  readonly facts: readonly { readonly name: string; readonly value: Buffer; readonly source: Buffer }[];
  readonly disclosures: readonly NewDisclosure[];
  /** `availableAt`: not to be delivered by the relay before; absent: at once. */
  readonly outbox: readonly {
    readonly id: string;
    readonly kind: 'start-workflow' | 'reload-workflow';
    readonly availableAt?: string;
  }[];
}

/** New values of the case row; what is absent stays. Null empties. */
export interface CaseFileChange {
  readonly state?: CaseState;
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly outcome?: string;
  readonly successor?: string | null;
  readonly incidentReason?: string | null;
  readonly incidentAt?: string | null;
  readonly municipality?: string | null;
  readonly responsibleAuthority?: string;
  readonly responsibleSince?: string;
  readonly marks?: Readonly<Record<string, string>>;
  readonly assessment?: Assessment;
  readonly eligibility?: Buffer;
}

export interface DueColumns {
  readonly dueAt: string | null;
  readonly dueDate: string | null;
  readonly dueMark: string | null;
  readonly dueSoft: boolean | null;
  readonly certificate: object | null;
}

export interface NewStep extends DueColumns {
  readonly key: string;
  readonly step: string;
  readonly process: string;
  readonly district: string;
  readonly role: string;
  readonly owingAuthority: string | null;
  readonly unitId: string;
  readonly authority: string;
  readonly option: boolean;
  readonly disclosure: boolean;
  readonly rule: string | null;
  readonly dueOn: string | null;
}

export interface ClosedStep {
  readonly key: string;
  readonly state: 'done' | 'withdrawn';
  readonly outcome: string | null;
  readonly data: Readonly<Record<string, JsonValue>> | null;
  readonly completedByUser: string | null;
  readonly completedByUnit: string | null;
}

export interface NewDisclosure {
  readonly id: string;
  readonly stepKey: string;
  readonly act: 'asked' | 'answered';
  readonly fromAuthority: string;
  readonly toAuthority: string;
  readonly basis: string;
  readonly purpose: string;
}

/** Adds the rows of one list of the document to a table; columns by name, so that a later one keeps its default. */
function insertAll(list: string, { into, columns }: { readonly into: string; readonly columns: string }): string {
  return `INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, $1::jsonb->'${list}')`;
}

const caseColumns = [
  'state',
  'opened_at',
  'closed_at',
  'outcome',
  'successor',
  'incident_reason',
  'incident_at',
  'municipality',
  'responsible_authority',
  'responsible_since',
  'marks',
  'assessment',
  'eligibility',
  'head_seq',
  'head_hash',
  'head_at',
];

/**
 * Everything that one row of the log entails, in one statement: a round trip less for each table, and nothing is ever
 * half written. The first part names what the document holds of the case row; the rest stays as it is.
 */
const writeStatement = `
  WITH next AS (SELECT * FROM jsonb_populate_record(
      (SELECT f FROM case_file f WHERE f.id = ($1::jsonb->>'caseId')::uuid), $1::jsonb->'caseFile')),
  kase AS (UPDATE case_file f SET (${caseColumns.join(', ')}) = (SELECT ${caseColumns.join(', ')} FROM next)
    WHERE f.id = ($1::jsonb->>'caseId')::uuid),
  log AS (${insertAll('log', {
    into: 'case_log',
    columns:
      'case_id, seq, at, command_id, body_hash, type, event, change, actor_user, actor_authority, actor_unit, private, prev_hash, hash',
  })}),
  opened AS (${insertAll('opened', {
    into: 'step',
    columns:
      'case_id, key, step, process, district, role, owing_authority, unit_id, authority, state, option, disclosure, opened_at, opened_seq, rule, due_on, due_at, sort_at, due_date, due_mark, due_soft, certificate',
  })}),
  closed AS (UPDATE step s SET state = n.state, closed_at = n.closed_at, closed_seq = n.closed_seq, outcome = n.outcome,
      data = n.data, completed_by_user = n.completed_by_user, completed_by_unit = n.completed_by_unit
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'closed') n WHERE s.case_id = n.case_id AND s.key = n.key),
  moved AS (UPDATE step s SET due_at = n.due_at, sort_at = n.sort_at, due_date = n.due_date, due_mark = n.due_mark,
      due_soft = n.due_soft, certificate = n.certificate
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'moved') n WHERE s.case_id = n.case_id AND s.key = n.key),
  owned AS (UPDATE step s SET owner = n.owner
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'owned') n WHERE s.case_id = n.case_id AND s.key = n.key),
  milestones AS (${insertAll('milestones', { into: 'milestone', columns: 'case_id, kind, ref, at, state' })}
    ON CONFLICT (case_id, kind, ref) DO UPDATE SET at = excluded.at, state = excluded.state),
  facts AS (${insertAll('facts', { into: 'fact', columns: 'case_id, name, seq, value, source, recorded_at' })}),
  disclosures AS (${insertAll('disclosures', {
    into: 'disclosure',
    columns: 'id, case_id, seq, step_key, act, from_authority, to_authority, basis, purpose, at',
  })}),
  outbox AS (${insertAll('outbox', { into: 'outbox', columns: 'id, kind, case_id, created_at, available_at, attempts' })})
  DELETE FROM command WHERE id = $1::jsonb->>'commandId'`;

/** Writes the row and what follows from it. @returns the row as a course sees it */
export async function writeLog(tx: Transaction, write: LogWrite): Promise<LoggedEvent> {
  const { caseId, row } = write;
  const { seq, at, commandId, event, change } = row;
  const { privateText, ...hashed } = row;
  const hash = hashOf({ caseId, ...hashed, private: privateText });
  const ofCase = { case_id: caseId };
  const document = {
    caseId,
    commandId,
    caseFile: { ...columns(write.caseFile), head_seq: seq, head_hash: bytes(hash), head_at: at },
    log: [
      {
        ...ofCase,
        seq,
        at,
        command_id: commandId,
        body_hash: row.bodyHash,
        type: event.type,
        event,
        change,
        actor_user: row.actor?.userId ?? null,
        actor_authority: row.actor?.authority ?? null,
        actor_unit: row.actor?.unit ?? null,
        private: privateText && bytes(privateText),
        prev_hash: bytes(row.prevHash),
        hash: bytes(hash),
      },
    ],
    opened: write.opened.map((step) => ({
      ...ofCase,
      ...columns(step),
      state: 'open',
      opened_at: at,
      opened_seq: seq,
      sort_at: step.dueAt ?? 'infinity',
    })),
    closed: write.closed.map((step) => ({ ...ofCase, ...columns(step), closed_at: at, closed_seq: seq })),
    moved: write.moved.map((step) => ({ ...ofCase, ...columns(step), sort_at: step.dueAt ?? 'infinity' })),
    owned: write.owned.map((step) => ({ ...ofCase, ...step })),
    milestones: write.milestones.map((milestone) => ({ ...ofCase, ...milestone })),
    facts: write.facts.map((fact) => ({ ...ofCase, ...columns(fact), seq, recorded_at: at })),
    disclosures: write.disclosures.map((disclosure) => ({ ...ofCase, ...columns(disclosure), seq, at })),
    outbox: write.outbox.map((entry) => ({
      ...ofCase,
      available_at: at,
      ...columns(entry),
      created_at: at,
      attempts: 0,
    })),
  };
  await tx.query({ name: 'write-log', text: writeStatement, values: [JSON.stringify(document)] });
  return { seq, at, commandId, event, ...(change ? { change } : {}) };
}

/** A record with its names and bytes as PostgreSQL reads them from JSON. Absent members stay absent. */
function columns(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value instanceof Buffer ? bytes(value) : (value as unknown),
    ]),
  );
}

const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`;
