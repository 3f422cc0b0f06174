import { Controller, Get, Inject } from '@nestjs/common';
import { clocks, type ClocksView, liveness, metrics, readiness } from '@tovholder/contracts/http';
import { clockHealth, type Store } from '@tovholder/persistence';
import type { TemporalConnection } from '@tovholder/temporal';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { type AnswerHead, Reply } from '../http/request';
import { RECORD, TEMPORAL } from '../platform/tokens';
import { metricsOf, presentClocks } from './clocks.presenter';

const patienceMs = 1_000;

/** For the machinery that watches the program: without authentication, without a word about any case. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(TEMPORAL) private readonly temporal: TemporalConnection,
  ) {}

  @Get('live')
  @Operation({ id: 'getLiveness', tag: 'Health', summary: 'Whether the program runs', answer: liveness, open: true })
  live(): z.input<typeof liveness> {
    return { status: 'alive' };
  }

  @Get('ready')
  @Operation({
    id: 'getReadiness',
    tag: 'Health',
    summary: 'Whether requests can be served: ready without Temporal, not without PostgreSQL',
    answer: readiness,
    alsoAnswers: [503],
    open: true,
  })
  async ready(@Reply() reply: AnswerHead): Promise<z.input<typeof readiness>> {
    const [database, temporal] = await Promise.all([this.databaseAnswers(), this.temporal.isReachable(patienceMs)]);
    if (!database) reply.status(503);
    return {
      status: database ? 'ready' : 'not-ready',
      database: database ? 'up' : 'away',
      temporal: temporal ? 'up' : 'away',
    };
  }

  @Get('clocks')
  @Operation({
    id: 'getClocks',
    tag: 'Health',
    summary: 'How far behind the clocks are, and whether somebody still checks them',
    answer: clocks,
    problems: ['temporarily-unavailable'],
    open: true,
  })
  async clocks(): Promise<ClocksView> {
    return presentClocks(await clockHealth(this.record.dataSource));
  }

  @Get('metrics')
  @Operation({
    id: 'getMetrics',
    tag: 'Health',
    summary: 'The same numbers for a monitoring system',
    answer: metrics,
    answerType: 'text/plain',
    problems: ['temporarily-unavailable'],
    open: true,
  })
  async metrics(@Reply() reply: AnswerHead): Promise<string> {
    reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    return metricsOf(await clockHealth(this.record.dataSource));
  }

  private async databaseAnswers(): Promise<boolean> {
    const { dataSource } = this.record;
    if (!dataSource.isInitialized) return false;
    let timer: NodeJS.Timeout | undefined;
    const expiry = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMs);
    });
    const answered = dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const result = await Promise.race([answered, expiry]);
    clearTimeout(timer);
    return result;
  }
}
