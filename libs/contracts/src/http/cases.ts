import { z } from 'zod';
import { detailView, personView } from './case-view';
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

/** The same in a body: what is sought may be a person, and addresses are kept in more places than bodies are. */
export const caseSearch = z
  .strictObject({ ...caseQuery.shape, limit: z.int().min(1).max(200).default(50) })
  .meta({ id: 'CaseSearch' });

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

export const timelineQuery = z.strictObject({
  order: z
    .enum(['oldest-first', 'newest-first'])
    .optional()
    .meta({ description: 'Absent: oldest first. A cursor goes on in the order that it came with' }),
  ...pageQuery,
});

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
    details: z.array(detailView).meta({ description: 'What was said, codes in words and the texts that were written' }),
    by: z
      .object({
        user: z.string(),
        name: z.string(),
        authority: z.string().nullable(),
        unit: z.string().nullable(),
        unitTitle: z.string().nullable().meta({ description: 'What the unit, or else the authority, is called' }),
      })
      .nullable()
      .meta({ description: 'Null for what the clock or the course did by itself' }),
    opened: z.array(z.string()),
    withdrawn: z.array(z.string()),
    caseOutcome: z.string().nullable(),
    caseOutcomeTitle: z.string().nullable(),
    rungs: z
      .array(z.object({ step: z.string(), ladder: z.string(), rung: z.string(), title: z.string() }))
      .meta({ description: 'Reminders that rang with this event' }),
  })
  .meta({ id: 'TimelineEntry' });

export const disclosureView = z
  .object({
    id: uuid,
    at: instant,
    step: z.string().meta({ description: 'Key of the step that the data passed with' }),
    stepTitle: z.string(),
    act: z
      .enum(['asked', 'answered', 'entrusted'])
      .meta({ description: '`entrusted`: a meeting gave the authority something to do' }),
    from: z.object({ authority: z.string(), title: z.string() }),
    to: z.object({ authority: z.string(), title: z.string() }),
    basis: z.object({ code: z.string(), title: z.string() }),
    purpose: z.string(),
    purposeTitle: z.string(),
  })
  .meta({ id: 'Disclosure', description: 'Data that passed from one authority to another, on a legal basis' });

export const disclosureList = z.object({ items: z.array(disclosureView) }).meta({ id: 'DisclosureList' });

export const timeline = pageOf(timelineEntry, 'Timeline');

export type CaseSummaryView = Immutable<z.infer<typeof caseSummary>>;
export type DisclosureView = Immutable<z.infer<typeof disclosureView>>;
export type TimelineEntryView = Immutable<z.infer<typeof timelineEntry>>;
