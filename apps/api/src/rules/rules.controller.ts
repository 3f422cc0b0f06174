import { Controller, Get, Inject } from '@nestjs/common';
import { type Immutable, ruleList, rulesQuery } from '@tovholder/contracts/http';
import { informationalRules } from '@tovholder/domain/rules';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, Query, type Reader } from '../http/request';
import { PROCESSES, type Processes } from '../platform/tokens';
import { DistrictRules } from './district-rules';
import { presentRule } from './rule.presenter';

@Controller('rules')
export class RulesController {
  constructor(
    @Inject(DistrictRules) private readonly districtRules: DistrictRules,
    @Inject(PROCESSES) private readonly processes: Processes,
  ) {}

  @Get()
  @Operation({
    id: 'listRules',
    tag: 'Deadlines',
    summary: 'Every deadline rule of a district, with its source and how binding it is',
    description:
      'The numbers that a case which begins now is counted by, and the rows of the same sources that name no number: ' +
      'these are `informational`, and nothing is due by them.',
    query: rulesQuery,
    answer: ruleList,
  })
  async list(
    @CurrentReader() { principal, language }: Reader,
    @Query() { district }: z.output<typeof rulesQuery>,
  ): Promise<Immutable<z.input<typeof ruleList>>> {
    const { rules } = await this.districtRules.of(principal, { district, pointer: '/query/district' });
    const numbered = new Set(rules.map(({ id }) => id));
    // A district's alarm for a row without a number stands in its place: one id, one row.
    const rows = [...rules, ...informationalRules.filter(({ id }) => !numbered.has(id))];
    const items = rows.flatMap((rule) =>
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
