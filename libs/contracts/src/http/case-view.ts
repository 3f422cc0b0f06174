import { earlyClosureGrounds } from '@tovholder/domain/case-log';
import { pauseGrounds } from '@tovholder/domain/rules';
import { z } from 'zod';
import { certificate } from './deadlines';
import { handoverView } from './handovers';
import { rung } from './ladders';
import { pauseView } from './pauses';
import { dataSchema, outcomeView } from './processes';
import { type Immutable, caseState, instant, localDate, mark, reason, route, uuid } from './values';

export const personView = z
  .object({
    id: uuid.optional(),
    cpr: z.string().optional(),
    replacementId: z.string().optional(),
    name: z.string().optional(),
    birthDate: localDate.optional(),
    municipality: z.string().optional(),
  })
  .meta({
    id: 'Person',
    description: 'The citizen, as far as the reader may see; what is hidden or unknown is absent',
  });

export const due = z
  .object({
    at: instant,
    localDate,
    rule: z.string(),
    mark,
    soft: z.boolean(),
    workingDaysLeft: z.int().nullable().meta({
      description: 'Working days until an open step is due: 0 today, negative when late; null for a closed one',
    }),
    certificate,
  })
  .meta({ id: 'Due' });

const detail = {
  field: z.string(),
  title: z.string(),
  kind: z.enum(['choice', 'date', 'text', 'boolean', 'list']),
  text: z.string().meta({ description: 'In words; a date as YYYY-MM-DD, empty where there are entries' }),
} as const;

export const detailView = z
  .object({
    ...detail,
    entries: z.array(z.array(z.object(detail))).meta({ description: 'Of a list: the fields of each entry' }),
  })
  .meta({ id: 'Detail', description: 'Something that was stated, as a person reads it' });

export const correctableFact = z
  .object({
    fact: z.string(),
    title: z.string(),
    schema: dataSchema.meta({ description: 'JSON Schema of an object with `value` alone; absent: it is unknown' }),
    value: z.unknown().meta({ description: 'What it is now; null where it is unknown' }),
  })
  .meta({ id: 'CorrectableFact' });

export const stepView = z
  .object({
    key: z.string(),
    step: z.string(),
    title: z.string(),
    state: z.enum(['open', 'done', 'withdrawn']),
    by: z.object({
      authority: z.string(),
      authorityTitle: z.string(),
      unit: z.string(),
      unitTitle: z.string(),
    }),
    owner: z.string().nullable(),
    ownerName: z.string().nullable(),
    mine: z
      .boolean()
      .meta({ description: 'Open, and owed by a unit of the reader or owned by them or by one they stand in for' }),
    openedAt: instant,
    closedAt: instant.nullable(),
    due: due.nullable().meta({ description: 'Null where there is no deadline, and while the clock stands still' }),
    workingDaysLeft: z
      .int()
      .nullable()
      .meta({ description: 'From today to the due date, as people count; negative where it is late' }),
    paused: z.boolean(),
    pauses: z.array(pauseView),
    pausableGrounds: z
      .array(z.object({ ground: z.enum(pauseGrounds), title: z.string() }))
      .meta({ description: "Grounds on which this step's clock may be stopped" }),
    ladder: z.array(rung),
    handover: handoverView
      .nullable()
      .meta({ description: 'Where the step is an offer of responsibility or of the case' }),
    option: z.boolean().meta({ description: 'Open at any time and owed by nobody' }),
    outcomes: z.array(outcomeView).meta({ description: 'What an open step can end with' }),
    outcome: z.string().nullable(),
    outcomeTitle: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).nullable().meta({ description: 'The codes of the outcome' }),
    details: z.array(detailView).meta({ description: 'The same in words, with the texts that were written' }),
    note: z.string().nullable().meta({ description: 'What was written beside the outcome' }),
    completedBy: z
      .object({
        user: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        unitTitle: z.string().nullable(),
      })
      .nullable(),
    actions: z.array(z.string()).meta({ description: 'What this reader may do with the step now' }),
  })
  .meta({ id: 'Step' });

