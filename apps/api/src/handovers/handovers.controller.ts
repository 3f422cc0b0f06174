import { Controller, Inject, Post } from '@nestjs/common';
import {
  caseParams,
  type CaseView,
  caseView,
  handoverAcceptance,
  handoverParams,
  handoverRefusal,
  handoverRequest,
  handoverWithdrawal,
} from '@tovholder/contracts/http';
import type { Action } from '@tovholder/domain/access';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import type { z } from 'zod';
import { commandHeaders } from '../cases/answer';
import { authoriseOnCase, authoriseOnStep } from '../cases/authorise';
import { actorFor, CaseCommands, type Prepared } from '../cases/case-commands';
import { Cases } from '../cases/cases';
import { Operation, type OperationDefinition } from '../http/operation';
import {
  type AnswerHead,
  Body,
  Command,
  type CommandHeaders,
  CurrentReader,
  Params,
  type Reader,
  Reply,
} from '../http/request';
import { Problem } from '../problems/problem';
import { readCompletion } from '../steps/completion';

const commandOn = {
  tag: 'Handovers',
  answer: caseView,
  answerHeaders: commandHeaders,
  idempotency: 'optional',
  concurrency: true,
} as const satisfies Partial<OperationDefinition>;
const answered = {
  ...commandOn,
  params: handoverParams,
  problems: ['not-found', 'handover-not-open', 'step-not-open', 'case-closed', 'case-in-incident', 'not-possible-now'],
} as const satisfies Partial<OperationDefinition>;

interface Request {
  readonly caseId: string;
  readonly reader: Reader;
  readonly headers: CommandHeaders;
  readonly reply: AnswerHead;
}

@Controller('cases/:id/handovers')
export class HandoversController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  @Post()
  @Operation({
    ...commandOn,
    id: 'offerHandover',
    summary: 'Offer the case to another municipality; responsibility stays here until it has accepted',
    params: caseParams,
    body: handoverRequest,
    problems: [
      'not-found',
      'handover-open',
      'handover-not-possible',
      'case-closed',
      'case-in-incident',
      'not-received-yet',
      'not-possible-now',
    ],
  })
  async offer(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() { to, reason }: z.output<typeof handoverRequest>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    return this.carryOut({ caseId, reader, headers, reply }, (record) => {
      authoriseOnCase(reader, { action: 'case.offer-handover', record });
      if (!this.cases.receiversOf(record, reader).some(({ authority }) => authority === to))
        throw new Problem('handover-not-possible');
      return {
        action: { type: 'offer-handover', to },
        actor: actorFor(reader, record),
        privateText: { reason },
      };
    });
  }

  @Post(':handoverId/acceptance')
  @Operation({
    ...answered,
    id: 'acceptHandover',
    summary: 'Accept what is offered: responsibility, or the case, is ours from now on',
    body: handoverAcceptance,
  })
  async accept(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, handoverId }: z.output<typeof handoverParams>,
    @Body() body: z.output<typeof handoverAcceptance>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    return this.carryOut({ caseId, reader, headers, reply }, (record) =>
      this.completed(reader, {
        record,
        handoverId,
        answer: { outcome: 'accepted', ...(body?.note === undefined ? {} : { note: body.note }) },
      }),
    );
  }

  @Post(':handoverId/refusal')
  @Operation({
    ...answered,
    id: 'refuseHandover',
    summary: 'Refuse what is offered, and say why',
    body: handoverRefusal,
  })
  async refuse(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, handoverId }: z.output<typeof handoverParams>,
    @Body() { reason }: z.output<typeof handoverRefusal>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    return this.carryOut({ caseId, reader, headers, reply }, (record) =>
      this.completed(reader, { record, handoverId, answer: { outcome: 'refused', data: { reason } } }),
    );
  }

  @Post(':handoverId/withdrawal')
  @Operation({
    ...answered,
    id: 'withdrawHandover',
    summary: 'Take back an offer that has not been answered',
    body: handoverWithdrawal,
  })
  async withdraw(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, handoverId }: z.output<typeof handoverParams>,
    @Body() body: z.output<typeof handoverWithdrawal>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    return this.carryOut({ caseId, reader, headers, reply }, (record) => {
      const step = authoriseOnOffer(reader, { action: 'step.withdraw-handover', record, handoverId });
      return {
        action: { type: 'withdraw-handover', key: step.key },
        actor: actorFor(reader, { district: record.district, unit: step.handover?.from.unit ?? step.unit }),
        ...(body?.reason === undefined ? {} : { privateText: { reason: body.reason } }),
      };
    });
  }

  /** An answer is the completion of the step that the offer is. */
  private completed(
    reader: Reader,
    {
      record,
      handoverId,
      answer,
    }: {
      readonly record: CaseRecord;
      readonly handoverId: string;
      readonly answer: Parameters<typeof readCompletion>[1];
    },
  ): Prepared {
    const step = authoriseOnOffer(reader, { action: 'step.complete', record, handoverId });
    const { codes, texts } = readCompletion(this.cases.processOf(record).steps[step.step], answer);
    return {
      action: { type: 'complete', key: step.key, outcome: answer.outcome, data: codes },
      actor: actorFor(reader, { district: record.district, unit: step.unit }),
      privateText: texts,
    };
  }

  private async carryOut(
    { caseId, reader, headers, reply }: Request,
    prepare: (record: CaseRecord) => Prepared,
  ): Promise<CaseView> {
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, prepare);
    return this.commands.show(answer, { reader, reply });
  }
}

/** @throws Problem `not-found` for an offer that the case never had */
function offerOf({ steps }: CaseRecord, handoverId: string): StepRecord {
  const step = steps.find(({ handover }) => handover?.id === handoverId);
  if (!step) throw new Problem('not-found');
  return step;
}

/** The step that the offer is. @throws Problem `handover-not-open` for one that is over, else what the policy says */
function authoriseOnOffer(
  reader: Reader,
  { action, record, handoverId }: { readonly action: Action; readonly record: CaseRecord; readonly handoverId: string },
): StepRecord {
  const { key } = offerOf(record, handoverId);
  try {
    return authoriseOnStep(reader, { action, record, key });
  } catch (error) {
    if (error instanceof Problem && error.code === 'step-not-open') throw new Problem('handover-not-open');
    throw error;
  }
}
