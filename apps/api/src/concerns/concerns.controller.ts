import { Controller, Inject, Post } from '@nestjs/common';
import { caseParams, type CaseView, caseView, concern } from '@tovholder/contracts/http';
import type { z } from 'zod';
import { commandHeaders } from '../cases/answer';
import { authoriseOnCase } from '../cases/authorise';
import { actorFor, CaseCommands } from '../cases/case-commands';
import { Operation } from '../http/operation';
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

@Controller('cases/:id/concerns')
export class ConcernsController {
  constructor(@Inject(CaseCommands) private readonly commands: CaseCommands) {}

  @Post()
  @Operation({
    id: 'raiseConcern',
    tag: 'Cases',
    summary: 'Concern for a child: opens an underretning of its own; works while Temporal is away',
    params: caseParams,
    body: concern,
    answer: caseView,
    answerHeaders: commandHeaders,
    idempotency: 'optional',
    concurrency: true,
    problems: ['not-found', 'case-in-incident', 'case-closed', 'not-received-yet', 'not-possible-now'],
  })
  async raise(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() { reason, abuse, parentSuspected }: z.output<typeof concern>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const answer = await this.commands.direct({ caseId, reader, headers }, (record) => {
      authoriseOnCase(reader, { action: 'concern.raise', record });
      return {
        action: {
          type: 'raise-concern',
          text: reason,
          facts: {
            ...(abuse === undefined ? {} : { abuseStated: abuse }),
            ...(parentSuspected === undefined ? {} : { parentSuspected }),
          },
        },
        actor: actorFor(reader, record),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }
}
