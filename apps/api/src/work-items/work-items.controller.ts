import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  type Immutable,
  reassignment,
  reassignmentRequest,
  type ReassignmentView,
  workItemList,
  workItemQuery,
} from '@tovholder/contracts/http';
import { decide, type Principal, workItemCriteria } from '@tovholder/domain/access';
import { listWorkItems, reassign, type Store, type WorkItemQuery } from '@tovholder/persistence';
import { z } from 'zod';
import { actorFor } from '../cases/case-commands';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { Body, Command, type CommandHeaders, CurrentReader, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { presentReassignment, selectionOf } from './reassignment';
import { presentWorkItem } from './work-item.presenter';

@Controller('work-items')
export class WorkItemsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
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
  async list(
    @CurrentReader() reader: Reader,
    @Query() query: z.output<typeof workItemQuery>,
  ): Promise<Immutable<z.input<typeof workItemList>>> {
    requireAllowed(decide(reader.principal, 'workitem.list'));
    const { scope, state, process, limit, cursor } = query;
    const page = await listWorkItems(this.record, {
      criteria: workItemCriteria(reader.principal),
      scope: scopeOf(scope, reader.principal),
      state,
      ...(process === undefined ? {} : { process }),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const now = Date.now();
    return {
      items: page.items.map((item) => presentWorkItem(item, { process: this.cases.processOf(item), reader, now })),
      nextCursor: page.nextCursor,
      total: page.total,
      totalIsExact: page.totalIsExact,
    };
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
