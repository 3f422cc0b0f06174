import { Inject, Injectable } from '@nestjs/common';
import type { CaseCommand, RefusalCode } from '@tovholder/contracts/commands';
import type { CaseView } from '@tovholder/contracts/http';
import {
  type Actor,
  appendDirect,
  type CaseRecord,
  type DirectCommand,
  findCommand,
  remindWorkflow,
  type StagedCommand,
  stageCommand,
  type Store,
} from '@tovholder/persistence';
import type { TemporalConnection } from '@tovholder/temporal';
import type { AnswerHead, CommandHeaders, Reader } from '../http/request';
import { RECORD, TEMPORAL } from '../platform/tokens';
import { invalidInput, Problem } from '../problems/problem';
import { type CommandAnswer, tagCommand } from './answer';
import { Cases } from './cases';

/** What a command needs once the reader is allowed to give it. */
export type Prepared = Pick<StagedCommand, 'privateText' | 'factCorrection' | 'atMeeting'> & {
  readonly action: CaseCommand['action'];
  readonly actor: Actor;
};

interface Request {
  readonly caseId: string;
  readonly reader: Reader;
  readonly headers: CommandHeaders;
}

/** How every command on a case travels: replay? → authorise and validate → stage → workflow, or straight into the log. */
@Injectable()
export class CaseCommands {
  constructor(
    @Inject(RECORD) private readonly store: Store,
    @Inject(TEMPORAL) private readonly temporal: TemporalConnection,
    @Inject(Cases) private readonly cases: Cases,
  ) {}

  /** Answers with the case as it stands now, as far as the reader may see it. */
  show(
    answer: CommandAnswer,
    { reader, reply }: { readonly reader: Reader; readonly reply: AnswerHead },
  ): Promise<CaseView> {
    tagCommand(reply, answer);
    return this.cases.present(answer.record, reader);
  }

  /** Through the workflow. `prepare` authorises and validates, and throws a Problem when it must not go on. */
  async throughWorkflow(request: Request, prepare: (record: CaseRecord) => Prepared): Promise<CommandAnswer> {
    const { caseId, headers } = request;
    const record = await this.before(request);
    if (record === 'replay') return this.answerFromLog(caseId);
    const prepared = await this.unlessReplayed(request, () => prepare(record));
    if (prepared === 'replay') return this.answerFromLog(caseId);
    const { action, actor, ...texts } = prepared;
    const { commandId, bodyHash, ifVersion, ifEpoch } = headers;

    const staged = await stageCommand(this.store, { caseId, commandId, bodyHash, actor, ...texts });
    if (staged.kind === 'body-differs') throw new Problem('idempotency-key-reused');
    if (staged.kind === 'no-such-case') throw new Problem('not-found');
    if (staged.kind === 'known') return this.answerFromLog(caseId);

    const { process, district } = record;
    const result = await this.temporal.gateway.command(
      { caseId, process, district },
      {
        commandId,
        ...(ifVersion === undefined ? {} : { ifVersion }),
        ...(ifEpoch === undefined ? {} : { ifEpoch }),
        action,
      },
    );
    if (result.kind === 'done') return this.answer(caseId, false);
    if (result.kind === 'unavailable') throw new Problem('repeat-with-same-key');
    // An earlier attempt of this very command may be what closed the step.
    if (await this.isReplay(request)) return this.answerFromLog(caseId);
    throw refused(result.code, result.rules);
  }

  /** Straight into the log: what no course reacts to works while Temporal is away. */
  async direct(
    request: Request,
    prepare: (record: CaseRecord) => Pick<DirectCommand, 'action' | 'actor'>,
  ): Promise<CommandAnswer> {
    const { caseId, headers } = request;
    const record = await this.before(request);
    if (record === 'replay') return this.answer(caseId, true);
    const prepared = await this.unlessReplayed(request, () => prepare(record));
    if (prepared === 'replay') return this.answer(caseId, true);
    const result = await appendDirect(this.store, { caseId, ...headers, ...prepared });
    switch (result.kind) {
      case 'done':
        return this.answer(caseId, result.replayed);
      case 'body-differs':
        throw new Problem('idempotency-key-reused');
      case 'no-such-case':
        throw new Problem('not-found');
      case 'refused':
        if (result.code === 'assignee-not-in-unit' || result.code === 'assignee-in-conflict')
          throw invalidInput({ pointer: '/user', code: result.code });
        throw new Problem(result.code);
    }
  }

  /**
   * The case as it stands, or that the command has been carried out: then it does not matter whether the reader may
   * still see the case or do the same again.
   */
  private async before(request: Request): Promise<CaseRecord | 'replay'> {
    const [replay, visible] = await Promise.allSettled([
      this.isReplay(request),
      this.cases.visible(request.caseId, request.reader),
    ]);
    if (replay.status === 'rejected') throw replay.reason;
    if (replay.value) return 'replay';
    if (visible.status === 'fulfilled') return visible.value;
    return this.unlessReplayed(request, () => {
      throw visible.reason;
    });
  }

  /** An earlier attempt of the same command may have changed the case between the look into the log and at the case. */
  private async unlessReplayed<T>(request: Request, prepare: () => T): Promise<T | 'replay'> {
    try {
      return prepare();
    } catch (refusal) {
      if (await this.isReplay(request)) return 'replay';
      throw refusal;
    }
  }

  private async isReplay({ caseId, headers: { commandId, bodyHash } }: Request): Promise<boolean> {
    const found = await findCommand(this.store, { commandId, caseId });
    if (!found) return false;
    if (found.caseId !== caseId || found.bodyHash !== bodyHash) throw new Problem('idempotency-key-reused');
    return true;
  }

  /** The command is in the log; the workflow may have died before it learnt so, and then its clock is not set. */
  private async answerFromLog(caseId: string): Promise<CommandAnswer> {
    await remindWorkflow(this.store.dataSource, caseId);
    return this.answer(caseId, true);
  }

  private async answer(caseId: string, replayed: boolean): Promise<CommandAnswer> {
    return { record: await this.cases.afterwards(caseId), replayed };
  }
}

/** The unit and authority that a reader acts for: the step's own unit where they belong to it, else one of the district. */
export function actorFor(
  { principal, memberships }: Reader,
  on: { readonly district: string; readonly unit?: string },
): Actor {
  const membership =
    memberships.find(({ unit }) => unit === on.unit) ??
    memberships.find(({ district }) => district === on.district) ??
    memberships[0];
  return { userId: principal.userId, authority: membership?.authority ?? null, unit: membership?.unit ?? null };
}

function refused(code: RefusalCode, rules?: readonly string[]): Problem {
  if (code === 'outcome-not-allowed') {
    return new Problem(code, { fields: [{ pointer: '/outcome', code }] });
  }
  if (code === 'ground-not-allowed') return new Problem(code, { fields: [{ pointer: '/ground', code }] });
  return new Problem(code, rules ? { extensions: { rules: [...rules] } } : {});
}
