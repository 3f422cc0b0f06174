import { z } from 'zod';
import { due } from './case-view';
import { clockWarning } from './health';
import { rung } from './ladders';
import { pageOf, pageQuery } from './paging';
import { type Immutable, instant, localDate, uuid } from './values';

export const overview = z
  .object({
    at: instant,
    clocks: clockWarning,
    items: z.array(
      z.object({
        process: z.string(),
        processTitle: z.string(),
        step: z.string(),
        title: z.string(),
        authority: z.string(),
        authorityTitle: z.string(),
        open: z.int(),
        dueSoon: z.int(),
        overdue: z.int(),
        paused: z.int(),
        withoutOwner: z.int(),
        oldestOpenedAt: instant,
        oldestDueAt: instant.nullable(),
      }),
    ),
    trend: z
      .array(
        z.object({
          week: localDate.meta({ description: 'Its Monday' }),
          process: z.string(),
          step: z.string(),
          authority: z.string(),
          opened: z.int(),
          closed: z.int().meta({ description: 'Done, not withdrawn' }),
          closedOnTime: z.int(),
          closedLate: z.int(),
          overdue: z.int().meta({ description: 'Overdue at the end of the week' }),
        }),
      )
      .meta({ description: 'The last 12 weeks, the oldest first; a week in which nothing was open is left out' }),
  })
  .meta({ id: 'SupervisionOverview' });

export const overdueQuery = z.strictObject({
  process: z.string().min(1).max(100).optional(),
  step: z.string().min(1).max(100).optional(),
  authority: z.string().min(1).max(100).optional(),
  owner: z.string().min(1).max(200).optional(),
  withoutOwner: z.literal('true').optional(),
  ...pageQuery,
});

export const overdueStep = z
  .object({
    caseId: uuid,
    case: z.object({ id: uuid, caseNumber: z.string() }),
    process: z.object({ id: z.string(), title: z.string() }),
    key: z.string(),
    step: z.string(),
    title: z.string(),
    by: z.object({ authority: z.string(), authorityTitle: z.string(), unit: z.string(), unitTitle: z.string() }),
    owner: z.string().nullable(),
    due,
    lateBySeconds: z.int(),
    ladder: z.array(rung).meta({ description: 'What has rung so far, and what will' }),
    cause: z
      .enum(['no-owner', 'owner-absent', 'not-done'])
      .meta({ description: 'Nobody has it; the one who has it is away; or it has not been done' }),
    actions: z.array(z.string()).meta({ description: 'What this reader may do with the step now' }),
  })
  .meta({ id: 'OverdueStep' });

export const overdueList = pageOf(overdueStep, 'OverdueList', {
  clocks: clockWarning,
  names: z.record(z.string(), z.string()).meta({ description: 'Names of the users that the list mentions, by id' }),
});

export type OverviewView = Immutable<z.infer<typeof overview>>;
export type OverdueStepView = Immutable<z.infer<typeof overdueStep>>;
