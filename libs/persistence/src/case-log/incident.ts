import type { AppendResult, IncidentRequest } from '@tovholder/contracts/commands';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../connection/transaction';
import type { Store } from '../types';
import { NoSuchCase } from './append';
import { lockCase } from './locked-case';
import { Milestones, nextOf } from './milestones';
import { pausesEndedBy, stateOf } from './pauses';
import { writeRecordOnly } from './record-only';

/**
 * Stops a case whose course can no longer be followed, visibly: nothing happens in it until an operator has looked.
 *
 * @throws NoSuchCase
 */
export async function recordIncident(store: Store, request: IncidentRequest): Promise<AppendResult> {
  const { caseId, commandId, reason, atSeq } = request;
  return inTransaction(store.dataSource, async (tx) => {
    const kase = await lockCase(tx, { store, request: { caseId, commandId, afterSeq: atSeq } });
    if (!kase) throw new NoSuchCase(caseId);
    const { headSeq, state, pending } = kase;
    const unchanged = { rows: [], headSeq, state, next: nextOf(pending) };
    if (kase.known) return { kind: 'known', ...unchanged };
    if (state === 'closed') return { kind: 'refused', code: 'case-closed', ...unchanged };
    if (state === 'incident') return { kind: 'refused', code: 'case-in-incident', ...unchanged };
    const seq = await writeRecordOnly(tx, {
      kase,
      commandId,
      bodyHash: null,
      event: { type: 'incident', reason, atSeq },
      actor: null,
      caseFile: { state: 'incident', incidentReason: reason, incidentAt: kase.now },
    });
    return { kind: 'appended', ...unchanged, headSeq: seq, state: 'incident' };
  });
}

/** The case is in no incident that could be ended. */
export class NotInIncident extends Error {
  constructor(readonly caseId: string) {
    super(`Case ${caseId} is not in an incident`);
    this.name = 'NotInIncident';
  }
}

/**
 * An operator's way out of an incident. `retry`: the case goes on from its log, for the cause has been removed; its
 * workflow is told to load again. `end`: the case is closed with the outcome `incident-ended`.
 *
 * @throws NoSuchCase, NotInIncident
 */
export async function endIncident(
  store: Store,
  { caseId, userId, how }: { readonly caseId: string; readonly userId: string; readonly how: 'retry' | 'end' },
): Promise<void> {
  const commandId = `incident:${uuidv7()}`;
  await inTransaction(store.dataSource, async (tx) => {
    const kase = await lockCase(tx, { store, request: { caseId, commandId, afterSeq: 0 } });
    if (!kase) throw new NoSuchCase(caseId);
    if (kase.state !== 'incident') throw new NotInIncident(caseId);
    const by = { kase, commandId, bodyHash: null, actor: { userId, authority: null, unit: null } };
    const cleared = { incidentReason: null, incidentAt: null };
    const outbox = [{ id: uuidv7(), kind: 'reload-workflow' as const }];
    if (how === 'retry') {
      const state = kase.openedAt === null ? 'received' : stateOf(kase.openSteps);
      await writeRecordOnly(tx, {
        ...by,
        event: { type: 'incident-retried' },
        caseFile: { ...cleared, state },
        outbox,
      });
      return;
    }
    const milestones = new Milestones(kase.pending);
    milestones.dropAll('withdrawn');
    await writeRecordOnly(tx, {
      ...by,
      event: { type: 'incident-ended' },
      pausesEnded: pausesEndedBy(kase, kase.openSteps),
      answered: kase.handovers.map(({ id }) => ({ id, state: 'withdrawn' })),
      caseFile: { ...cleared, state: 'closed', closedAt: kase.now, outcome: 'incident-ended' },
      closed: kase.openSteps.map(({ key }) => ({
        key,
        state: 'withdrawn',
        outcome: null,
        data: null,
        completedByUser: null,
        completedByUnit: null,
      })),
      milestones: milestones.changes,
      outbox,
    });
  });
}
