import { Controller, Inject, Post } from '@nestjs/common';
import {
  agendaEdit,
  meetingAttendance,
  meetingCancellation,
  meetingClosure,
  meetingInvitation,
  meetingParams,
  meetingRescheduling,
  type MeetingView,
  meetingView,
} from '@tovholder/contracts/http';
import { instantOf, localDateOf } from '@tovholder/domain/calendar';
import {
  changeMeeting,
  editAgenda,
  type MeetingChange,
  type MeetingCommand,
  type MeetingRecord,
  type MeetingResult,
  stepsForAgenda,
  type Store,
} from '@tovholder/persistence';
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
import { RECORD } from '../platform/tokens';
import { invalidInput, Problem } from '../problems/problem';
import { commandFor, meetingCommandHeaders, requireDone } from './answer';
import { MeetingDate } from './meeting-date';
import { MeetingViews } from './meeting-views';
import { isDue, Meetings } from './meetings';

const commandOn = {
  tag: 'Meetings',
  params: meetingParams,
  answer: meetingView,
  answerHeaders: meetingCommandHeaders,
  idempotency: 'optional',
  concurrency: true,
  problems: ['not-found', 'meeting-not-open'],
} as const satisfies Partial<OperationDefinition>;

type MeetingParams = z.output<typeof meetingParams>;

interface Given {
  readonly reader: Reader;
  readonly headers: CommandHeaders;
  readonly reply: AnswerHead;
}

