import { z } from 'zod';
import { due, personView } from './case-view';
import { audience } from './ladders';
import { pageOf, pageQuery } from './paging';
import { type Immutable, instant, uuid } from './values';

const scope = z.enum(['mine', 'unit', 'authority']).default('unit');
const whose = {
  process: z.string().min(1).max(100).optional(),
  authority: z.string().min(1).max(100).optional().meta({ description: 'Code of the authority that owes the step' }),
};

export const workItemQuery = z.strictObject({
  scope,
  state: z.enum(['open', 'due-today', 'due-soon', 'overdue', 'done']).default('open'),
  ...whose,
  q: z
    .string()
    .regex(/^\d{4}-\d{3,12}$/)
    .optional()
    .meta({ description: 'A case number, or its year and at least three digits. A person is sought by POST' }),
  sort: z.enum(['due']).default('due').meta({ description: 'By due instant; without one last' }),
  ...pageQuery,
});

/** The same in a body, where what is sought may be a person. */
export const workItemSearch = z
  .strictObject({
    ...workItemQuery.shape,
    q: z.string().trim().min(2).max(100).optional().meta({
      description: 'A case number or its first digits, a CPR number or names',
    }),
    limit: z.int().min(1).max(200).default(50),
  })
  .meta({ id: 'WorkItemSearch' });

export const workItemSummaryQuery = z.strictObject({ scope, ...whose });

export const workItemSummary = z
  .object({
    overdue: z.int(),
    dueToday: z.int().meta({ description: 'Due before the day ends and not overdue yet' }),
    dueSoon: z.int().meta({ description: 'Due within five days, today included' }),
    open: z.int(),
    isExact: z.boolean().meta({ description: 'False where one of them is 1,000 or more' }),
  })
  .meta({ id: 'WorkItemSummary', description: 'How much open work there is, exact up to 1,000' });

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
    by: z.object({ authority: z.string(), authorityTitle: z.string(), unit: z.string(), unitTitle: z.string() }),
    owner: z.string().nullable(),
    ownerName: z.string().nullable(),
    openedAt: instant,
    due: due.nullable(),
    overdue: z.boolean(),
    ladder: z
      .object({
        ladder: z.string(),
        rung: z.string(),
        title: z.string(),
        number: z.int().meta({ description: 'Which point of the ladder it is, from 1' }),
        at: instant.meta({ description: 'When it rang' }),
        told: z.array(z.object({ audience, user: z.string().nullable() })).meta({
          description: 'Whom it told; the user only for whoever answers for the step',
        }),
      })
      .nullable()
      .meta({ description: 'The last reminder that rang for this deadline' }),
    paused: z.boolean(),
    handover: z.boolean().meta({ description: 'An offer: the case is shown when it has been accepted' }),
    outcome: z.string().nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'WorkItem' });

export const workItemList = pageOf(workItem, 'WorkItemList');

export type WorkItemSummaryView = Immutable<z.infer<typeof workItemSummary>>;
export type WorkItemView = Immutable<z.infer<typeof workItem>>;
