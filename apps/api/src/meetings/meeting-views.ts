import { Inject, Injectable } from '@nestjs/common';
import type { MeetingView, WaitingStepsView } from '@tovholder/contracts/http';
import { actionsOnMeeting, seesConflicts } from '@tovholder/domain/access';
import { localDateOf, localTimeOf } from '@tovholder/domain/calendar';
import {
  type AgendaStepRecord,
  type MeetingRecord,
  readCase,
  stepsForAgenda,
  type Store,
} from '@tovholder/persistence';
import { Cases } from '../cases/cases';
import type { AnswerHead, Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { namesIn } from '../platform/names';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { presentItem } from './agenda-item.presenter';
import { tagMeeting } from './answer';
import { isDue, meetingForAccess, Meetings } from './meetings';

/** How many waiting steps come with the meeting itself. */
const waitingAtFirst = 50;

/** A meeting as its reader may see it. */
@Injectable()
export class MeetingViews {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(Meetings) private readonly meetings: Meetings,
  ) {}

  /** The meeting as it stands now, with its version: the answer of every read and every command. */
  async show(
    id: string,
    { reader, reply }: { readonly reader: Reader; readonly reply: AnswerHead },
  ): Promise<MeetingView> {
    const meeting = await this.meetings.visible(id, reader);
    tagMeeting(reply, meeting);
    return this.present(meeting, reader);
  }

  /** The meeting as this reader may see it. */
  async present(record: MeetingRecord, reader: Reader): Promise<MeetingView> {
    const { principal, language } = reader;
    const access = meetingForAccess(record);
    const actions = actionsOnMeeting(principal, access);
    const names = namesIn(this.districts.find(record.district), language);
    const on = localDateOf(record.startsAt, this.meetings.zoneOf(record));
    const people = new Map([
      ...record.members.map(({ userId, name }) => [userId, name] as const),
      ...(await this.meetings.peopleAround(record.unit)).map(({ userId, name }) => [userId, name] as const),
    ]);
    // That somebody has declared a conflict of interest is for the chair and themselves, here as on the items.
    const isTold = ({ kind, by }: MeetingRecord['changes'][number]): boolean =>
      kind !== 'conflict' || by === principal.userId || seesConflicts(principal, access);
    const person = (id: string) => ({ id, name: people.get(id) ?? id });
    const items = record.items.filter(({ removed }) => removed === null);
    return {
      ...this.meetings.summary(record, reader),
      calledBy: person(record.calledBy),
      members: record.members.map(({ userId, name, authorities, attendance }) => ({
        user: { id: userId, name },
        authorities: authorities.map((code) => ({ code, title: names.authority(code, on) })),
        attendance,
      })),
      items: await Promise.all(
        items.map(async (item, index) => {
          const kase = await readCase(this.record, item.caseId);
          if (!kase) throw new Error('An agenda names a case that is not there');
          const view = () => this.cases.presentAlone(kase, reader);
          return presentItem(item, { number: index + 1, kase, view, reader, meeting: access, person });
        }),
      ),
      waiting: actions.includes('edit-agenda') ? await this.waiting(record, { reader, limit: waitingAtFirst }) : null,
      changes: record.changes.filter(isTold).map(({ kind, at, by, startsAt, reason }) => ({
        kind,
        at,
        by: person(by),
        date: startsAt && localDateOf(startsAt, this.meetings.zoneOf(record)),
        time: startsAt && localTimeOf(startsAt, this.meetings.zoneOf(record)),
        reason,
      })),
      owners: actions.includes('decide') ? await this.meetings.owners(record, { reader, on }) : null,
      actions: [...actions],
    };
  }

  /** One page of the group's open steps that are not on the agenda. @throws InvalidCursor */
  async waiting(
    record: MeetingRecord,
    { reader, ...page }: { readonly reader: Reader; readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<WaitingStepsView> {
    const date = localDateOf(record.startsAt, this.meetings.zoneOf(record));
    const { limit, cursor } = page;
    const steps = await stepsForAgenda(this.record, {
      unit: record.unit,
      userId: reader.principal.userId,
      notAt: record.id,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const present = (step: AgendaStepRecord) => ({
      case: { id: step.caseId, caseNumber: step.caseNumber },
      key: step.stepKey,
      title: this.processes.get(step.process)?.steps[step.step]?.title[reader.language] ?? step.step,
      dueOn: step.dueOn,
      due: isDue(step, date),
    });
    return {
      toSchedule: steps.items.filter((step) => this.meetings.schedulingOf(step)).map(present),
      toAdd: steps.items.filter((step) => !this.meetings.schedulingOf(step)).map(present),
      nextCursor: steps.nextCursor,
    };
  }
}
