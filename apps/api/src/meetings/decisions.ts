import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, sha256Hex } from '@tovholder/contracts/canonical';
import type {
  meetingDecisions,
  MeetingDecisionResultsView,
  meetingScheduling,
  MeetingSchedulingResultsView,
} from '@tovholder/contracts/http';
import { actionsOnItem, decide } from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import type { AgendaItemRecord, CaseRecord, MeetingRecord } from '@tovholder/persistence';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { authoriseOnStep } from '../cases/authorise';
import { actorFor, CaseCommands, type Prepared } from '../cases/case-commands';
import { Cases } from '../cases/cases';
import { caseForAccess } from '../cases/sight';
import type { CommandHeaders, Reader } from '../http/request';
import { LOG } from '../platform/tokens';
import { invalidInput, Problem } from '../problems/problem';
import { problemOf } from '../problems/problem.filter';
import { readCompletion } from '../steps/completion';
import { itemForAccess } from './agenda-item.presenter';
import { meetingForAccess, Meetings } from './meetings';

type Decision = z.output<typeof meetingDecisions>['items'][number];
type Scheduled = z.output<typeof meetingScheduling>['steps'][number];
type Result = Omit<MeetingDecisionResultsView['results'][number], 'agendaItem'>;

interface Given {
  readonly meeting: MeetingRecord;
  readonly reader: Reader;
  readonly headers: CommandHeaders;
}

/**
 * What a meeting decides. Each case is one command through its workflow: the step, the record of the decision and its
 * actions are one commit. Between cases there is none, so each has a result of its own, and a repeat under the same key
 * finds again what was done.
 */
