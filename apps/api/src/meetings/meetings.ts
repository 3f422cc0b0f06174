import { Inject, Injectable } from '@nestjs/common';
import type { MeetingListView, meetingQuery, MeetingSummaryView, MeetingView } from '@tovholder/contracts/http';
import {
  dutyRoles,
  type MeetingForAccess,
  type MeetingLevel,
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
  stepsForAgenda,
  type Store,
} from '@tovholder/persistence';
import type { z } from 'zod';
import type { Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { namesIn } from '../platform/names';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { unitsAround } from './group';
import { schedulingOf } from './scheduling';

const anyZone = 'Europe/Copenhagen';
/** What a new meeting begins with at most; whoever calls it adds what else there is. */
const longestAgenda = 200;

/** Meetings as a reader may know of them. */
@Injectable()
export class Meetings {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  /** @throws Problem `not-found` for a meeting that does not exist or that the reader has no part in */
  async visible(id: string, { principal }: Reader): Promise<MeetingRecord> {
    const found = await findMeeting(this.record, { id, notesOf: principal.userId });
    if (!found || meetingLevel(principal, meetingForAccess(found)) === 'none') throw new Problem('not-found');
    return found;
  }

  /** The same for whoever coordinates the group; what state the meeting is in is asked under its lock. @throws Problem */
  async chaired(id: string, reader: Reader): Promise<MeetingRecord> {
    const meeting = await this.visible(id, reader);
    requireLevel(meeting, { reader, levels: ['chair'] });
    return meeting;
  }

  /** The same for those who take part: who only supervises has no part in what they do. @throws Problem */
  async attended(id: string, reader: Reader): Promise<MeetingRecord> {
    const meeting = await this.visible(id, reader);
    requireLevel(meeting, { reader, levels: ['chair', 'participant'] });
    return meeting;
  }

  /** The meetings that the reader has a part in, and the groups whose meetings they call. Dates are local. */
  async list(reader: Reader, query: z.output<typeof meetingQuery>): Promise<MeetingListView> {
    const { principal } = reader;
    const zone = this.districts.homeOf(principal).zone;
    const { unit, from, to, part, limit, cursor } = query;
    const page = await listMeetings(this.record, {
      units: principal.units,
      users: [principal.userId, ...principal.actingFor],
      today: startOfLocalDay(localDateOf(new Date().toISOString(), zone), zone),
      limit,
      ...(unit === undefined ? {} : { unit }),
      ...(from === undefined ? {} : { from: startOfLocalDay(from, zone) }),
      ...(to === undefined ? {} : { to: endOfLocalDay(to, zone) }),
      ...(part === undefined ? {} : { part }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const called = principal.units.filter((id) => mayCallMeeting(principal, id));
    return {
      ...page,
      items: page.items
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
    const { items } = await stepsForAgenda(this.record, { unit, dueBy: date, unplanned: true, limit: longestAgenda });
    return items.filter((step) => !this.schedulingOf(step));
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

  /** As a list shows it. */
  summary(record: MeetingSummaryRecord, reader: Reader): MeetingSummaryView {
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

function requireLevel(
  record: MeetingRecord,
  { reader, levels }: { readonly reader: Reader; readonly levels: readonly MeetingLevel[] },
): void {
  if (!levels.includes(meetingLevel(reader.principal, meetingForAccess(record))))
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
