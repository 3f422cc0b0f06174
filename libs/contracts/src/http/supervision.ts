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

const filters = {
  process: z.string().min(1).max(100).optional(),
  step: z.string().min(1).max(100).optional(),
  authority: z.string().min(1).max(100).optional(),
};
const stepFilters = {
  ...filters,
  unit: z.string().min(1).max(200).optional(),
  owner: z.string().min(1).max(200).optional(),
  withoutOwner: z.literal('true').optional(),
};

export const overdueQuery = z.strictObject({ ...stepFilters, ...pageQuery });

export const supervisedStepsQuery = z.strictObject({
  state: z
    .enum(['open', 'due-soon', 'overdue', 'paused'])
    .default('open')
    .meta({ description: 'The number of the overview that is asked about' }),
  ...stepFilters,
  ...pageQuery,
});

const ofStep = {
  caseId: uuid,
  case: z.object({ id: uuid, caseNumber: z.string() }),
  process: z.object({ id: z.string(), title: z.string() }),
  key: z.string(),
  step: z.string(),
  title: z.string(),
  by: z.object({ authority: z.string(), authorityTitle: z.string(), unit: z.string(), unitTitle: z.string() }),
};
const supervised = {
  ...ofStep,
  owner: z.string().nullable(),
  ownerAway: z
    .object({ until: localDate, deputy: z.string() })
    .nullable()
    .meta({ description: 'The owner is away today: the last day of it, and who acts meanwhile' }),
  ladder: z.array(rung).meta({ description: 'What has rung so far, and what will' }),
  actions: z.array(z.string()).meta({ description: 'What this reader may do with the step now' }),
};
const cause = z.enum(['no-owner', 'owner-absent', 'not-done']);

export const supervisedStep = z
  .object({
    ...supervised,
    openedAt: instant,
    due: due.nullable(),
    paused: z.boolean(),
    lateBySeconds: z.int().nullable().meta({ description: 'Null: not overdue' }),
    cause: cause.nullable().meta({ description: 'Why it is overdue; null: it is not' }),
  })
  .meta({ id: 'SupervisedStep', description: 'An open step: whose it is and when it is due, nothing of its content' });

export const overdueStep = z
  .object({
    ...supervised,
    due,
    lateBySeconds: z.int(),
    cause: cause.meta({ description: 'Nobody has it; the one who has it is away; or it has not been done' }),
  })
  .meta({ id: 'OverdueStep' });

export const supervisedSteps = pageOf(supervisedStep, 'SupervisedSteps', {
  names: z.record(z.string(), z.string()).meta({ description: 'Names of the users that the list mentions, by id' }),
});

export const firedRungsQuery = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(52).default(12),
  ...filters,
  acknowledged: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Whether one of those who were told has said so; absent: all' }),
  ...pageQuery,
});

export const firedRung = z
  .object({ ...ofStep, state: z.enum(['open', 'done', 'withdrawn']), rung })
  .meta({ id: 'FiredRung', description: 'A rung that has fired, with its step' });

export const firedRungs = pageOf(firedRung, 'FiredRungs', { since: instant });

export const overdueList = pageOf(overdueStep, 'OverdueList', {
  clocks: clockWarning,
  names: z.record(z.string(), z.string()).meta({ description: 'Names of the users that the list mentions, by id' }),
});

export type OverviewView = Immutable<z.infer<typeof overview>>;
export type OverdueStepView = Immutable<z.infer<typeof overdueStep>>;
export type SupervisedStepView = Immutable<z.infer<typeof supervisedStep>>;
export type FiredRungView = Immutable<z.infer<typeof firedRung>>;
