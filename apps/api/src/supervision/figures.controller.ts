import { Controller, Get, Inject } from '@nestjs/common';
import {
  durations,
  durationsQuery,
  type DurationsView,
  firedLadders,
  firedLaddersQuery,
  type FiredLaddersView,
  owners,
  type OwnersView,
} from '@tovholder/contracts/http';
import { decide, supervisionCriteria } from '@tovholder/domain/access';
import { addDays, localDateOf } from '@tovholder/domain/calendar';
import { baselines, durationsOf, fewestShown } from '@tovholder/domain/durations';
import {
  firedLadders as readFiredLadders,
  type Store,
  supervisionOwners,
  turningPoints,
  userNames,
} from '@tovholder/persistence';
import type { z } from 'zod';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { invalidInput } from '../problems/problem';
import { SupervisionNames } from './names';
import { sinceWeeks } from './weeks';

const daysOfYear = 365;
/** Each case of the period is opened for the date of its report. */
const longestPeriod = 3 * daysOfYear + 1;

/** What the supervised work came to: how long it took, what reminded of it, and who holds it. */
@Controller('supervision')
export class SupervisionFiguresController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(SupervisionNames) private readonly names: SupervisionNames,
  ) {}

  @Get('durations')
  @Operation({
    id: 'getSupervisionDurations',
    tag: 'Supervision',
    summary: 'Days from report to measure and the parts of it, by month, beside the national figures',
    description:
      'Counts the cases that the reader supervises, over at most three years; what rests on fewer than five cases is not shown.',
    query: durationsQuery,
    answer: durations,
  })
  async durations(
    @CurrentReader() { principal, language }: Reader,
    @Query() query: z.output<typeof durationsQuery>,
  ): Promise<DurationsView> {
    requireAllowed(decide(principal, 'supervision.read'));
    const { zone } = this.districts.homeOf(principal);
    const to = query.to ?? localDateOf(new Date().toISOString(), zone);
    const from = query.from ?? addDays(to, -daysOfYear);
    if (to < from) throw invalidInput({ pointer: '/to', code: 'before-start' });
    if (addDays(from, longestPeriod) < to) throw invalidInput({ pointer: '/from', code: 'period-too-long' });
    const { process } = query;
    const cases = await turningPoints(this.record, {
      criteria: supervisionCriteria(principal),
      ...(process === undefined ? {} : { process }),
      from,
      to,
      zone,
    });
    return {
      from,
      to,
      fewestShown: { cases: fewestShown, mark: 'ASSUMPTION' },
      items: durationsOf(cases, { from, to }).map((duration) => ({
        ...duration,
        process: { id: duration.process, title: this.cases.processOf(duration).title[language] },
      })),
      baselines: baselines
        .filter((baseline) => process === undefined || baseline.process === process)
        .map((baseline) => ({ ...baseline, title: baseline.title[language] })),
    };
  }

  @Get('ladders')
  @Operation({
    id: 'getSupervisionLadders',
    tag: 'Supervision',
    summary: 'Rungs that have fired in the last weeks, by process and step, and whether anybody acknowledged them',
    query: firedLaddersQuery,
    answer: firedLadders,
  })
  async ladders(
    @CurrentReader() reader: Reader,
    @Query() { weeks }: z.output<typeof firedLaddersQuery>,
  ): Promise<FiredLaddersView> {
    const { principal, language } = reader;
    requireAllowed(decide(principal, 'supervision.read'));
    const since = sinceWeeks(weeks);
    const rows = await readFiredLadders(this.record, { criteria: supervisionCriteria(principal), since });
    return {
      since,
      items: rows.map(({ authority, acknowledged, process, ...row }) => ({
        ...row,
        process: { id: process, title: this.cases.processOf({ process }).title[language] },
        title: this.cases.processOf({ process }).steps[row.step]?.title[language] ?? row.step,
        by: { authority, authorityTitle: this.names.authority(authority, reader) },
        acknowledged,
        unacknowledged: row.fired - acknowledged,
      })),
    };
  }

  @Get('owners')
  @Operation({
    id: 'listSupervisionOwners',
    tag: 'Supervision',
    summary: 'Who holds the open steps that I supervise, unit by unit, and who of them is away',
    answer: owners,
  })
  async owners(@CurrentReader() reader: Reader): Promise<OwnersView> {
    requireAllowed(decide(reader.principal, 'supervision.read'));
    const rows = await supervisionOwners(this.record, { criteria: supervisionCriteria(reader.principal) });
    const names = await userNames(
      this.record,
      rows.flatMap(({ owner, deputy }) => [owner, deputy].filter((id) => id !== null)),
    );
    const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
    return {
      items: rows.map(({ owner, deputy, unit, authority, ...row }) => ({
        ...row,
        owner: person(owner),
        deputy: person(deputy),
        unit: { id: unit, title: this.names.unit(unit, reader) },
        authority: { id: authority, title: this.names.authority(authority, reader) },
      })),
    };
  }
}
