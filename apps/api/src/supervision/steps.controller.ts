import { Controller, Get, Inject } from '@nestjs/common';
import {
  firedRungs,
  firedRungsQuery,
  type Immutable,
  overdueList,
  overdueQuery,
  supervisedSteps,
  supervisedStepsQuery,
} from '@tovholder/contracts/http';
import { decide, supervisionCriteria } from '@tovholder/domain/access';
import {
  clockHealth,
  firedRungs as readFiredRungs,
  type FiredRungRecord,
  type Store,
  userNames,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { presentLadder } from '../cases/ladder.presenter';
import { Cases } from '../cases/cases';
import { presentClockWarning } from '../health/clocks.presenter';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { SupervisionNames } from './names';
import { presentOverdue, presentSupervised } from './supervised-step.presenter';
import { SupervisedSteps } from './supervised-steps';
import { sinceWeeks } from './weeks';

/** What stands behind the supervisor's numbers: the very steps and rungs that they count. */
@Controller('supervision')
export class SupervisionStepsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(SupervisionNames) private readonly names: SupervisionNames,
    @Inject(SupervisedSteps) private readonly lists: SupervisedSteps,
  ) {}

  @Get('steps')
  @Operation({
    id: 'listSupervisedSteps',
    tag: 'Supervision',
    summary: 'The steps that a number of the overview counts: whose, until when, and who is away',
    query: supervisedStepsQuery,
    answer: supervisedSteps,
    problems: ['invalid-cursor'],
  })
  async steps(
    @CurrentReader() reader: Reader,
    @Query() { state, ...query }: z.output<typeof supervisedStepsQuery>,
  ): Promise<Immutable<z.input<typeof supervisedSteps>>> {
    const { items, ...list } = await this.lists.find(reader, { state, query });
    return { ...list, items: items.map(({ item, context }) => presentSupervised(item, context)) };
  }

  @Get('overdue')
  @Operation({
    id: 'listOverdueSteps',
    tag: 'Supervision',
    summary: "My authority's overdue steps: whose, since when, why, and whom ladders have told",
    query: overdueQuery,
    answer: overdueList,
    problems: ['invalid-cursor'],
  })
  async overdue(
    @CurrentReader() reader: Reader,
    @Query() query: z.output<typeof overdueQuery>,
  ): Promise<Immutable<z.input<typeof overdueList>>> {
    const [{ items, ...list }, health] = await Promise.all([
      this.lists.find(reader, { state: 'overdue', query }),
      clockHealth(this.record.dataSource),
    ]);
    return {
      ...list,
      clocks: presentClockWarning(health, reader.language),
      items: items.flatMap(({ item, context }) => presentOverdue(item, context)),
    };
  }

  @Get('rungs')
  @Operation({
    id: 'listFiredRungs',
    tag: 'Supervision',
    summary: 'The rungs that have fired in the last weeks, the latest first: whom they told, and who has said so',
    query: firedRungsQuery,
    answer: firedRungs,
    problems: ['invalid-cursor'],
  })
  async rungs(
    @CurrentReader() reader: Reader,
    @Query() { weeks, limit, cursor, acknowledged, process, step, authority }: z.output<typeof firedRungsQuery>,
  ): Promise<Immutable<z.input<typeof firedRungs>>> {
    requireAllowed(decide(reader.principal, 'supervision.read'));
    const since = sinceWeeks(weeks);
    const page = await readFiredRungs(this.record, {
      criteria: supervisionCriteria(reader.principal),
      since,
      filter: {
        ...(process === undefined ? {} : { process }),
        ...(step === undefined ? {} : { step }),
        ...(authority === undefined ? {} : { authority }),
        ...(acknowledged === undefined ? {} : { acknowledged: acknowledged === 'true' }),
      },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const people = await userNames(
      this.record,
      page.items.flatMap(({ rung }) => rung.told.map(({ userId }) => userId)),
    );
    const present = this.presenter(reader, (user) => people.get(user) ?? user);
    return { ...page, since, items: page.items.map(present) };
  }

  private presenter(reader: Reader, nameOf: (user: string) => string) {
    const { language } = reader;
    return ({ caseId, caseNumber, rung, authority, unit, ...row }: FiredRungRecord) => {
      const process = this.cases.processOf(row);
      const [view] = presentLadder([rung], { language, people: true, nameOf });
      if (!view) throw new Error('A rung is presented as one view');
      return {
        ...row,
        caseId,
        case: { id: caseId, caseNumber },
        process: { id: row.process, title: process.title[language] },
        title: process.steps[row.step]?.title[language] ?? row.step,
        by: {
          authority,
          authorityTitle: this.names.authority(authority, reader),
          unit,
          unitTitle: this.names.unit(unit, reader),
        },
        rung: view,
      };
    };
  }
}
