import { Controller, Get, Inject } from '@nestjs/common';
import { overview, type OverviewView } from '@tovholder/contracts/http';
import { decide, supervisionCriteria } from '@tovholder/domain/access';
import { clockHealth, type Store, supervisionOverview, supervisionTrend } from '@tovholder/persistence';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { CurrentReader, type Reader } from '../http/request';
import { presentClockWarning } from '../health/clocks.presenter';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { SupervisionNames } from './names';

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
}
