import { Controller, Get, Inject } from '@nestjs/common';
import { type Immutable, overdueList, overdueQuery, overview, type OverviewView } from '@tovholder/contracts/http';
import { decide, supervisionCriteria } from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import {
  clockHealth,
  listAbsences,
  type OverdueFilter,
  overdueSteps,
  type Store,
  supervisionOverview,
  supervisionTrend,
  userNames,
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
import { SupervisionNames } from './names';
import { presentOverdue } from './overdue.presenter';

@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(SupervisionNames) private readonly names: SupervisionNames,
  ) {}

  @Get('overview')
  @Operation({
    id: 'getSupervisionOverview',
    tag: 'Supervision',
    summary: "My authority's steps by process and step: open, due soon, overdue, paused, without owner; and 12 weeks",
    answer: overview,
  })
  async overview(@CurrentReader() reader: Reader): Promise<OverviewView> {
    const { principal, language } = reader;
    requireAllowed(decide(principal, 'supervision.read'));
    const now = new Date().toISOString();
    const criteria = supervisionCriteria(principal);
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
        processTitle: this.cases.processOf(row).title[language],
        title: this.cases.processOf(row).steps[row.step]?.title[language] ?? row.step,
        authorityTitle: this.names.authority(row.authority, reader),
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
    @Query() query: z.output<typeof overdueQuery>,
  ): Promise<Immutable<z.input<typeof overdueList>>> {
    requireAllowed(decide(reader.principal, 'supervision.read'));
    const now = new Date();
    const { limit, cursor } = query;
    const page = await overdueSteps(this.record, {
      criteria: supervisionCriteria(reader.principal),
      now: now.toISOString(),
      filter: filterOf(query),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const mentioned = page.items.flatMap(({ step }) => [
      ...(step.owner === null ? [] : [step.owner]),
      ...step.ladder.flatMap(({ told }) => told.map(({ userId }) => userId)),
    ]);
    const [away, health, people] = await Promise.all([
      this.away(page.items, { reader, now }),
      clockHealth(this.record.dataSource),
      userNames(this.record, mentioned),
    ]);
    return {
      clocks: presentClockWarning(health, reader.language),
      names: Object.fromEntries(people),
      items: page.items.flatMap((item) =>
        presentOverdue(item, {
          process: this.cases.processOf(item),
          reader,
          now: now.getTime(),
          away,
          authorityTitle: this.names.authority(item.step.authority, reader),
          unitTitle: this.names.unit(item.step.unit, reader),
          nameOf: (user) => people.get(user) ?? user,
          daysLeft: this.cases.daysLeftOf(item),
        }),
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

/** The given parts of a filter. */
function filterOf({ process, step, authority, owner, withoutOwner }: z.output<typeof overdueQuery>): OverdueFilter {
  return {
    ...(process === undefined ? {} : { process }),
    ...(step === undefined ? {} : { step }),
    ...(authority === undefined ? {} : { authority }),
    ...(owner === undefined ? {} : { owner }),
    ...(withoutOwner === undefined ? {} : { withoutOwner: true }),
  };
}
