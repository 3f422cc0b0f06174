import { Inject, Injectable } from '@nestjs/common';
import type { MeetingListView, MeetingSummaryView, MeetingView } from '@tovholder/contracts/http';
import {
  actionsOnMeeting,
  dutyRoles,
  type MeetingForAccess,
  mayCallMeeting,
  meetingLevel,
  supervises,
} from '@tovholder/domain/access';
import { endOfLocalDay, localDateOf, localTimeOf, startOfLocalDay } from '@tovholder/domain/calendar';
import {
  type AgendaStepRecord,
  findMeeting,
  invitable,
  listMeetings,
  type MeetingRecord,
  type MeetingSummaryRecord,
  readCase,
  stepsForAgenda,
  type Store,
} from '@tovholder/persistence';
import { Cases } from '../cases/cases';
import type { Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { namesIn } from '../platform/names';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { presentItem } from './agenda-item.presenter';
import { unitsAround } from './group';
import { schedulingOf } from './scheduling';

const anyZone = 'Europe/Copenhagen';

/** Meetings as a reader may know of them. */
@Injectable()
export class Meetings {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  /** @throws Problem `not-found` for a meeting that does not exist or that the reader has no part in */
  async visible(id: string, { principal }: Reader): Promise<MeetingRecord> {
    const found = await findMeeting(this.record, { id, notesOf: principal.userId });
    if (!found || meetingLevel(principal, meetingForAccess(found)) === 'none') throw new Problem('not-found');
    return found;
  }

  /** The meetings that the reader has a part in, and the groups whose meetings they call. Dates are local. */
  async list(
    reader: Reader,
    query: { readonly unit?: string; readonly from?: string; readonly to?: string },
  ): Promise<MeetingListView> {
    const { principal } = reader;
    const zone = this.districts.homeOf(principal).zone;
    const { unit, from, to } = query;
    const found = await listMeetings(this.record, {
      units: principal.units,
      users: [principal.userId, ...principal.actingFor],
      ...(unit === undefined ? {} : { unit }),
      ...(from === undefined ? {} : { from: startOfLocalDay(from, zone) }),
      ...(to === undefined ? {} : { to: endOfLocalDay(to, zone) }),
    });
    const called = principal.units.filter((id) => mayCallMeeting(principal, id));
    return {
      items: found
        .filter((meeting) => meetingLevel(principal, meetingForAccess(meeting)) !== 'none')
        .map((meeting) => this.summary(meeting, reader)),
      units: await Promise.all(
        called.map(async (id) => ({
          id,
          title: this.titleOfUnit(id, reader),
          people: (await this.peopleAround(id)).map(({ userId, name, units }) => ({
            id: userId,
            name,
            units: units.map((each) => ({ id: each.id, title: each[reader.language], authority: each.authority })),
          })),
        })),
      ),
    };
  }

  /** The meeting as this reader may see it. */
  async present(record: MeetingRecord, reader: Reader): Promise<MeetingView> {
    const { principal, language } = reader;
    const access = meetingForAccess(record);
    const actions = actionsOnMeeting(principal, access);
    const names = namesIn(this.districts.find(record.district), language);
    const on = localDateOf(record.startsAt, this.zoneOf(record));
    const people = new Map([
      ...record.members.map(({ userId, name }) => [userId, name] as const),
      ...(await this.peopleAround(record.unit)).map(({ userId, name }) => [userId, name] as const),
    ]);
    const person = (id: string) => ({ id, name: people.get(id) ?? id });
    const items = record.items.filter(({ removed }) => removed === null);
    return {
      ...this.summary(record, reader),
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
      waiting: actions.includes('edit-agenda') ? await this.waiting(record, reader) : null,
      changes: record.changes.map(({ kind, at, by, startsAt, reason }) => ({
        kind,
        at,
        by: person(by),
        date: startsAt && localDateOf(startsAt, this.zoneOf(record)),
        time: startsAt && localTimeOf(startsAt, this.zoneOf(record)),
        reason,
      })),
      owners: actions.includes('decide') ? await this.owners(record, { reader, on }) : null,
      actions: [...actions],
    };
  }

  /** Whom an action can be given to. `on`: local date that authorities go by the name of. */
  async owners(
    { unit, district }: Pick<MeetingRecord, 'unit' | 'district'>,
    { reader, on }: { readonly reader: Reader; readonly on: string },
  ): Promise<NonNullable<MeetingView['owners']>> {
    const people = await this.peopleAround(unit);
    const names = namesIn(this.districts.find(district), reader.language);
    const units = new Map(people.flatMap((each) => each.units.map((its) => [its.id, its] as const)));
    const authorities = new Set([...units.values()].map(({ authority }) => authority));
    return {
      authorities: [...authorities].map((code) => ({ code, title: names.authority(code, on) })),
      units: [...units.values()].map((each) => ({ id: each.id, title: each[reader.language] })),
      users: people.map(({ userId, name }) => ({ id: userId, name })),
    };
  }

  /** Those of the four authorities and the joint bodies who may be invited to a group's meetings. */
  async peopleAround(unit: string): ReturnType<typeof invitable> {
    const profile = this.districts.find(districtOf(unit));
    if (!profile) return [];
    return invitable(this.record, { units: unitsAround(profile, unit), roles: [...dutyRoles] });
  }

  /** The group's open steps that a new meeting's agenda begins with: due by its day, and not planned for another. */
  async dueBy(unit: string, date: string): Promise<AgendaStepRecord[]> {
    const steps = await stepsForAgenda(this.record, unit);
    return steps.filter((step) => isDue(step, date) && step.plannedFor.length === 0 && !this.schedulingOf(step));
  }

  /** How a step is completed that waits for the date of a meeting; undefined for any other. */
  schedulingOf({ process, step }: Pick<AgendaStepRecord, 'process' | 'step'>): ReturnType<typeof schedulingOf> {
    return schedulingOf(this.processes.get(process)?.steps[step]);
  }

  zoneOf({ district }: Pick<MeetingRecord, 'district'>): string {
    return this.districts.find(district)?.zone ?? anyZone;
  }

  /** The zone that a group's meetings are in. */
  zoneOfUnit(unit: string): string {
    return this.zoneOf({ district: districtOf(unit) });
  }

  private async waiting(record: MeetingRecord, { language }: Reader): Promise<NonNullable<MeetingView['waiting']>> {
    const date = localDateOf(record.startsAt, this.zoneOf(record));
    const steps = (await stepsForAgenda(this.record, record.unit)).filter(
      ({ plannedFor }) => !plannedFor.includes(record.id),
    );
    const present = (step: AgendaStepRecord) => ({
      case: { id: step.caseId, caseNumber: step.caseNumber },
      key: step.stepKey,
      title: this.processes.get(step.process)?.steps[step.step]?.title[language] ?? step.step,
      dueOn: step.dueOn,
      due: isDue(step, date),
    });
    return {
      toSchedule: steps.filter((step) => this.schedulingOf(step)).map(present),
      toAdd: steps.filter((step) => !this.schedulingOf(step)).map(present),
    };
  }

  private summary(record: MeetingSummaryRecord, reader: Reader): MeetingSummaryView {
    const zone = this.zoneOf(record);
    return {
      id: record.id,
      unit: { id: record.unit, title: record.unitName[reader.language] },
      district: record.district,
      at: record.startsAt,
      date: localDateOf(record.startsAt, zone),
      time: localTimeOf(record.startsAt, zone),
      place: record.place,
      state: record.state,
      version: record.version,
      itemCount: record.itemCount,
    };
  }

  private titleOfUnit(unit: string, { language }: Reader): string {
    return namesIn(this.districts.find(districtOf(unit)), language).unit(unit);
  }
}

/** What the access rule reads of a meeting. */
export function meetingForAccess({
  unit,
  state,
  members,
}: Pick<MeetingSummaryRecord, 'unit' | 'state' | 'members'>): MeetingForAccess {
  return { unit, state, members: members.map(({ userId }) => userId) };
}

/** Whether the reader coordinates the group; what state the meeting is in is asked under its lock. */
export function requireChair(record: MeetingRecord, { principal }: Reader): void {
  if (meetingLevel(principal, meetingForAccess(record)) !== 'chair')
    throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
}

/** Who only supervises has no part in what the participants do. */
export function requireParticipant(record: MeetingRecord, { principal }: Reader): void {
  if (meetingLevel(principal, meetingForAccess(record)) === 'observer')
    throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
}

/** Whether a reader belongs to those who hold or supervise meetings at all. */
export function takesPart({ principal }: Reader): boolean {
  return supervises(principal) || principal.roles.some((role) => dutyRoles.has(role));
}

/** Local date by which an open step is to be dealt with; one without a deadline can be taken up at any meeting. */
export function isDue({ dueOn }: Pick<AgendaStepRecord, 'dueOn'>, date: string): boolean {
  return dueOn === null || dueOn <= date;
}

const districtOf = (unit: string): string => unit.split('/')[0] ?? '';
