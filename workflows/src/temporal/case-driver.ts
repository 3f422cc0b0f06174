import type {
  AppendResult,
  CaseCommand,
  CaseState,
  CommandResult,
  NextMilestones,
  RefusalCode,
} from '@tovholder/contracts/commands';
import { caseSearchAttributes } from '@tovholder/contracts/commands';
import type { CaseEvent, LoggedEvent } from '@tovholder/domain/case-log';
import { assertNever } from '@tovholder/domain/text';
import { defineSearchAttributeKey } from '@temporalio/common';
import { TemporalFailure, isCancellation, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { ProcessDefinition } from '../engine';
import { CourseRun, follow, propose } from '../engine';
import { RecordAccess } from './record';

/** How often rows may turn out to be missing before the caller is asked to repeat: others write without pause. */
const mostTries = 20;

const stateAttribute = defineSearchAttributeKey(caseSearchAttributes.state, 'KEYWORD');

/** What an operator's diagnosis shows. */
export interface CaseStatus {
  readonly state: CaseState;
  readonly headSeq: number;
  readonly openSteps: readonly string[];
  readonly next: NextMilestones | null;
}

type Refused = { readonly code: RefusalCode; readonly rules?: readonly string[] };

/**
 * The engine's side of one case: proposes what an event would do, lets PostgreSQL decide, and adopts the rows that come
 * back. Its state changes by adopted rows alone, so a lost answer costs nothing.
 */
export class CaseDriver {
  readonly record = new RecordAccess();
  loaded = false;
  state: CaseState = 'received';
  next: NextMilestones | null = null;
  /** What operators find the case under in Temporal; each change of it costs an event. */
  private shownState = workflowInfo().typedSearchAttributes.get(stateAttribute);
  private headSeq = 0;
  private log: LoggedEvent[] = [];
  private run: CourseRun;
  private lastInLine: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly process: ProcessDefinition,
    private readonly caseId: string,
  ) {
    this.run = new CourseRun(process);
  }

  get opened(): boolean {
    return this.state !== 'received';
  }

  get status(): CaseStatus {
    const openSteps = this.run.state.openSteps.map(({ key }) => key);
    return { state: this.state, headSeq: this.headSeq, openSteps, next: this.next };
  }

  isDue(): boolean {
    return this.runs && this.next !== null && Date.parse(this.next.at) <= Date.now();
  }

  /** Whether time has consequences. In an incident it waits for an operator; a pause stops the clocks of steps alone. */
  get runs(): boolean {
    return this.state === 'open' || this.state === 'paused';
  }

  /** Runs one task at a time, in the order of asking. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.lastInLine.then(task);
    this.lastInLine = turn.catch(() => undefined);
    return turn;
  }

  /** Starts from the case log, from its first row. */
  load(): Promise<'done' | 'again'> {
    return orAgain(async () => {
      const { rows, headSeq, state, next } = await this.record.ask(({ load }) =>
        load({ caseId: this.caseId, afterSeq: 0 }),
      );
      this.log = [];
      this.run = new CourseRun(this.process);
      await this.adopt({ rows, headSeq, state, next });
      this.loaded = true;
    });
  }

  /** Opens the case: its first steps. */
  open(): Promise<'done' | 'again'> {
    return this.write({ commandId: `open:${this.caseId}`, eventNow: async () => ({ type: 'opened' }) });
  }

  /** Records that the milestones of the next instant have passed, all in one append. */
  async passMilestones(): Promise<'done' | 'again'> {
    const { next } = this;
    // Asked again after a lost answer, the milestones may turn out to be in the log already.
    if (!next || !this.isDue()) return 'done';
    return this.write({
      commandId: `milestones:${next.at}:${this.headSeq}`,
      eventNow: async () => {
        const agesChange = next.milestones.some(({ kind }) => kind === 'birthday');
        const assessment = agesChange
          ? { assessment: await this.record.ask(({ assess }) => assess({ caseId: this.caseId })) }
          : {};
        return { type: 'milestones-passed', milestones: next.milestones, ...assessment };
      },
    });
  }

  /** Why a command can be refused on what is known here; undefined when it should be tried. */
  refusalOf({ action, commandId }: CaseCommand): Refused | undefined {
    if (!this.loaded || this.seqOf(commandId) !== undefined) return undefined;
    if (this.state === 'incident') return { code: 'case-in-incident' };
    if (this.state === 'closed') return { code: 'case-closed' };
    return action.type === 'correct-fact' ? undefined : this.run.refusalOf(eventOfAction(action));
  }

  /** Carries out a command: until it is in the log, or refused, or PostgreSQL does not answer. */
  async carryOut(command: CaseCommand): Promise<CommandResult> {
    try {
      return await this.appendUntilDecided({ ...command, eventNow: () => this.eventOf(command) });
    } catch (failure) {
      if (isNoAnswer(failure)) return { kind: 'unavailable' };
      throw failure;
    }
  }

  private async eventOf({ action, commandId }: CaseCommand): Promise<CaseEvent> {
    if (action.type !== 'correct-fact') return eventOfAction(action);
    const assessment = await this.record.ask(({ assess }) => assess({ caseId: this.caseId, commandId }));
    return { type: 'fact-corrected', fact: action.fact, assessment };
  }

  private write(entry: Entry): Promise<'done' | 'again'> {
    return orAgain(async () => {
      const result = await this.appendUntilDecided(entry);
      if (result.kind === 'unavailable') throw new NotDueYet();
    });
  }

  private async appendUntilDecided({ commandId, ifVersion, ifEpoch, eventNow }: Entry): Promise<CommandResult> {
    for (let tries = 0; tries < mostTries; tries++) {
      const isRepeat = this.seqOf(commandId) !== undefined;
      if (this.state === 'incident' && !isRepeat) return { kind: 'refused', code: 'case-in-incident' };
      const proposal = isRepeat ? alreadyLogged : await this.proposal(eventNow);
      if (proposal === 'incident') continue;
      const afterSeq = this.headSeq;
      const result = await this.record.ask(({ append }) =>
        append({
          caseId: this.caseId,
          afterSeq,
          commandId,
          ...(ifVersion === undefined ? {} : { ifVersion }),
          ...(ifEpoch === undefined ? {} : { ifEpoch }),
          candidate: 'candidate' in proposal ? proposal.candidate : null,
        }),
      );
      await this.adopt(result);
      switch (result.kind) {
        case 'appended':
        case 'known':
          return { kind: 'done', seq: this.seqOf(commandId) ?? this.headSeq };
        case 'behind':
          continue;
        case 'not-due':
          return { kind: 'unavailable' };
        case 'refused':
          return 'refusal' in proposal
            ? { kind: 'refused', ...proposal.refusal }
            : { kind: 'refused', code: result.code ?? 'step-not-open' };
        default:
          return assertNever(result.kind);
      }
    }
    return { kind: 'unavailable' };
  }

  /** Sequence number of the row that a command has become. */
  private seqOf(commandId: string): number | undefined {
    return this.log.find((row) => row.commandId === commandId)?.seq;
  }

  private async proposal(eventNow: Entry['eventNow']): Promise<ReturnType<typeof propose> | 'incident'> {
    const event = await eventNow();
    try {
      return propose(this.process, this.log, event);
    } catch (failure) {
      await this.reportIncident((failure as Error).message, this.headSeq);
      return 'incident';
    }
  }

  /** Takes over rows that PostgreSQL has decided. A course that does something else stops in the open. */
  private async adopt({ rows, headSeq, state, next }: Omit<AppendResult, 'kind' | 'code'>): Promise<void> {
    this.moveTo({ headSeq, state, next });
    for (const row of rows) {
      this.log.push(row);
      try {
        follow(this.run, row);
      } catch (failure) {
        if (state === 'closed' || state === 'incident') return;
        return this.reportIncident((failure as Error).message, row.seq);
      }
    }
  }

  private async reportIncident(reason: string, atSeq: number): Promise<void> {
    const commandId = `incident:${this.headSeq}:${atSeq}`;
    this.moveTo(
      await this.record.ask(({ recordIncident }) => recordIncident({ caseId: this.caseId, commandId, reason, atSeq })),
    );
  }

  private moveTo({ headSeq, state, next }: Pick<AppendResult, 'headSeq' | 'state' | 'next'>): void {
    this.headSeq = headSeq;
    this.state = state;
    this.next = next;
    if (state === this.shownState) return;
    this.shownState = state;
    upsertSearchAttributes([{ key: stateAttribute, value: state }]);
  }
}