@Injectable()
export class Decisions {
  constructor(
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** One after the other, in the order of the request: two items may be about one case. */
  async decide(given: Given, items: readonly Decision[]): Promise<MeetingDecisionResultsView> {
    const owners = await this.ownersOf(given);
    const results: MeetingDecisionResultsView['results'][number][] = [];
    for (const decision of items) {
      results.push({ agendaItem: decision.agendaItem, ...(await this.decideOne(given, { decision, owners })) });
    }
    return { results };
  }

  /** Gives cases that wait for a meeting the date of this one; what that opens for the group goes onto the agenda. */
  async schedule(given: Given, steps: readonly Scheduled[]): Promise<MeetingSchedulingResultsView> {
    const results: MeetingSchedulingResultsView['results'][number][] = [];
    for (const step of steps) {
      results.push({ caseId: step.case, key: step.step, ...(await this.scheduleOne(given, step)) });
    }
    return { results };
  }

  private decideOne(
    given: Given,
    { decision, owners }: { readonly decision: Decision; readonly owners: Owners },
  ): Promise<Result> {
    const { caseVersion, ...body } = decision;
    const item = given.meeting.items.find(({ id, removed }) => id === decision.agendaItem && removed === null);
    return this.one(given, {
      caseId: item?.caseId,
      closed: item?.conflicts.some(({ userId }) => userId === given.reader.principal.userId) === true,
      identity: [decision.agendaItem],
      body,
      ...(caseVersion === undefined ? {} : { ifVersion: caseVersion }),
      prepare: (record) => this.prepareDecision(record, { ...given, item, decision, owners }),
    });
  }

  private prepareDecision(
    record: CaseRecord,
    context: Given & {
      readonly item: AgendaItemRecord | undefined;
      readonly decision: Decision;
      readonly owners: Owners;
    },
  ): Prepared {
    const { meeting, reader, item, decision, owners } = context;
    if (!item) throw new Problem('item-not-open');
    requirePlanned(meeting);
    const access = itemForAccess(item, record);
    const step = authoriseOnStep(reader, { action: 'step.complete', record, key: item.stepKey });
    if (!actionsOnItem(reader.principal, { meeting: meetingForAccess(meeting), item: access }).includes('decide'))
      throw access.decided
        ? new Problem('item-not-open')
        : new Problem('forbidden', { reasonCode: 'role-not-allowed' });
    const { codes, texts } = readCompletion(this.cases.processOf(record).steps[step.step], decision);
    return {
      action: { type: 'complete', key: step.key, outcome: decision.outcome, data: codes },
      actor: actorFor(reader, { district: record.district, unit: step.unit }),
      privateText: texts,
      atMeeting: { type: 'decided', agendaItemId: item.id, actions: actionsFor(decision, owners) },
    };
  }

  private scheduleOne(given: Given, { case: caseId, step: key }: Scheduled): Promise<Result> {
    const { meeting, reader } = given;
    return this.one(given, {
      caseId,
      identity: [caseId, key],
      body: null,
      prepare: (record) => {
        requirePlanned(meeting);
        const step = authoriseOnStep(reader, { action: 'step.complete', record, key });
        const scheduling = this.meetings.schedulingOf({ process: record.process, step: step.step });
        if (!scheduling || step.unit !== meeting.unit) throw new Problem('not-possible-now');
        const date = localDateOf(meeting.startsAt, this.meetings.zoneOf(meeting));
        const completion = { outcome: scheduling.outcome, data: { [scheduling.field]: date } };
        const { codes, texts } = readCompletion(this.cases.processOf(record).steps[step.step], completion);
        return {
          action: { type: 'complete', key, outcome: scheduling.outcome, data: codes },
          actor: actorFor(reader, { district: record.district, unit: step.unit }),
          privateText: texts,
          atMeeting: { type: 'scheduled', meetingId: meeting.id },
        };
      },
    });
  }

  /** One case: whatever goes wrong with it is its own result. */
  private async one(
    { reader, headers }: Given,
    command: {
      readonly caseId: string | undefined;
      /** A conflict of interest closes the case to the reader: they learn why, and not that there is no such case. */
      readonly closed?: boolean;
      /** What tells this command from the others of the same request. */
      readonly identity: readonly string[];
      readonly body: unknown;
      readonly ifVersion?: number;
      readonly prepare: (record: CaseRecord) => Prepared;
    },
  ): Promise<Result> {
    const { caseId, closed = false, identity, body, ifVersion, prepare } = command;
    try {
      if (caseId === undefined) throw new Problem('item-not-open');
      const own: CommandHeaders = {
        commandId: sha256Hex(canonicalJson([headers.commandId, ...identity])),
        bodyHash: sha256Hex(canonicalJson(body)),
        ...(ifVersion === undefined ? {} : { ifVersion }),
      };
      const { record, replayed } = await this.commands.throughWorkflow({ caseId, reader, headers: own }, prepare);
      const known = decide(reader.principal, 'case.read', { case: caseForAccess(record) }).allow;
      return {
        result: replayed ? 'replayed' : 'done',
        case: known ? { id: record.id, version: record.version } : null,
        problem: null,
      };
    } catch (error) {
      const found = problemOf(error, 'POST');
      const problem = closed && found.code === 'not-found' ? inConflict() : found;
      if (problem.status === 500) this.log.error({ error: (error as Error).name }, 'An item could not be decided');
      const { type: _type, traceId: _trace, ...shown } = problem.render({ language: reader.language, traceId: '' });
      return { result: 'refused', case: null, problem: shown };
    }
  }

  private async ownersOf({ meeting, reader }: Given): Promise<Owners> {
    const owners = await this.meetings.owners(meeting, { reader, on: localDateOf(meeting.startsAt, 'UTC') });
    return {
      authority: new Set(owners.authorities.map(({ code }) => code)),
      unit: new Set(owners.units.map(({ id }) => id)),
      user: new Set([...owners.users.map(({ id }) => id), ...meeting.members.map(({ userId }) => userId)]),
    };
  }
}

/** Codes and ids of those whom an action can be given to. */
type Owners = Readonly<Record<'authority' | 'unit' | 'user', ReadonlySet<string>>>;

/** @throws Problem 422 for an owner whom actions of this group cannot be given to */
function actionsFor({ actions = [] }: Decision, owners: Owners) {
  return actions.map(({ what, owner, due }, index) => {
    for (const kind of ['authority', 'unit', 'user'] as const) {
      const id = owner[kind];
      if (id !== undefined && !owners[kind].has(id))
        throw invalidInput({ pointer: `/actions/${index}/owner/${kind}`, code: 'not-allowed' });
    }
    const only = Object.fromEntries(Object.entries(owner).filter(([, id]) => id !== undefined));
    return { what, owner: only, ...(due === undefined ? {} : { dueOn: due }) };
  });
}

function requirePlanned({ state }: Pick<MeetingRecord, 'state'>): void {
  if (state !== 'planned') throw new Problem('meeting-not-open');
}

const inConflict = (): Problem =>
  new Problem('forbidden', {
    reasonCode: 'conflict-of-interest',
    detail: {
      da: 'Du har oplyst, at du er inhabil i punktets sag.',
      en: 'You have declared a conflict of interest in the case of this item.',
    },
  });
