import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  type Immutable,
  reassignment,
  reassignmentRequest,
  type ReassignmentView,
  workItemList,
  workItemQuery,
  workItemSearch,
  workItemSummary,
  workItemSummaryQuery,
  type WorkItemSummaryView,
} from '@tovholder/contracts/http';
import { decide, type Principal, workItemCriteria } from '@tovholder/domain/access';
import { endOfLocalDay, localDateOf } from '@tovholder/domain/calendar';
import { countWorkItems, listWorkItems, reassign, type Store, type WorkItemQuery } from '@tovholder/persistence';
import { z } from 'zod';
import { actorFor } from '../cases/case-commands';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { Body, Command, type CommandHeaders, CurrentReader, Query, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { presentReassignment, selectionOf } from './reassignment';
import { presentWorkItem } from './work-item.presenter';

type WorkItemPage = Immutable<z.input<typeof workItemList>>;

@Controller('work-items')
export class WorkItemsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Get()
  @Operation({
    id: 'listWorkItems',
    tag: 'Work items',
    summary: "My steps and those I stand in for, my unit's or my authority's, by due date",
    query: workItemQuery,
    answer: workItemList,
    problems: ['invalid-cursor'],
  })
  list(@CurrentReader() reader: Reader, @Query() query: z.output<typeof workItemQuery>): Promise<WorkItemPage> {
    return this.found(query, reader);
  }

  @Post('search')
  @Operation({
    id: 'searchWorkItems',
    tag: 'Work items',
    summary: 'The same, by what is no part of an address: a CPR number or names',
    body: workItemSearch,
    answer: workItemList,
    problems: ['invalid-cursor'],
  })
  search(@CurrentReader() reader: Reader, @Body() query: z.output<typeof workItemSearch>): Promise<WorkItemPage> {
    return this.found(query, reader);
  }

  @Get('summary')
  @Operation({
    id: 'getWorkItemSummary',
    tag: 'Work items',
    summary: 'How much open work there is: overdue, due today, due soon, in all',
    query: workItemSummaryQuery,
    answer: workItemSummary,
  })
  async summary(
    @CurrentReader() reader: Reader,
    @Query() { scope, ...whose }: z.output<typeof workItemSummaryQuery>,
  ): Promise<WorkItemSummaryView> {
    requireAllowed(decide(reader.principal, 'workitem.list'));
    return countWorkItems(this.record, {
      ...whose,
      criteria: workItemCriteria(reader.principal),
      scope: scopeOf(scope, reader.principal),
      endOfToday: this.endOfToday(reader),
    });
  }

  private async found(
    { scope, sort: _onlyOne, ...query }: z.output<typeof workItemSearch>,
    reader: Reader,
  ): Promise<WorkItemPage> {
    requireAllowed(decide(reader.principal, 'workitem.list'));
    const page = await listWorkItems(this.record, {
      ...query,
      criteria: workItemCriteria(reader.principal),
      scope: scopeOf(scope, reader.principal),
      endOfToday: this.endOfToday(reader),
    });
    const now = Date.now();
    return {
      items: page.items.map((item) =>
        presentWorkItem(item, {
          process: this.cases.processOf(item),
          reader,
          now,
          names: this.cases.namesOf(item, reader),
          daysLeft: this.cases.daysLeftOf(item),
        }),
      ),
      nextCursor: page.nextCursor,
      total: page.total,
      totalIsExact: page.totalIsExact,
    };
  }

  /** Where the reader is; who works in several districts is asked for one that shares its zone with the others. */
  private endOfToday({ principal }: Reader): string {
    const { zone } = this.districts.homeOf(principal);
    return endOfLocalDay(localDateOf(new Date().toISOString(), zone), zone);
  }

  @Post('reassignment')
  @Operation({
    id: 'reassignWorkItems',
    tag: 'Work items',
    summary: 'Give many steps to another owner, or back to their units; works while Temporal is away',
    description: 'Each step stands alone: what is refused is listed with its reason and stops no other.',
    body: reassignmentRequest,
    answer: reassignment,
    idempotency: 'optional',
  })
  async reassign(
    @CurrentReader() reader: Reader,
    @Body() body: z.output<typeof reassignmentRequest>,
    @Command() { commandId, bodyHash }: CommandHeaders,
  ): Promise<ReassignmentView> {
    const { principal } = reader;
    requireAllowed(decide(principal, 'workitem.list'));
    const results = await reassign(this.record, {
      commandId,
      bodyHash,
      select: selectionOf(body),
      to: body.to,
      reason: body.reason,
      actor: actorFor(reader, { district: principal.districts[0] ?? '' }),
      principal,
    });
    return presentReassignment(results);
  }
}

function scopeOf(
  scope: 'mine' | 'unit' | 'authority',
  { userId, units, authorities, actingFor }: Principal,
): WorkItemQuery['scope'] {
  switch (scope) {
    case 'mine':
      return { type: 'mine', userId, actingFor };
    case 'unit':
      return { type: 'unit', units };
    case 'authority':
      return { type: 'authority', authorities };
  }
}
