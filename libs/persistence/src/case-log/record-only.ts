import type { CaseEvent } from '@tovholder/domain/case-log';
import type { Transaction } from '../connection/transaction';
import type { Actor } from '../types';
import type { LockedCase } from './under-lock';
import { writeLog, type LogWrite } from './write';

interface RecordOnly extends Partial<Omit<LogWrite, 'caseId' | 'row'>> {
  readonly kase: LockedCase;
  readonly commandId: string;
  readonly bodyHash: string | null;
  readonly event: CaseEvent;
  readonly actor: Actor | null;
  readonly privateText?: Buffer;
}

/** Records what a course neither sees nor reacts to. @returns its sequence number */
export async function writeRecordOnly(tx: Transaction, record: RecordOnly): Promise<number> {
  const { kase, commandId, bodyHash, event, actor, privateText = null, ...rest } = record;
  const { seq } = await writeLog(tx, {
    caseFile: {},
    closed: [],
    owned: [],
    pauses: [],
    pausesEnded: [],
    offered: [],
    answered: [],
    milestones: [],
    outbox: [],
    opened: [],
    moved: [],
    told: [],
    facts: [],
    disclosures: [],
    ...rest,
    caseId: kase.id,
    row: {
      seq: kase.headSeq + 1,
      at: kase.now,
      commandId,
      bodyHash,
      event,
      change: null,
      actor,
      privateText,
      prevHash: kase.headHash,
    },
  });
  return seq;
}