/** What whoever coordinates a group does with its meeting. */
@Controller('meetings/:id')
export class MeetingCommandsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(MeetingViews) private readonly views: MeetingViews,
    @Inject(MeetingDate) private readonly date: MeetingDate,
  ) {}

  @Post('rescheduling')
  @Operation({
    ...commandOn,
    id: 'rescheduleMeeting',
    summary: 'Move a meeting to another time, with a reason; deadlines that count from its date follow it',
    body: meetingRescheduling,
  })
  reschedule(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Body() { date, time, place, reason }: z.output<typeof meetingRescheduling>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.carryOut(id, { reader, headers, reply }, async (command, meeting) => {
      const startsAt = instantOf({ date, time }, this.meetings.zoneOf(meeting));
      const change = { kind: 'rescheduled', startsAt, ...(place === undefined ? {} : { place }), reason } as const;
      const result = await changeMeeting(this.record, { command, change });
      if (result.kind === 'done') await this.date.follow(await this.meetings.visible(id, reader), { reader, headers });
      return result;
    });
  }

  @Post('cancellation')
  @Operation({
    ...commandOn,
    id: 'cancelMeeting',
    summary: 'Cancel a meeting, with a reason',
    body: meetingCancellation,
  })
  cancel(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Body() { reason }: z.output<typeof meetingCancellation>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.change(id, { reader, headers, reply }, () => ({ kind: 'cancelled', reason }));
  }

  @Post('invitation')
  @Operation({
    ...commandOn,
    id: 'inviteToMeeting',
    summary: 'Invite more participants; whoever is invited already stays so',
    body: meetingInvitation,
  })
  async invite(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Body() { members }: z.output<typeof meetingInvitation>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.change(id, { reader, headers, reply }, async (meeting) => {
      const people = new Set((await this.meetings.peopleAround(meeting.unit)).map(({ userId }) => userId));
      const stranger = members.findIndex((user) => !people.has(user));
      if (stranger >= 0) throw invalidInput({ pointer: `/members/${stranger}`, code: 'unknown-user' });
      return { kind: 'invited', members };
    });
  }

  @Post('attendance')
  @Operation({
    ...commandOn,
    id: 'recordAttendance',
    summary: 'Record who came, sent a deputy, sent an apology or stayed away',
    body: meetingAttendance,
  })
  attendance(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Body() { members }: z.output<typeof meetingAttendance>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.change(id, { reader, headers, reply }, (meeting) => {
      const stranger = members.findIndex(({ user }) => !meeting.members.some(({ userId }) => userId === user));
      if (stranger >= 0) throw invalidInput({ pointer: `/members/${stranger}/user`, code: 'unknown-user' });
      return { kind: 'attendance', members: members.map(({ user, attendance }) => ({ userId: user, attendance })) };
    });
  }

  @Post('closure')
  @Operation({
    ...commandOn,
    id: 'closeMeeting',
    summary: 'Close a meeting; what was not decided waits for the next, and there are minutes from then on',
    body: meetingClosure,
  })
  close(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.change(id, { reader, headers, reply }, () => ({ kind: 'closed' }));
  }

  @Post('agenda')
  @Operation({
    ...commandOn,
    id: 'editAgenda',
    summary: 'Put items on the agenda, take them off with a reason, and put them in order: all of it or nothing',
    body: agendaEdit,
    problems: ['not-found', 'meeting-not-open', 'item-not-open'],
  })
  async agenda(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Body() { order, add, remove }: z.output<typeof agendaEdit>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.carryOut(id, { reader, headers, reply }, async (command, meeting) => {
      this.requireOpen(meeting, { reader, remove });
      const edit = {
        ...(order ? { order } : {}),
        ...(add ? { add: await this.stepsToAdd(meeting, { reader, add }) } : {}),
        ...(remove ? { remove: remove.map(({ item, reason }) => ({ itemId: item, reason })) } : {}),
      };
      return editAgenda(this.record, { command, edit });
    });
  }

  /** @throws Problem for an item whose case a conflict of interest closes to the reader: they take nothing off either */
  private requireOpen(
    { items }: MeetingRecord,
    { reader, remove = [] }: { readonly reader: Reader; readonly remove: z.output<typeof agendaEdit>['remove'] },
  ): void {
    const removed = new Set(remove.map(({ item }) => item));
    const closed = items.some(
      ({ id, conflicts }) => removed.has(id) && conflicts.some(({ userId }) => userId === reader.principal.userId),
    );
    if (closed) throw new Problem('forbidden', { reasonCode: 'conflict-of-interest' });
  }

  /** @throws Problem 422 for a step that the group does not owe, or that is not due yet and comes without a reason */
  private async stepsToAdd(
    meeting: MeetingRecord,
    { reader, add }: { readonly reader: Reader; readonly add: NonNullable<z.output<typeof agendaEdit>['add']> },
  ) {
    const { items: steps } = await stepsForAgenda(this.record, {
      unit: meeting.unit,
      userId: reader.principal.userId,
      only: add.map(({ case: caseId, step }) => ({ caseId, stepKey: step })),
      limit: add.length + 1,
    });
    const date = localDateOf(meeting.startsAt, this.meetings.zoneOf(meeting));
    return add.map(({ case: caseId, step: stepKey, reason }, index) => {
      const step = steps.find((each) => each.caseId === caseId && each.stepKey === stepKey);
      if (!step) throw invalidInput({ pointer: `/add/${index}`, code: 'not-possible-now', text: notOfTheGroup });
      const due = isDue(step, date);
      if (!due && reason === undefined) throw invalidInput({ pointer: `/add/${index}/reason`, code: 'required' });
      return { caseId, stepKey, origin: due ? ('due' as const) : ('added' as const), ...(reason ? { reason } : {}) };
    });
  }

  private async change(
    id: string,
    given: Given,
    changeOf: (meeting: MeetingRecord) => MeetingChange | Promise<MeetingChange>,
  ): Promise<MeetingView> {
    return this.carryOut(id, given, async (command, meeting) =>
      changeMeeting(this.record, { command, change: await changeOf(meeting) }),
    );
  }

  /** Every command of the chair: may they, is it done, and the meeting as it stands then. */
  private async carryOut(
    id: string,
    { reader, headers, reply }: Given,
    work: (command: MeetingCommand, meeting: MeetingRecord) => Promise<MeetingResult>,
  ): Promise<MeetingView> {
    const meeting = await this.meetings.chaired(id, reader);
    requireDone(await work(commandFor(id, { reader, headers }), meeting), reply);
    return this.views.show(id, { reader, reply });
  }
}

const notOfTheGroup = {
  da: 'Gruppen har ikke den opgave åben.',
  en: 'The group has no such open step.',
};
