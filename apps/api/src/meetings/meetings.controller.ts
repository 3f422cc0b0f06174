import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  meetingList,
  type MeetingListView,
  meetingParams,
  meetingQuery,
  meetingRequest,
  meetingView,
  type MeetingView,
  minutesDocument,
  waitingQuery,
  waitingSteps,
  type WaitingStepsView,
} from '@tovholder/contracts/http';
import { actionsOnMeeting, mayCallMeeting } from '@tovholder/domain/access';
import { instantOf } from '@tovholder/domain/calendar';
import { callMeeting, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
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
import { invalidInput, Problem } from '../problems/problem';
import { meetingCommandHeaders, meetingHeaders } from './answer';
import { MeetingViews } from './meeting-views';
import { meetingForAccess, Meetings, takesPart } from './meetings';
import { minutesOf } from './minutes';

@Controller('meetings')
export class MeetingsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(MeetingViews) private readonly views: MeetingViews,
  ) {}

  @Get()
  @Operation({
    id: 'listMeetings',
    tag: 'Meetings',
    summary: 'Meetings that I have a part in, and the groups whose meetings I call',
    query: meetingQuery,
    answer: meetingList,
    problems: ['invalid-cursor'],
  })
  async list(@CurrentReader() reader: Reader, @Query() query: z.output<typeof meetingQuery>): Promise<MeetingListView> {
    if (!takesPart(reader)) throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    return this.meetings.list(reader, query);
  }

  @Post()
  @Operation({
    id: 'callMeeting',
    tag: 'Meetings',
    summary: 'Call a meeting of a group; its agenda begins with the steps that are due by then',
    body: meetingRequest,
    answer: meetingView,
    answerHeaders: meetingCommandHeaders,
    idempotency: 'optional',
    status: 201,
  })
  async call(
    @CurrentReader() reader: Reader,
    @Body() body: z.output<typeof meetingRequest>,
    @Command() { commandId, bodyHash }: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    const { unit, date, time, place, members } = body;
    const { userId } = reader.principal;
    if (!mayCallMeeting(reader.principal, unit)) throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    await this.requireInvitable(unit, members);
    const result = await callMeeting(this.record, {
      commandId,
      bodyHash,
      unit,
      startsAt: instantOf({ date, time }, this.meetings.zoneOfUnit(unit)),
      place,
      members: [userId, ...members],
      calledBy: userId,
      agenda: await this.meetings.dueBy(unit, date),
    });
    if (result.kind === 'body-differs') throw new Problem('idempotency-key-reused');
    if (result.replayed) reply.header('idempotent-replayed', 'true');
    return this.views.show(result.meetingId, { reader, reply });
  }

  @Get(':id')
  @Operation({
    id: 'getMeeting',
    tag: 'Meetings',
    summary: 'A meeting: who is invited, and of each item what I may see of its case',
    params: meetingParams,
    answer: meetingView,
    answerHeaders: meetingHeaders,
    problems: ['not-found'],
  })
  get(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof meetingParams>,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.views.show(id, { reader, reply });
  }

  @Get(':id/waiting')
  @Operation({
    id: 'listWaitingSteps',
    tag: 'Meetings',
    summary: "The group's open steps that are not on the agenda, for whoever builds it",
    params: meetingParams,
    query: waitingQuery,
    answer: waitingSteps,
    problems: ['not-found', 'invalid-cursor'],
  })
  async waiting(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof meetingParams>,
    @Query() { limit, cursor }: z.output<typeof waitingQuery>,
  ): Promise<WaitingStepsView> {
    return this.views.waiting(await this.meetings.chaired(id, reader), { reader, limit, cursor });
  }

  @Get(':id/minutes.pdf')
  @Operation({
    id: 'getMinutes',
    tag: 'Meetings',
    summary: 'The minutes of a closed meeting as an accessible PDF, with what I may see',
    params: meetingParams,
    answer: minutesDocument,
    answerType: 'application/pdf',
    problems: ['not-found', 'meeting-not-closed'],
  })
  async minutes(
    @CurrentReader() reader: Reader,
    @Params() { id }: z.output<typeof meetingParams>,
    @Reply() reply: AnswerHead,
  ): Promise<Uint8Array> {
    const record = await this.meetings.visible(id, reader);
    if (!actionsOnMeeting(reader.principal, meetingForAccess(record)).includes('read-minutes'))
      throw new Problem('meeting-not-closed');
    const document = await minutesOf(await this.views.present(record, reader), {
      language: reader.language,
      readerName: reader.name,
      zone: this.meetings.zoneOf(record),
    });
    reply.header('content-type', 'application/pdf');
    reply.header('content-disposition', 'attachment; filename="referat.pdf"');
    return document;
  }

  /** @throws Problem 422 naming the members who cannot be invited to the group's meetings */
  private async requireInvitable(unit: string, members: readonly string[]): Promise<void> {
    const people = new Set((await this.meetings.peopleAround(unit)).map(({ userId }) => userId));
    const strangers = members.flatMap((user, index) => (people.has(user) ? [] : [`/members/${index}`]));
    if (strangers.length > 0)
      throw invalidInput(...strangers.map((pointer) => ({ pointer, code: 'unknown-user', text: notInvitable })));
  }
}

const notInvitable = {
  da: 'Brugeren kan ikke indkaldes til gruppens møder.',
  en: "The user cannot be invited to the group's meetings.",
};
