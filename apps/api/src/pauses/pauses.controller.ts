import { Controller, Inject, Post } from '@nestjs/common';
import { idFrom } from '@tovholder/contracts/canonical';
import { caseParams, type CaseView, caseView, pauseEnd, pauseParams, pauseRequest } from '@tovholder/contracts/http';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import type { z } from 'zod';
import { commandHeaders } from '../cases/answer';
import { authoriseOnStep } from '../cases/authorise';
import { actorFor, CaseCommands } from '../cases/case-commands';
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
import { invalidInput, Problem } from '../problems/problem';

/** Clocks of client and server may differ by this much before an instant counts as future, or as past. */
const toleranceMs = 60_000;

const commandOn = {
  tag: 'Pauses',
  answer: caseView,
  answerHeaders: commandHeaders,
  idempotency: 'optional',
  concurrency: true,
} as const satisfies Partial<OperationDefinition>;

@Controller('cases/:id/pauses')
export class PausesController {
  constructor(@Inject(CaseCommands) private readonly commands: CaseCommands) {}

  @Post()
  @Operation({
    ...commandOn,
    id: 'pauseStep',
    summary: "Stop the clock of a step, on one of the grounds that its deadline rule lists; never a protection's",
    params: caseParams,
    body: pauseRequest,
    problems: [
      'not-found',
      'step-not-open',
      'ground-not-allowed',
      'already-paused',
      'pause-overlaps',
      'pause-too-early',
      'pause-after-due',
      'quota-used-up',
      'case-closed',
      'case-in-incident',
      'not-received-yet',
      'not-possible-now',
    ],
  })
  async pause(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId }: z.output<typeof caseParams>,
    @Body() { step: key, ground, from: asked, note }: z.output<typeof pauseRequest>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const now = Date.now();
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, (record) => {
      const step = authoriseOnStep(reader, { action: 'step.pause', record, key });
      const from = instantOf(asked, { now, pointer: '/from' });
      if (Date.parse(from) < now - toleranceMs && note === undefined)
        throw invalidInput({ pointer: '/note', code: 'note-needed' });
      return {
        action: { type: 'pause', pauseId: idFrom(`pause:${headers.commandId}`), key, ground, from },
        actor: actorFor(reader, { district: record.district, unit: step.unit }),
        ...(note === undefined ? {} : { privateText: { note } }),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }

  @Post(':pauseId/end')
  @Operation({
    ...commandOn,
    id: 'endPause',
    summary: 'Let the clock run again; the answer shows the new due instant with its certificate',
    params: pauseParams,
    body: pauseEnd,
    problems: [
      'not-found',
      'not-paused',
      'step-not-open',
      'pause-too-early',
      'quota-used-up',
      'case-closed',
      'case-in-incident',
      'not-possible-now',
    ],
  })
  async end(
    @CurrentReader() reader: Reader,
    @Params() { id: caseId, pauseId }: z.output<typeof pauseParams>,
    @Body() body: z.output<typeof pauseEnd>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<CaseView> {
    const now = Date.now();
    const answer = await this.commands.throughWorkflow({ caseId, reader, headers }, (record) => {
      const { key } = pausedStep(record, pauseId);
      const step = authoriseOnStep(reader, { action: 'step.end-pause', record, key });
      const to = instantOf(body?.to, { now, pointer: '/to' });
      return {
        action: { type: 'end-pause', pauseId, key, to },
        actor: actorFor(reader, { district: record.district, unit: step.unit }),
      };
    });
    return this.commands.show(answer, { reader, reply });
  }
}

/** @throws Problem `not-found` for a pause that the case never had */
function pausedStep({ steps }: CaseRecord, pauseId: string): StepRecord {
  const step = steps.find(({ pauses }) => pauses.some(({ id }) => id === pauseId));
  if (!step) throw new Problem('not-found');
  return step;
}

/** In UTC, whatever offset the client wrote. @throws Problem where it lies in the future */
function instantOf(
  asked: string | undefined,
  { now, pointer }: { readonly now: number; readonly pointer: string },
): string {
  if (asked === undefined) return new Date(now).toISOString();
  const at = Date.parse(asked);
  if (at > now + toleranceMs) throw invalidInput({ pointer, code: 'in-future' });
  return new Date(Math.min(at, now)).toISOString();
}
