import { Controller, Inject, Post } from '@nestjs/common';
import { assignment, type CaseView, caseView, claim, completion, stepParams } from '@tovholder/contracts/http';
import type { z } from 'zod';
import { commandHeaders } from '../cases/answer';
import { authoriseOnStep } from '../cases/authorise';
import { actorFor, CaseCommands } from '../cases/case-commands';
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
import { readCompletion } from './completion';

const commandOn = {
  tag: 'Steps',
  params: stepParams,
  answer: caseView,
  answerHeaders: commandHeaders,
  idempotency: 'optional',
  concurrency: true,
} as const satisfies Partial<OperationDefinition>;

type StepParams = z.output<typeof stepParams>;

@Controller('cases/:id/steps/:key')
export class StepsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  @Post('completion')
  @Operation({
    ...commandOn,
    id: 'completeStep',
    summary: 'Complete a step with one of its outcomes and the data that the outcome asks for',
    body: completion,
    problems: [
      'not-found',
      'step-not-open',
      'case-closed',
      'case-in-incident',
      'not-received-yet',
      'outcome-not-allowed',
      'facts-missing',
    ],
  })
  async complete(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, key }: StepParams,
    @Body() body: z.output<typeof completion>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, (record) => {
      const step = authoriseOnStep(reader, { action: 'step.complete', record, key });
      const { codes, texts } = readCompletion(this.cases.processOf(record).steps[step.step], body);
      return {
        action: { type: 'complete', key, outcome: body.outcome, data: codes },
        actor: actorFor(reader, { district: record.district, unit: step.unit }),
        privateText: texts,
      };
    });
    return this.commands.show(answer, { reader, reply });
  }

  @Post('assignment')
  @Operation({
    ...commandOn,
    id: 'assignStep',
    summary: 'Give a step to a member of its unit, or release it; works while Temporal is away',
    body: assignment,
    problems: ['not-found', 'step-not-open', 'case-closed', 'case-in-incident', 'not-possible-now'],
  })
  async assign(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, key }: StepParams,
    @Body() { user }: z.output<typeof assignment>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.direct({ caseId, reader, headers }, (record) => {
      const action = user === undefined ? 'step.release' : 'step.assign';
      const step = authoriseOnStep(reader, { action, record, key });
      return {
        action: { type: 'assign', key, owner: user ?? null },
        actor: actorFor(reader, { district: record.district, unit: step.unit }),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }

  @Post('claim')
  @Operation({
    ...commandOn,
    id: 'claimStep',
    summary: 'Take a step of my unit that nobody owns; works while Temporal is away',
    body: claim,
    problems: ['not-found', 'step-not-open', 'already-owned', 'case-closed', 'case-in-incident'],
  })
  async claim(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, key }: StepParams,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.direct({ caseId, reader, headers }, (record) => {
      const step = authoriseOnStep(reader, { action: 'step.claim', record, key });
      return {
        action: { type: 'claim', key },
        actor: actorFor(reader, { district: record.district, unit: step.unit }),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }
}
