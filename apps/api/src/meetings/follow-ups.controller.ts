import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  followUp,
  followUpCompletion,
  followUpList,
  type FollowUpListView,
  followUpParams,
  followUpQuery,
  type FollowUpView,
} from '@tovholder/contracts/http';
import { type CaseForAccess, followUpVisible, mayCompleteFollowUp } from '@tovholder/domain/access';
import {
  completeFollowUp,
  findCaseForAccess,
  findCasesForAccess,
  findFollowUp,
  type FollowUpRecord,
  listFollowUps,
  type Store,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { Body, Command, type CommandHeaders, CurrentReader, Params, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { followUpForAccess, presentFollowUp } from './follow-up.presenter';
import { takesPart } from './meetings';

/** The actions that decisions of meetings have opened. */
@Controller('actions')
export class FollowUpsController {
  constructor(@Inject(RECORD) private readonly record: Store) {}

  @Get()
  @Operation({
    id: 'listActions',
    tag: 'Meetings',
    summary: 'Actions that I, my units or my authority owe; or those of a case, also when they are done',
    query: followUpQuery,
    answer: followUpList,
    problems: ['invalid-cursor'],
  })
  async list(
    @CurrentReader() reader: Reader,
    @Query() { case: caseId, limit, cursor }: z.output<typeof followUpQuery>,
  ): Promise<FollowUpListView> {
    if (!takesPart(reader)) throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    const { userId, actingFor, units, authorities, districts } = reader.principal;
    const page = await listFollowUps(this.record, {
      of: caseId === undefined ? { users: [userId, ...actingFor], units, authorities, districts } : { caseId },
      userId,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const cases = await this.casesOf(page.items);
    const items = page.items.flatMap((action) => {
      const access = cases.get(action.caseId);
      return access && followUpVisible(reader.principal, followUpForAccess(action, access))
        ? [presentFollowUp(action, { access, reader })]
        : [];
    });
    // How many of a case the reader does not see is not told by a number either.
    return { items, nextCursor: page.nextCursor };
  }

  @Post(':id/completion')
  @Operation({
    id: 'completeAction',
    tag: 'Meetings',
    summary: 'Say that an action is done',
    params: followUpParams,
    body: followUpCompletion,
    answer: followUp,
    idempotency: 'optional',
    problems: ['not-found', 'action-done'],
  })
  async complete(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof followUpParams>,
    @Body() body: z.output<typeof followUpCompletion>,
    @Command() { commandId }: CommandHeaders,
  ): Promise<FollowUpView> {
    const before = await this.visible(id, reader);
    // Whether it is done already is asked under its lock: this may be a repeat.
    const open = { ...before.action, done: null };
    if (!mayCompleteFollowUp(reader.principal, followUpForAccess(open, before.access)))
      throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    const by = reader.principal.userId;
    const note = body?.note === undefined ? {} : { note: body.note };
    const result = await completeFollowUp(this.record, { id, commandId, by, ...note });
    if (result === 'no-such-action') throw new Problem('not-found');
    if (result === 'done-before') throw new Problem('action-done');
    const { action, access } = await this.visible(id, reader);
    return presentFollowUp(action, { access, reader });
  }

  private async visible(
    id: string,
    { principal }: Reader,
  ): Promise<{ readonly action: FollowUpRecord; readonly access: CaseForAccess }> {
    const action = await findFollowUp(this.record, id);
    const access = action && (await findCaseForAccess(this.record, action.caseId));
    if (!action || !access || !followUpVisible(principal, followUpForAccess(action, access)))
      throw new Problem('not-found');
    return { action, access };
  }

  private casesOf(actions: readonly FollowUpRecord[]): Promise<ReadonlyMap<string, CaseForAccess>> {
    return findCasesForAccess(this.record, [...new Set(actions.map(({ caseId }) => caseId))]);
  }
}
