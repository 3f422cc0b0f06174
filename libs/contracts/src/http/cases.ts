import { z } from 'zod';
import { personView } from './case-view';
import { pageOf, pageQuery } from './paging';
import { type Immutable, caseState, instant, uuid } from './values';

export const caseParams = z.strictObject({ id: uuid });

export const caseQuery = z.strictObject({
  process: z.string().optional(),
  state: caseState.optional(),
  person: uuid.optional().meta({ description: 'Id of a person, as in a case view' }),
  q: z.string().min(2).max(100).optional().meta({ description: 'A case number, a CPR number or names' }),
  ...pageQuery,
});

export const caseSummary = z
  .object({
    id: uuid,
    caseNumber: z.string(),
    process: z.object({ id: z.string(), title: z.string() }),
    district: z.string(),
    state: caseState,
    version: z.int(),
    urgency: z.enum(['normal', 'urgent']),
    receivedAt: instant,
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    person: personView,
    outcome: z.string().nullable(),
    outcomeTitle: z.string().nullable(),
  })
  .meta({ id: 'CaseSummary' });

export const caseList = pageOf(caseSummary, 'CaseList');

export const timelineQuery = z.strictObject(pageQuery);

export const timelineEntry = z
  .object({
    seq: z.int(),
    at: instant,
    type: z.string(),
    title: z.string().meta({ description: 'What happened, in one line' }),
    step: z.string().nullable().meta({ description: 'Key of the step' }),
    outcome: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).nullable(),
    text: z.record(z.string(), z.string()).nullable().meta({ description: 'Free texts by field name' }),
    by: z.object({ user: z.string(), authority: z.string().nullable(), unit: z.string().nullable() }).nullable(),
    opened: z.array(z.string()),
    withdrawn: z.array(z.string()),
    caseOutcome: z.string().nullable(),
    rungs: z
      .array(z.object({ step: z.string(), ladder: z.string(), rung: z.string(), title: z.string() }))
      .meta({ description: 'Reminders that rang with this event' }),
  })
  .meta({ id: 'TimelineEntry' });

export const timeline = pageOf(timelineEntry, 'Timeline');

export type CaseSummaryView = Immutable<z.infer<typeof caseSummary>>;
export type TimelineEntryView = Immutable<z.infer<typeof timelineEntry>>;