export const caseView = z
  .object({
    id: uuid,
    caseNumber: z.string(),
    process: z.object({ id: z.string(), version: z.int(), title: z.string() }),
    district: z.string(),
    districtTitle: z.string(),
    state: caseState,
    version: z.int().meta({ description: "Sequence number of the case log's head; also the ETag" }),
    epoch: z.int().meta({ description: 'Raised by each accepted handover; send it back as Ownership-Epoch' }),
    receivedAt: instant,
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    urgency: z.enum(['normal', 'urgent']),
    person: personView,
    referrer: z
      .object({
        authority: z.string(),
        title: z.string().meta({ description: 'What the unit, or else the authority, is called' }),
        unit: z.string().nullable(),
        user: z.string().optional(),
        userName: z.string().optional(),
      })
      .nullable()
      .meta({ description: 'Null for whoever is only offered the case' }),
    reason: z.string().optional().meta({ description: 'Why the case was submitted, in the words of the referrer' }),
    legalBasis: z.object({ code: z.string(), title: z.string(), necessity: z.string() }).optional(),
    requestReview: z.string().optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
    factsInWords: z.array(detailView).meta({ description: 'The same in words, in the order in which they are asked' }),
    verdict: z.enum(['eligible', 'not-eligible', 'needs-review']).optional(),
    routes: z.array(route),
    reasons: z.array(reason),
    responsible: z.object({ authority: z.string(), title: z.string(), since: instant }).nullable(),
    milestones: z
      .object({
        acceptedAt: instant.nullable(),
        decidedAt: instant.nullable(),
        measureStartedAt: instant.nullable(),
        consentGivenAt: instant.nullable(),
        consentWithdrawnAt: instant.nullable(),
      })
      .meta({ description: 'Turning points that the national figures are counted from' }),
    quorum: z
      .enum(['asking', 'reached', 'not-reached'])
      .nullable()
      .meta({ description: 'PSP-K: whether three of four was reached; not who said what' }),
    steps: z.array(stepView),
    incident: z.object({ at: instant, reason: z.string().optional() }).nullable(),
    outcome: z.string().nullable(),
    outcomeTitle: z.string().nullable(),
    successor: z.string().nullable().meta({ description: 'The process that the case should go on in' }),
    successorTitle: z.string().nullable(),
    closureGrounds: z
      .array(z.object({ ground: z.enum(earlyClosureGrounds), title: z.string() }))
      .meta({ description: 'Grounds on which the reader may close the case early' }),
    correctable: z.array(correctableFact).meta({ description: 'Facts that the reader may correct' }),
    receivers: z
      .array(z.object({ authority: z.string(), title: z.string() }))
      .meta({ description: 'Authorities that the reader may offer the case to' }),
    links: z
      .array(
        z.object({
          direction: z.enum(['to', 'from']),
          kind: z.enum(['successor', 'concern']),
          caseId: uuid,
          process: z.object({ id: z.string(), title: z.string() }),
        }),
      )
      .meta({ description: 'Cases that this one led to or came from, as far as the reader may know of them' }),
    prompts: z
      .array(z.object({ id: z.string(), text: z.string(), action: z.string().nullable() }))
      .meta({ description: 'What the reader is asked to consider now' }),
    actions: z.array(z.string()).meta({ description: 'What this reader may do with the case now' }),
    changed: z
      .object({
        verdict: z.object({ before: z.string(), after: z.string() }).optional(),
        routes: z.object({ before: z.array(z.string()), after: z.array(z.string()) }).optional(),
        opened: z.array(z.string()),
        withdrawn: z.array(z.string()),
      })
      .optional()
      .meta({ description: 'After the correction of a fact: what it changed' }),
  })
  .meta({ id: 'Case' });

export type CaseView = Immutable<z.infer<typeof caseView>>;
export type StepView = Immutable<z.infer<typeof stepView>>;
export type PersonView = Immutable<z.infer<typeof personView>>;
export type DueView = Immutable<z.infer<typeof due>>;
export type DetailView = Immutable<z.infer<typeof detailView>>;
export type CorrectableFactView = Immutable<z.infer<typeof correctableFact>>;
