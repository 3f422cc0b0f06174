import { Controller, Get, Inject } from '@nestjs/common';
import { type Immutable, overdueList, overdueQuery, overview, type OverviewView } from '@tovholder/contracts/http';
import { decide, visibilityCriteria } from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import {
  clockHealth,
  listAbsences,
  overdueSteps,
  type Store,
  supervisionOverview,
  supervisionTrend,
  type WorkItemRecord,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { presentClockWarning } from '../health/clocks.presenter';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { presentOverdue } from '../work-items/work-item.presenter';

@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Get('overview')
  @Operation({
    id: 'getSupervisionOverview',
    tag: 'Supervision',
    summary: "My authority's steps by process and step: open, due soon, overdue, paused, without owner; and 12 weeks",
    answer: overview,
  })
  async overview(@CurrentReader() { principal, language }: Reader): Promise<OverviewView> {
    requireAllowed(decide(principal, 'supervision.read'));
    const now = new Date().toISOString();
    const criteria = visibilityCriteria(principal);
    const { zone } = this.districts.homeOf(principal);
    const [rows, trend, health] = await Promise.all([
      supervisionOverview(this.record, { criteria, now }),
      supervisionTrend(this.record, { criteria, zone, now }),
      clockHealth(this.record.dataSource),
    ]);
    return {
      at: now,
      clocks: presentClockWarning(health, language),
      items: rows.map((row) => ({
        ...row,
        title: this.cases.processOf(row).steps[row.step]?.title[language] ?? row.step,
      })),
      trend,
    };
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
    const [away, health] = await Promise.all([
      this.away(page.items, { reader, now }),
      clockHealth(this.record.dataSource),
    ]);
    return {
      clocks: presentClockWarning(health, reader.language),
      items: page.items.flatMap((item) =>
        presentOverdue(item, { process: this.cases.processOf(item), reader, now: now.getTime(), away }),
      ),
      nextCursor: page.nextCursor,
      total: page.total,
      totalIsExact: page.totalIsExact,
    };
  }

  /** Which members of these steps' units are away today. */
  private async away(
    items: readonly WorkItemRecord[],
    { reader: { principal }, now }: { readonly reader: Reader; readonly now: Date },
  ): Promise<ReadonlySet<string>> {
    const units = [...new Set(items.map(({ step }) => step.unit))];
    if (units.length === 0) return new Set();
    const today = localDateOf(now.toISOString(), this.districts.homeOf(principal).zone);
    const absences = await listAbsences(this.record, { units, endingFrom: today });
    return new Set(absences.filter(({ fromOn }) => fromOn <= today).map(({ userId }) => userId));
  }
}