/** What has happened once a command is carried out, where that needs no look at the facts. */
function eventOfAction(action: Exclude<CaseCommand['action'], { type: 'correct-fact' }>): CaseEvent {
  switch (action.type) {
    case 'complete':
      return { ...action, type: 'completed' };
    case 'withdraw':
      return { type: 'withdrawn' };
    case 'close-early':
      return { ...action, type: 'closed-early' };
    case 'pause':
      return { ...action, type: 'paused' };
    case 'end-pause':
      return { ...action, type: 'pause-ended' };
    case 'offer-handover':
      return { ...action, type: 'handover-offered' };
    case 'withdraw-handover':
      return { ...action, type: 'handover-withdrawn' };
    default:
      return assertNever(action);
  }
}

interface Entry {
  readonly commandId: string;
  readonly ifVersion?: number;
  readonly ifEpoch?: number;
  /** What happened, assessed on the facts of this moment: asked again whenever rows were missing. */
  readonly eventNow: () => Promise<CaseEvent>;
}

/** A command that is in the log already needs no candidate: it is asked for by its id alone. */
const alreadyLogged = { candidate: null };

/** The database's clock has not reached the milestone yet. */
class NotDueYet extends Error {}

/** Whether an activity gave up. A local activity's failure comes as it is, not wrapped into one of the activity. */
function isNoAnswer(failure: unknown): boolean {
  return failure instanceof TemporalFailure && !isCancellation(failure);
}

async function orAgain(attempt: () => Promise<void>): Promise<'done' | 'again'> {
  try {
    await attempt();
    return 'done';
  } catch (failure) {
    if (isNoAnswer(failure) || failure instanceof NotDueYet) return 'again';
    throw failure;
  }
}
