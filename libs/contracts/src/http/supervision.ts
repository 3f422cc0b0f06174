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
        step: z.string(),
        title: z.string(),
        authority: z.string(),
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

export const overdueQuery = z.strictObject(pageQuery);

export const overdueStep = z
  .object({
    caseId: uuid,
    case: z.object({ id: uuid, caseNumber: z.string() }),
    process: z.object({ id: z.string(), title: z.string() }),
    key: z.string(),
    step: z.string(),
    title: z.string(),
    by: z.object({ authority: z.string(), unit: z.string() }),
    owner: z.string().nullable(),
    due,
    lateBySeconds: z.int(),
    ladder: z.array(rung).meta({ description: 'What has rung so far, and what will' }),
    cause: z
      .enum(['no-owner', 'owner-absent', 'not-done'])
      .meta({ description: 'Nobody has it; the one who has it is away; or it has not been done' }),
  })
  .meta({ id: 'OverdueStep' });

export const overdueList = pageOf(overdueStep, 'OverdueList', { clocks: clockWarning });

export type OverviewView = Immutable<z.infer<typeof overview>>;
export type OverdueStepView = Immutable<z.infer<typeof overdueStep>>;
