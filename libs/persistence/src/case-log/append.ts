import type { AppendRequest, AppendResult, RefusalCode } from '@tovholder/contracts/commands';
import type { CaseEvent } from '@tovholder/domain/case-log';
import { uuidv7 } from 'uuidv7';
import { inTransaction, type Transaction } from '../connection/transaction';
import { recordAtMeeting } from '../meetings/at-meeting';
import type { Store } from '../types';
import { sameAssessment } from './assessment';
import { consequencesOf, evaluateAfter } from './consequences';
import { settingOf } from './setting';
import { handoverRefusalOf } from './handovers';
import { lockCase } from './locked-case';
import type { LockedCase } from './under-lock';
import { Milestones, nextOf } from './milestones';
import { remindersOf } from './notifications';
import { pauseRefusalOf } from './pauses';
import { writeRecordOnly } from './record-only';
import { writeLog } from './write';

/** There is no such case; a workflow without a case is a defect. */
export class NoSuchCase extends Error {
  constructor(readonly caseId: string) {
    super(`There is no case ${caseId}`);
    this.name = 'NoSuchCase';
  }
}

/** Who gave the command, and its texts, are not there (any more): it must be given again. Repeating it is safe. */
export class CommandNotStaged extends Error {
  constructor(readonly commandId: string) {
    super(`Command ${commandId} is not staged`);
    this.name = 'CommandNotStaged';
  }
}

/**
 * Decides about one event of a case and, when it may happen, records it with everything that follows from it: the one
 * transaction in which a course goes on.
 *
 * @throws NoSuchCase, CommandNotStaged
 */
export async function append(store: Store, request: AppendRequest): Promise<AppendResult> {
  return inTransaction(store.dataSource, async (tx) => {
    const kase = await lockCase(tx, { store, request });
    if (!kase) throw new NoSuchCase(request.caseId);
    const { candidate, commandId } = request;
    if (kase.known) return settled(tx, { kase, commandId, kind: 'known' });
    if (kase.rows.length > 0) return answer(kase, 'behind');
    const code = refusalOf(kase, request);
    if (code || !candidate) return settled(tx, { kase, commandId, kind: 'refused', ...(code ? { code } : {}) });
    if (candidate.event.type === 'milestones-passed' && !areDue(kase, candidate.event)) return answer(kase, 'not-due');
    if (givenByPeople.has(candidate.event.type) && !kase.staged) throw new CommandNotStaged(commandId);

    const setting = await settingOf(store, { tx, kase });
    const { event } = candidate;
    const forbidden =
      pauseRefusalOf(kase, { event, setting }) ?? handoverRefusalOf(kase, { event, profile: setting.profile });
    if (forbidden) return settled(tx, { kase, commandId, kind: 'refused', code: forbidden });
    const claimed = 'assessment' in event && event.type !== 'submitted' ? event.assessment : undefined;
    const evaluated = claimed ? evaluateAfter(kase, { event, asOf: claimed.asOf, setting }) : null;
    // Facts have moved since the workflow asked: it must propose on what holds now.
    if (claimed && evaluated && !sameAssessment(claimed, evaluated.assessment)) return answer(kase, 'behind');
    const reminders = await remindersOf(tx, { kase, event, setting, channels: store.channels });
    const decided = { commandId, candidate };
    const { write, state, next, defect } = consequencesOf(kase, { decided, setting, evaluated, reminders });
    if (defect !== null) return stop(tx, { kase, commandId, event, defect });
    const row = await writeLog(tx, write);
    if (kase.staged?.atMeeting) await recordAtMeeting(tx, { kase, atMeeting: kase.staged.atMeeting, write });
    return { kind: 'appended', rows: [row], headSeq: row.seq, state, next };
  });
}

/** Events that carry out a person's command: without its staged row nobody would be recorded as having done it. */
const givenByPeople: ReadonlySet<CaseEvent['type']> = new Set([
  'completed',
  'fact-corrected',
  'withdrawn',
  'closed-early',
  'paused',
  'pause-ended',
  'handover-offered',
  'handover-withdrawn',
] satisfies CaseEvent['type'][]);

/** What the course cannot know or may know too late. Its own refusals were decided before. */
function refusalOf(kase: LockedCase, { candidate, ifVersion, ifEpoch }: AppendRequest): RefusalCode | undefined {
  if (kase.state === 'incident') return 'case-in-incident';
  if (kase.state === 'closed') return 'case-closed';
  if (ifVersion !== undefined && ifVersion !== kase.headSeq) return 'version-conflict';
  if (ifEpoch !== undefined && ifEpoch < kase.epoch) return 'epoch-conflict';
  if (!candidate) return undefined;
  const { event } = candidate;
  if (kase.state === 'received' && event.type !== 'opened') return 'not-received-yet';
  if (event.type === 'completed' && !kase.openSteps.some(({ key }) => key === event.key)) return 'step-not-open';
  if (event.type === 'withdrawn' && kase.marks.accepted !== undefined) return 'already-accepted';
  return undefined;
}

/** By the database's clock; and ages must have been computed at an instant when the birthday had come. */
function areDue({ pending, now }: LockedCase, event: Extract<CaseEvent, { type: 'milestones-passed' }>): boolean {
  const expected = new Milestones(pending);
  return event.milestones.every((ref) => {
    const at = Date.parse(expected.pendingAt(ref) ?? '');
    const assessedAt = ref.kind === 'birthday' ? Date.parse(event.assessment?.asOf ?? '') : Date.parse(now);
    return at <= Date.parse(now) && at <= assessedAt;
  });
}

/** The answer after which a staged command is of no more use. */
async function settled(
  tx: Transaction,
  {
    kase,
    commandId,
    kind,
    code,
  }: { kase: LockedCase; commandId: string; kind: 'known' | 'refused'; code?: RefusalCode },
): Promise<AppendResult> {
  if (kase.staged) await tx.query({ text: 'DELETE FROM command WHERE id = $1', values: [commandId] });
  return { ...answer(kase, kind), ...(code ? { code } : {}) };
}

/**
 * Stops a case whose course would leave it open and owed by nobody, or offered twice to one receiver: visibly, for an
 * operator, where carrying on would lose the case and refusing without a word would have its workflow try for ever.
 */
async function stop(
  tx: Transaction,
  {
    kase,
    commandId,
    event,
    defect,
  }: { readonly kase: LockedCase; readonly commandId: string; readonly event: CaseEvent; readonly defect: string },
): Promise<AppendResult> {
  const about = 'key' in event ? `${event.type} of ${event.key}` : event.type;
  const reason = `After ${about} ${defect}`;
  const seq = await writeRecordOnly(tx, {
    kase,
    commandId: `incident:${uuidv7()}`,
    bodyHash: null,
    event: { type: 'incident', reason, atSeq: kase.headSeq },
    actor: null,
    caseFile: { state: 'incident', incidentReason: reason, incidentAt: kase.now },
  });
  const refused = await settled(tx, { kase, commandId, kind: 'refused', code: 'case-in-incident' });
  return { ...refused, headSeq: seq, state: 'incident' };
}

function answer(kase: LockedCase, kind: AppendResult['kind']): AppendResult {
  const { rows, headSeq, state, pending } = kase;
  return { kind, rows: kind === 'refused' ? [] : rows, headSeq, state, next: nextOf(pending) };
}
