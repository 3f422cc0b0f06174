import { z } from 'zod';
import { due, personView } from './case-view';
import { pageOf, pageQuery } from './paging';
import { type Immutable, instant, uuid } from './values';

export const workItemQuery = z.strictObject({
  scope: z.enum(['mine', 'unit', 'authority']).default('unit'),
  state: z.enum(['open', 'due-soon', 'overdue', 'done']).default('open'),
  process: z.string().optional(),
  sort: z.enum(['due']).default('due').meta({ description: 'By due instant; without one last' }),
  ...pageQuery,
});

export const workItem = z
  .object({
    caseId: uuid,
    case: z.object({
      id: uuid,
      caseNumber: z.string(),
      version: z.int(),
      urgency: z.enum(['normal', 'urgent']),
    }),
    process: z.object({ id: z.string(), title: z.string() }),
    district: z.string(),
    person: personView,
    key: z.string(),
    step: z.string(),
    title: z.string(),
    state: z.enum(['open', 'done', 'withdrawn']),
    by: z.object({ authority: z.string(), unit: z.string() }),
    owner: z.string().nullable(),
    openedAt: instant,
    due: due.nullable(),
    overdue: z.boolean(),
    paused: z.boolean(),
    handover: z.boolean().meta({ description: 'An offer: the case is shown when it has been accepted' }),
    outcome: z.string().nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'WorkItem' });

export const workItemList = pageOf(workItem, 'WorkItemList');

export type WorkItemView = Immutable<z.infer<typeof workItem>>;
