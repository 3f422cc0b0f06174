import { Controller, Get, Inject } from '@nestjs/common';
import { type Immutable, workItemList, workItemQuery } from '@tovholder/contracts/http';
import { decide, type Principal, workItemCriteria } from '@tovholder/domain/access';
import { listWorkItems, type Store, type WorkItemQuery } from '@tovholder/persistence';
import { z } from 'zod';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
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
    summary: "My steps, my unit's or my authority's, by due date",
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
}

function scopeOf(
  scope: 'mine' | 'unit' | 'authority',
  { userId, units, authorities }: Principal,
): WorkItemQuery['scope'] {
  switch (scope) {
    case 'mine':
      return { type: 'mine', userId };
    case 'unit':
      return { type: 'unit', units };
    case 'authority':
      return { type: 'authority', authorities };
  }
}
