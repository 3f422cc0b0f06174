import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  conflict,
  conflictLifting,
  conflictList,
  type ConflictListView,
  conflictParams,
  conflictQuery,
  type ConflictView,
} from '@tovholder/contracts/http';
import { decide, settlesConflict, settlingCriteria } from '@tovholder/domain/access';
import { type ConflictRecord, findConflict, liftConflict, listConflicts, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { actorFor } from '../cases/case-commands';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import {
  type AnswerHead,
  Body,
  Command,
  type CommandHeaders,
  CurrentReader,
  Params,
  Query,
  type Reader,
  Reply,
} from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';

/** Conflicts of interest (FVL §§ 3, 6): who has declared one sees that the case is closed; their superior decides. */
@Controller('conflicts')
export class ConflictsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
  ) {}

  @Get()
  @Operation({
    id: 'listConflicts',
    tag: 'Meetings',
    summary: 'Conflicts of interest in force: my own, and those that I decide about',
    query: conflictQuery,
    answer: conflictList,
    problems: ['invalid-cursor'],
  })
  async list(
    @CurrentReader() reader: Reader,
    @Query() { limit, cursor }: z.output<typeof conflictQuery>,
  ): Promise<ConflictListView> {
    const { principal } = reader;
    const page = await listConflicts(this.record, {
      userId: principal.userId,
      settling: settlingCriteria(principal),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { ...page, items: page.items.map((record) => this.present(record, reader)) };
  }

  @Post(':id/lifting')
  @Operation({
    id: 'liftConflict',
    tag: 'Meetings',
    summary: 'Decide that a conflict of interest is no obstacle: the case is open again to who declared it',
    params: conflictParams,
    body: conflictLifting,
    answer: conflict,
    answerHeaders: { 'Idempotent-Replayed': 'true where the command had been carried out before' },
    idempotency: 'optional',
    problems: ['not-found', 'conflict-lifted'],
  })
  async lift(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof conflictParams>,
    @Body() { reason }: z.output<typeof conflictLifting>,
    @Command() { commandId, bodyHash }: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<ConflictView> {
    const found = await this.known(id, reader);
    if (!settles(reader, found)) throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    const by = actorFor(reader, { district: found.district });
    const result = await liftConflict(this.record, { id, commandId, bodyHash, reason, by });
    if (result === 'no-such-conflict') throw new Problem('not-found');
    if (result === 'lifted-before') throw new Problem('conflict-lifted');
    if (result === 'body-differs') throw new Problem('idempotency-key-reused');
    if (result === 'replayed') reply.header('idempotent-replayed', 'true');
    return this.present(await this.known(id, reader), reader);
  }

  /** @throws Problem `not-found` for one that the reader neither declared nor decides about */
  private async known(id: string, reader: Reader): Promise<ConflictRecord> {
    const found = await findConflict(this.record, id);
    if (!found || (found.user.id !== reader.principal.userId && !settles(reader, found)))
      throw new Problem('not-found');
    return found;
  }

  private present(record: ConflictRecord, reader: Reader): ConflictView {
    const { id, caseId, caseNumber, process, user, declaredAt, reason, liftedAt, access } = record;
    const { principal, language } = reader;
    return {
      id,
      caseNumber,
      caseId: decide(principal, 'case.read', { case: access }).allow ? caseId : null,
      process: { id: process, title: this.cases.processOf(record).title[language] },
      user,
      own: user.id === principal.userId,
      at: declaredAt,
      reason,
      liftedAt,
      actions: liftedAt === null && settles(reader, record) ? ['lift'] : [],
    };
  }
}

function settles({ principal }: Reader, { user, memberships, access }: ConflictRecord): boolean {
  return settlesConflict(principal, { userId: user.id, memberships, case: access });
}
