import { Controller, Get, Inject, Post } from '@nestjs/common';
import { idFrom } from '@tovholder/contracts/canonical';
import {
  application,
  applicationParams,
  applicationRequest,
  type ApplicationView,
  dryRun,
  dryRunRequest,
  type DryRunView,
} from '@tovholder/contracts/http';
import { mayChangeRules } from '@tovholder/domain/access';
import { applyRules, dryRunRules, ruleChange, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { KnownCases } from '../cases/known-cases';
import { Operation } from '../http/operation';
import { Body, Command, type CommandHeaders, CurrentReader, Params, type Reader } from '../http/request';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { mostSerious, notAllowed, presentApplication, presentDryRun } from './rule-change.presenter';

/** Changes of rules, calendar and ladders for running cases: seen first, then carried out as they were seen. */
@Controller('rules')
export class RuleChangesController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(KnownCases) private readonly known: KnownCases,
  ) {}

  @Post('dry-run')
  @Operation({
    id: 'dryRunRules',
    tag: 'Rule changes',
    summary: 'Every open deadline that a change would move: before, after, newly overdue, newly on time',
    description: 'Changes nothing. The `guard` of the answer is what an application is agreed to on.',
    body: dryRunRequest,
    answer: dryRun,
    idempotency: 'optional',
    problems: ['rule-change-not-allowed'],
  })
  async dryRun(
    @CurrentReader() reader: Reader,
    @Body() { district, change }: z.output<typeof dryRunRequest>,
  ): Promise<DryRunView> {
    requireRights(reader, district);
    const result = await dryRunRules(this.record, { district, change: withoutAbsent(change) });
    if (result.kind === 'not-allowed') throw notAllowed(result, change);
    const listed = mostSerious(result.moves);
    const known = await this.known.among(
      listed.map(({ caseId }) => caseId),
      reader,
    );
    return presentDryRun(result, { listed, known, processes: this.processes, language: reader.language });
  }

  @Post('application')
  @Operation({
    id: 'applyRules',
    tag: 'Rule changes',
    summary: 'Carry out a change that has been dry-run; it goes through the open cases in the background',
    body: applicationRequest,
    answer: application,
    status: 201,
    idempotency: 'optional',
    problems: ['guard-changed', 'change-already-running', 'rule-change-not-allowed'],
  })
  async apply(
    @CurrentReader() reader: Reader,
    @Body() { district, change, guard, reason }: z.output<typeof applicationRequest>,
    @Command() { commandId }: CommandHeaders,
  ): Promise<ApplicationView> {
    requireRights(reader, district);
    const id = idFrom(`rules:${commandId}`);
    const before = await ruleChange(this.record, id);
    if (before && before.guard !== guard) throw new Problem('idempotency-key-reused');
    if (before) return presentApplication(before);
    const result = await applyRules(this.record, {
      id,
      district,
      change: withoutAbsent(change),
      guard,
      reason,
      requestedBy: reader.principal.userId,
    });
    switch (result.kind) {
      case 'started':
        return presentApplication(result.change);
      case 'guard-changed':
        throw new Problem('guard-changed');
      case 'already-running':
        // The same command sent twice at once is one change.
        if (result.change.id === id) return presentApplication(result.change);
        throw new Problem('change-already-running');
      case 'not-allowed':
        throw notAllowed(result, change);
    }
  }

  @Get('applications/:id')
  @Operation({
    id: 'getRuleApplication',
    tag: 'Rule changes',
    summary: 'How far a change has come',
    params: applicationParams,
    answer: application,
    problems: ['not-found'],
  })
  async progress(
    @CurrentReader() { principal }: Reader,
    @Params() { id }: z.output<typeof applicationParams>,
  ): Promise<ApplicationView> {
    const found = await ruleChange(this.record, id);
    if (!found || !mayChangeRules(principal, found.district)) throw new Problem('not-found');
    return presentApplication(found);
  }
}

function requireRights({ principal }: Reader, district: string): void {
  if (!mayChangeRules(principal, district)) throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
}

type Change = z.output<typeof dryRunRequest>['change'];
type Given<T> = T extends readonly (infer E)[]
  ? readonly Given<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<Exclude<T[K], undefined>> }
    : T;

/** What was not sent is not there: the record tells an absent field from one that is undefined. */
function withoutAbsent(change: Change): Given<Change> {
  return JSON.parse(JSON.stringify(change)) as Given<Change>;
}
