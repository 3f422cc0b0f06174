import type { CaseState } from '@tovholder/contracts/commands';
import type { CaseEvent, CourseChange, HandoverOffer, LoggedEvent } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import type { Transaction } from '../connection/transaction';
import type { Actor, OutboxKind } from '../types';
import type { HandoverRecord } from '../records';
import { hashOf } from './hash';
import type { MilestoneChange } from './milestones';
import type { Audience } from '@tovholder/domain/ladders';
import { writeStatement } from './write-statement';

/** That a rung tells someone: a row of their inbox. */
export interface Told {
  readonly id: string;
  readonly userId: string;
  readonly stepKey: string;
  readonly ladder: string;
  readonly rung: string;
  readonly dueVersion: number;
  readonly audience: Audience;
  readonly standsInFor: string | null;
  readonly withoutIdentity: boolean;
  readonly intendedAt: string;
  readonly late: boolean;
}

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
  /** `pausedAt`: since when the clock stands still; null while it runs. */
  readonly moved: readonly (DueColumns & { readonly key: string; readonly pausedAt: string | null })[];
  /** `unitId` and `authority`: who owes the step from now on; absent: who owed it before. */
  readonly owned: readonly {
    readonly key: string;
    readonly owner: string | null;
    readonly unitId?: string;
    readonly authority?: string;
  }[];
  readonly pauses: readonly NewPause[];
  readonly pausesEnded: readonly { readonly id: string; readonly toAt: string; readonly endedBy: string }[];
  readonly offered: readonly NewHandover[];
  readonly answered: readonly { readonly id: string; readonly state: Exclude<HandoverRecord['state'], 'offered'> }[];
  readonly milestones: readonly MilestoneChange[];
  /** Whom the rungs that fire with this row tell. */
  readonly told: readonly Told[];
  readonly facts: readonly { readonly name: string; readonly value: Buffer; readonly source: Buffer }[];
  readonly disclosures: readonly NewDisclosure[];
  /** `availableAt`: not to be delivered by the relay before; absent: at once. */
  readonly outbox: readonly {
    readonly id: string;
    readonly kind: OutboxKind;
    readonly ref?: string;
    readonly availableAt?: string;
  }[];
}

/** New values of the case row; what is absent stays. Null empties. */
export interface CaseFileChange {
  readonly state?: CaseState;
  readonly ruleSetVersion?: number;
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly outcome?: string;
  readonly successor?: string | null;
  readonly incidentReason?: string | null;
  readonly incidentAt?: string | null;
  readonly epoch?: number;
  readonly municipality?: string | null;
  readonly responsibleAuthority?: string;
  readonly responsibleSince?: string;
  readonly marks?: Readonly<Record<string, string>>;
  readonly assessment?: Assessment;
  readonly eligibility?: Buffer;
}

export interface DueColumns {
  /** Counts the due instants that the step has had. */
  readonly dueVersion: number;
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
  readonly handover: HandoverOffer | null;
}

export interface NewPause {
  readonly id: string;
  readonly stepKey: string;
  readonly ground: string;
  readonly fromAt: string;
  readonly note: Buffer | null;
  readonly recordedBy: string;
}

export interface NewHandover {
  readonly id: string;
  readonly stepKey: string;
  readonly subject: HandoverOffer['of'];
  readonly fromAuthority: string | null;
  readonly fromUnit: string | null;
  readonly fromUser: string | null;
  readonly toAuthority: string;
  readonly toUnit: string;
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
  readonly act: 'asked' | 'answered' | 'entrusted';
  readonly fromAuthority: string;
  readonly toAuthority: string;
  readonly basis: string;
  readonly purpose: string;
}

/** Writes the row and what follows from it. @returns the row as a course sees it */
export async function writeLog(tx: Transaction, write: LogWrite): Promise<LoggedEvent> {
  const { caseId, row } = write;
  const { seq, at, commandId, event, change } = row;
  const { hash, columns: logged } = logColumns(caseId, row);
  const ofCase = { case_id: caseId };
  const document = {
    caseId,
    commandId,
    caseFile: { ...columns(write.caseFile), head_seq: seq, head_hash: bytes(hash), head_at: at },
    log: [logged],
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
    owned: write.owned.map((step) => ({ ...ofCase, ...columns(step) })),
    pauses: write.pauses.map((pause) => ({ ...ofCase, ...columns(pause), recorded_at: at })),
    pauses_ended: write.pausesEnded.map((pause) => ({ ...columns(pause), ended_at: at })),
    offered: write.offered.map((offer) => ({ ...ofCase, ...columns(offer), state: 'offered', offered_at: at })),
    answered: write.answered.map((offer) => ({ ...offer, answered_at: at })),
    milestones: write.milestones.map((milestone) => ({ ...ofCase, ...columns(milestone) })),
    notifications: write.told.map((told) => ({ ...ofCase, ...columns(told), seq, fired_at: at })),
    receipts: write.told.map(({ id }) => ({ notification_id: id, channel: 'in-app', sent_at: at, detail: 'inbox' })),
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

/** A row of the log under its hash, as PostgreSQL reads it from JSON. */
export function logColumns(
  caseId: string,
  row: LogWrite['row'],
): { readonly hash: Buffer; readonly columns: Readonly<Record<string, unknown>> } {
  const { privateText, ...hashed } = row;
  const hash = hashOf({ caseId, ...hashed, private: privateText });
  return {
    hash,
    columns: {
      case_id: caseId,
      seq: row.seq,
      at: row.at,
      command_id: row.commandId,
      body_hash: row.bodyHash,
      type: row.event.type,
      event: row.event,
      change: row.change,
      actor_user: row.actor?.userId ?? null,
      actor_authority: row.actor?.authority ?? null,
      actor_unit: row.actor?.unit ?? null,
      private: privateText && bytes(privateText),
      prev_hash: bytes(row.prevHash),
      hash: bytes(hash),
    },
  };
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

export const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`;
