import { Controller, Get, Inject } from '@nestjs/common';
import { ruleList, rulesQuery } from '@tovholder/contracts/http';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { PROCESSES, type Processes } from '../platform/tokens';
import { invalidInput } from '../problems/problem';
import { presentRule } from './rule.presenter';

@Controller('rules')
export class RulesController {
  constructor(
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(PROCESSES) private readonly processes: Processes,
  ) {}

  @Get()
  @Operation({
    id: 'listRules',
    tag: 'Deadlines',
    summary: 'Every deadline rule of a district, with its source and how binding it is',
    query: rulesQuery,
    answer: ruleList,
  })
  list(
    @CurrentReader() { principal, language }: Reader,
    @Query() { district }: z.output<typeof rulesQuery>,
  ): z.input<typeof ruleList> {
    const profile = district === undefined ? this.districts.homeOf(principal) : this.districts.find(district);
    if (!profile) throw invalidInput({ pointer: '/query/district', code: 'unknown-district' });
    const items = [...this.districts.rulesIn(profile.id).values()].flatMap((rule) =>
      this.usersOf(rule.id).map((process) => ({ ...presentRule(rule, language), process })),
    );
    return { items };
  }

  private usersOf(rule: string): (string | null)[] {
    const users = [...this.processes.values()].filter(({ steps }) =>
      Object.values(steps).some(({ due }) => due === rule),
    );
    return users.length > 0 ? users.map(({ id }) => id) : [null];
  }
}
