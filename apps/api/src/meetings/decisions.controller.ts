import { Controller, Inject, Post } from '@nestjs/common';
import {
  agendaItemParams,
  conflictDeclaration,
  meetingDecisionResults,
  type MeetingDecisionResultsView,
  meetingDecisions,
  meetingParams,
  meetingScheduling,
  meetingSchedulingResults,
  type MeetingSchedulingResultsView,
  meetingView,
  type MeetingView,
  preparationNote,
} from '@tovholder/contracts/http';
import { actionsOnItem, type ItemAction, itemSight } from '@tovholder/domain/access';
import {
  type AgendaItemRecord,
  declareConflict,
  type MeetingRecord,
  readCase,
  type Store,
  writePreparationNote,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { actorFor } from '../cases/case-commands';
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
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { itemForAccess } from './agenda-item.presenter';
import { commandFor, meetingCommandHeaders, requireDone } from './answer';
import { Decisions } from './decisions';
import { MeetingViews } from './meeting-views';
import { meetingForAccess, Meetings } from './meetings';

const onItem = {
  tag: 'Meetings',
  params: agendaItemParams,
  answer: meetingView,
  answerHeaders: meetingCommandHeaders,
  idempotency: 'optional',
  problems: ['not-found', 'meeting-not-open', 'item-not-open'],
} as const satisfies Partial<OperationDefinition>;

type ItemParams = z.output<typeof agendaItemParams>;

/** What happens at a meeting with its items. */
@Controller('meetings/:id')
export class DecisionsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(MeetingViews) private readonly views: MeetingViews,
    @Inject(Decisions) private readonly decisions: Decisions,
  ) {}

  @Post('decisions')
  @Operation({
    id: 'decideAtMeeting',
    tag: 'Meetings',
    summary: 'What the meeting decides: each item completes its step and opens its actions in one commit',
    description:
      'One result per item. A repeat under the same Idempotency-Key finds again what was done and tries what was not.',
    params: meetingParams,
    body: meetingDecisions,
    answer: meetingDecisionResults,
    idempotency: 'optional',
    problems: ['not-found'],
  })
  async decide(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof meetingParams>,
    @Body() { items }: z.output<typeof meetingDecisions>,
    @Command() headers: CommandHeaders,
  ): Promise<MeetingDecisionResultsView> {
    const meeting = await this.meetings.chaired(id, reader);
    return this.decisions.decide({ meeting, reader, headers }, items);
  }

  @Post('scheduling')
  @Operation({
    id: 'scheduleAtMeeting',
    tag: 'Meetings',
    summary: 'Give cases that wait for a meeting the date of this one, and put what that opens on its agenda',
    params: meetingParams,
    body: meetingScheduling,
    answer: meetingSchedulingResults,
    idempotency: 'optional',
    problems: ['not-found'],
  })
  async schedule(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof meetingParams>,
    @Body() { steps }: z.output<typeof meetingScheduling>,
    @Command() headers: CommandHeaders,
  ): Promise<MeetingSchedulingResultsView> {
    const meeting = await this.meetings.chaired(id, reader);
    return this.decisions.schedule({ meeting, reader, headers }, steps);
  }

  @Post('agenda/:itemId/conflict')
  @Operation({
    ...onItem,
    id: 'declareConflict',
    summary:
      'Declare a conflict of interest (FVL § 3): my access to the case ends at once, and my steps go to their unit',
    body: conflictDeclaration,
  })
  async conflict(
    @CurrentReader() reader: Reader,
    @Params() { id, itemId }: ItemParams,
    @Body() body: z.output<typeof conflictDeclaration>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    const { meeting, item } = await this.itemOf({ id, itemId }, reader);
    // Declaring it twice changes nothing.
    if (!item.conflicts.some(({ userId }) => userId === reader.principal.userId)) {
      await this.requireOnItem({ meeting, item }, { reader, action: 'declare-conflict' });
      const result = await declareConflict(this.record, {
        command: commandFor(id, { reader, headers: { commandId: headers.commandId, bodyHash: headers.bodyHash } }),
        itemId,
        caseId: item.caseId,
        actor: actorFor(reader, { district: meeting.district }),
        ...(body?.reason === undefined ? {} : { reason: body.reason }),
      });
      requireDone(result, reply);
    }
    return this.views.show(id, { reader, reply });
  }

  @Post('agenda/:itemId/note')
  @Operation({
    ...onItem,
    id: 'writePreparationNote',
    summary: 'Note something on an item for myself; nobody else sees it',
    body: preparationNote,
  })
  async note(
    @CurrentReader() reader: Reader,
    @Params() { id, itemId }: ItemParams,
    @Body() { text }: z.output<typeof preparationNote>,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    const { meeting, item } = await this.itemOf({ id, itemId }, reader);
    await this.requireOnItem({ meeting, item }, { reader, action: 'write-note' });
    const { userId } = reader.principal;
    await writePreparationNote(this.record, { itemId, caseId: item.caseId, userId, text });
    return this.views.show(id, { reader, reply });
  }

  private async itemOf(
    { id, itemId }: ItemParams,
    reader: Reader,
  ): Promise<{ readonly meeting: MeetingRecord; readonly item: AgendaItemRecord }> {
    const meeting = await this.meetings.attended(id, reader);
    const item = meeting.items.find((each) => each.id === itemId && each.removed === null);
    if (!item) throw new Problem('not-found');
    return { meeting, item };
  }

  /** @throws Problem `not-found` where the reader sees nothing of the item */
  private async requireOnItem(
    { meeting, item }: { readonly meeting: MeetingRecord; readonly item: AgendaItemRecord },
    { reader, action }: { readonly reader: Reader; readonly action: ItemAction },
  ): Promise<void> {
    const kase = await readCase(this.record, item.caseId);
    if (!kase) throw new Problem('not-found');
    const access = itemForAccess(item, kase);
    const sight = itemSight(reader.principal, access);
    if (sight === 'unknown' || sight === 'conflict') throw new Problem('not-found');
    const possible = actionsOnItem(reader.principal, { meeting: meetingForAccess(meeting), item: access });
    if (!possible.includes(action)) throw new Problem('meeting-not-open');
  }
}
