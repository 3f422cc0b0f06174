import { lockCase } from '../case-log/locked-case';
import type { LockedCase } from '../case-log/under-lock';
import { profileOf } from '../case-log/setting';
import { concernText, linkedCase } from '../case-log/links';
import { writeRecordOnly } from '../case-log/record-only';
import { inTransaction, type Transaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import { casesClosedTo, unitsOfActive } from '../owners/reassign';
import type { DirectCommand, DirectRefusal, DirectResult, Store } from '../types';

/**
 * Records a note, a concern, an assignment or a claim: what no course reacts to, so it needs no workflow and works while Temporal
 * is away. The same lock and the same log as everything else.
 */
export async function appendDirect(store: Store, command: DirectCommand): Promise<DirectResult> {
  const { caseId, commandId, bodyHash, actor, action } = command;
  return inTransaction(store.dataSource, async (tx): Promise<DirectResult> => {
    const kase = await lockCase(tx, { store, request: { caseId, commandId, afterSeq: 0 } });
    if (!kase) return { kind: 'no-such-case' };
    if (kase.known) {
      if (kase.known.bodyHash !== bodyHash) return { kind: 'body-differs' };
      return { kind: 'done', seq: kase.known.seq, replayed: true };
    }
    const code = await refusalOf(tx, { kase, command });
    if (code) return { kind: 'refused', code };
    const by = { kase, commandId, bodyHash, actor };
    if (action.type === 'raise-concern') {
      const event = { type: 'concern-raised' } as const;
      const profile = profileOf(store, kase.district);
      const seq = await writeRecordOnly(tx, {
        ...by,
        event,
        privateText: kase.cipher.seal(JSON.stringify(concernText(action)), placeOf.logText(caseId, commandId)),
        outbox: linkedCase({ event }, { seq: kase.headSeq + 1, profile }),
      });
      return { kind: 'done', seq, replayed: false };
    }
    const seq =
      action.type === 'note'
        ? await writeRecordOnly(tx, {
            ...by,
            event: { type: 'noted' },
            privateText: kase.cipher.seal(JSON.stringify({ text: action.text }), placeOf.logText(caseId, commandId)),
          })
        : await writeRecordOnly(tx, {
            ...by,
            event: { type: 'assigned', key: action.key, owner: ownerAfter(command) },
            owned: [{ key: action.key, owner: ownerAfter(command) }],
          });
    return { kind: 'done', seq, replayed: false };
  });
}

function ownerAfter({ action, actor }: DirectCommand): string | null {
  return action.type === 'assign' ? action.owner : actor.userId;
}

async function refusalOf(
  tx: Transaction,
  { kase, command }: { readonly kase: LockedCase; readonly command: DirectCommand },
): Promise<DirectRefusal | undefined> {
  const { action, ifVersion, ifEpoch, actor } = command;
  if (ifVersion !== undefined && ifVersion !== kase.headSeq) return 'version-conflict';
  if (ifEpoch !== undefined && ifEpoch < kase.epoch) return 'epoch-conflict';
  // A note and a concern are always heard: a child is in need also where a case has ended or stands still.
  if (action.type === 'note' || action.type === 'raise-concern') return undefined;
  if (kase.state === 'incident') return 'case-in-incident';
  if (kase.state === 'closed') return 'case-closed';
  const step = kase.openSteps.find(({ key }) => key === action.key);
  if (!step) return 'step-not-open';
  if (action.type === 'claim' && step.owner !== null && step.owner !== actor.userId) return 'already-owned';
  const owner = ownerAfter(command);
  if (owner !== null && !(await unitsOfActive(tx, owner)).has(step.unit)) return 'assignee-not-in-unit';
  if (owner !== null && (await casesClosedTo(tx, { userId: owner, caseIds: [kase.id] })).has(kase.id))
    return 'assignee-in-conflict';
  return undefined;
}
