import { z } from 'zod';
import { due } from './case-view';
import { pageOf, pageQuery } from './paging';
import { type Immutable, instant, uuid } from './values';

export const overview = z
  .object({
    at: instant,
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
    ladder: z.array(
      z.object({ rung: z.string(), at: instant, firedAt: instant.nullable(), told: z.array(z.string()) }),
    ),
    cause: z.enum(['no-owner', 'not-done']),
  })
  .meta({ id: 'OverdueStep' });

export const overdueList = pageOf(overdueStep, 'OverdueList');

export type OverviewView = Immutable<z.infer<typeof overview>>;
export type OverdueStepView = Immutable<z.infer<typeof overdueStep>>;
