import { Controller, Inject, Post } from '@nestjs/common';
import {
  caseParams,
  type CaseView,
  caseView,
  closure,
  factCorrection,
  note,
  withdrawal,
} from '@tovholder/contracts/http';
import type { z } from 'zod';
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
import { commandHeaders } from './answer';
import { authoriseOnCase } from './authorise';
import { actorFor, CaseCommands } from './case-commands';
import { Cases } from './cases';
import { changesBetween } from './changes';
import { FactCorrections } from './fact-corrections';

const commandOn = {
  tag: 'Cases',
  params: caseParams,
  answer: caseView,
  answerHeaders: commandHeaders,
  idempotency: 'optional',
  concurrency: true,
} as const satisfies Partial<OperationDefinition>;

@Controller('cases')
export class CaseCommandsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(FactCorrections) private readonly corrections: FactCorrections,
  ) {}

  @Post(':id/facts')
  @Operation({
    ...commandOn,
    id: 'correctFact',
    summary: 'Correct a fact; eligibility is assessed again, and the answer says what changed',
    body: factCorrection,
    problems: ['not-found', 'case-closed', 'case-in-incident', 'not-received-yet', 'not-possible-now'],
  })
  async correct(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() { fact, value, source }: z.output<typeof factCorrection>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    let before: CaseView | undefined;
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, (record) => {
      authoriseOnCase(reader, { action: 'fact.correct', record });
      const corrected = this.corrections.check(record, { fact, value });
      before = this.cases.presentAlone(record, reader);
      return {
        action: { type: 'correct-fact', fact },
        actor: actorFor(reader, record),
        factCorrection: { fact, value: corrected, source },
      };
    });
    const after = await this.commands.show(answer, { reader, reply });
    return before ? { ...after, changed: changesBetween(before, after) } : after;
  }

  @Post(':id/notes')
  @Operation({
    ...commandOn,
    id: 'writeNote',
    summary: 'Write a note; works while Temporal is away',
    body: note,
    problems: ['not-found', 'case-closed'],
  })
  async note(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() { text }: z.output<typeof note>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.direct({ caseId, reader, headers }, (record) => {
      authoriseOnCase(reader, { action: 'note.write', record });
      return { action: { type: 'note', text }, actor: actorFor(reader, record) };
    });
    return this.commands.show(answer, { reader, reply });
  }

  @Post(':id/withdrawal')
  @Operation({
    ...commandOn,
    id: 'withdrawReferral',
    summary: 'Withdraw my referral, until the case has been accepted',
    body: withdrawal,
    problems: ['not-found', 'already-accepted', 'case-closed', 'case-in-incident', 'not-received-yet'],
  })
  async withdraw(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() body: z.output<typeof withdrawal>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, (record) => {
      authoriseOnCase(reader, { action: 'case.withdraw', record });
      return {
        action: { type: 'withdraw' },
        actor: actorFor(reader, record),
        ...(body?.reason === undefined ? {} : { privateText: { reason: body.reason } }),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }

  @Post(':id/closure')
  @Operation({
    ...commandOn,
    id: 'closeCase',
    summary: 'Close a case early, on one of the named grounds',
    body: closure,
    problems: ['not-found', 'case-closed', 'case-in-incident', 'not-received-yet', 'not-possible-now'],
  })
  async close(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() { ground, note: text }: z.output<typeof closure>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, (record) => {
      authoriseOnCase(reader, { action: 'case.close', record });
      return {
        action: { type: 'close-early', ground },
        actor: actorFor(reader, record),
        ...(text === undefined ? {} : { privateText: { note: text } }),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }
}
