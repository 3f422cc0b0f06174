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
import { invalidInput } from '../problems/problem';
import { meetingCommandHeaders, requireDone, tagMeeting } from './answer';
import { isDue, Meetings, requireChair } from './meetings';

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
  ) {}

  @Post('rescheduling')
  @Operation({
    ...commandOn,
    id: 'rescheduleMeeting',
    summary: 'Move a meeting to another time, with a reason',
    body: meetingRescheduling,
  })
  reschedule(
    @CurrentReader() reader: Reader,
    @Params() { id }: MeetingParams,
    @Body() { date, time, place, reason }: z.output<typeof meetingRescheduling>,
    @Command() headers: CommandHeaders,
    @Reply() reply: AnswerHead,
  ): Promise<MeetingView> {
    return this.change(id, { reader, headers, reply }, (meeting) => ({
      kind: 'rescheduled',
      startsAt: instantOf({ date, time }, this.meetings.zoneOf(meeting)),
      ...(place === undefined ? {} : { place }),
      reason,
    }));
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
    const meeting = await this.chaired(id, reader);
    const edit = {
      ...(order ? { order } : {}),
      ...(add ? { add: await this.stepsToAdd(meeting, add) } : {}),
      ...(remove ? { remove: remove.map(({ item, reason }) => ({ itemId: item, reason })) } : {}),
    };
    const command = commandFor(id, { reader, headers });
    return this.after(await editAgenda(this.record, { command, edit }), { id, reader, reply });
  }

  /** @throws Problem 422 for a step that the group does not owe, or that is not due yet and comes without a reason */
  private async stepsToAdd(meeting: MeetingRecord, add: NonNullable<z.output<typeof agendaEdit>['add']>) {
    const steps = await stepsForAgenda(this.record, meeting.unit);
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
    { reader, headers, reply }: Given,
    changeOf: (meeting: MeetingRecord) => MeetingChange | Promise<MeetingChange>,
  ): Promise<MeetingView> {
    const change = await changeOf(await this.chaired(id, reader));
    const command = commandFor(id, { reader, headers });
    return this.after(await changeMeeting(this.record, { command, change }), { id, reader, reply });
  }

  private async chaired(id: string, reader: Reader): Promise<MeetingRecord> {
    const meeting = await this.meetings.visible(id, reader);
    requireChair(meeting, reader);
    return meeting;
  }

  private async after(
    result: MeetingResult,
    { id, reader, reply }: { readonly id: string; readonly reader: Reader; readonly reply: AnswerHead },
  ): Promise<MeetingView> {
    requireDone(result, reply);
    const meeting = await this.meetings.visible(id, reader);
    tagMeeting(reply, meeting);
    return this.meetings.present(meeting, reader);
  }
}

/** A change of a meeting under the reader's name. */
export function commandFor(
  meetingId: string,
  { reader, headers }: { readonly reader: Reader; readonly headers: CommandHeaders },
): MeetingCommand {
  const { commandId, bodyHash, ifVersion } = headers;
  const by = reader.principal.userId;
  return { meetingId, commandId, bodyHash, by, ...(ifVersion === undefined ? {} : { ifVersion }) };
}

const notOfTheGroup = {
  da: 'Gruppen har ikke den opgave åben.',
  en: 'The group has no such open step.',
};
