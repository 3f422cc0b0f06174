import { Controller, Get, Inject } from '@nestjs/common';
import { type Immutable, overdueList, overdueQuery, overview, type OverviewView } from '@tovholder/contracts/http';
import { decide, visibilityCriteria } from '@tovholder/domain/access';
import { overdueSteps, type Store, supervisionOverview } from '@tovholder/persistence';
import { z } from 'zod';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { presentOverdue } from '../work-items/work-item.presenter';

@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
  ) {}

  @Get('overview')
  @Operation({
    id: 'getSupervisionOverview',
    tag: 'Supervision',
    summary: "My authority's steps by process and step: open, due soon, overdue, without owner, and the oldest",
    answer: overview,
  })
  async overview(@CurrentReader() { principal, language }: Reader): Promise<OverviewView> {
    requireAllowed(decide(principal, 'supervision.read'));
    const now = new Date().toISOString();
    const rows = await supervisionOverview(this.record, { criteria: visibilityCriteria(principal), now });
    return {
      at: now,
      items: rows.map((row) => ({
        ...row,
        title: this.cases.processOf(row).steps[row.step]?.title[language] ?? row.step,
        paused: 0,
      })),
    };
  }

  @Get('overdue')
  @Operation({
    id: 'listOverdueSteps',
    tag: 'Supervision',
    summary: "My authority's overdue steps: whose, since when and why",
    query: overdueQuery,
    answer: overdueList,
    problems: ['invalid-cursor'],
  })
  async overdue(
    @CurrentReader() reader: Reader,
    @Query() { limit, cursor }: z.output<typeof overdueQuery>,
  ): Promise<Immutable<z.input<typeof overdueList>>> {
    requireAllowed(decide(reader.principal, 'supervision.read'));
    const now = new Date();
    const page = await overdueSteps(this.record, {
      criteria: visibilityCriteria(reader.principal),
      now: now.toISOString(),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return {
      items: page.items.flatMap((item) =>
        presentOverdue(item, { process: this.cases.processOf(item), reader, now: now.getTime() }),
      ),
      nextCursor: page.nextCursor,
      total: page.total,
      totalIsExact: page.totalIsExact,
    };
  }
}
