import { itemActions, meetingActions } from '@tovholder/domain/access';
import { z } from 'zod';
import { personView, stepView } from './case-view';
import { followUp, followUpRequest } from './follow-ups';
import { pageOf, pageQuery } from './paging';
import { problem } from './problem';
import { freeText, type Immutable, instant, localDate, uuid } from './values';

const userId = z.string().min(1).max(200);
const unitId = z.string().min(1).max(200);
const stepKey = z.string().min(1).max(200);
const place = z.string().trim().min(1).max(500);
const localTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: "Local time in the district's zone, HH:MM", examples: ['09:30'] });

export const attendances = ['present', 'deputy', 'apology', 'absent'] as const;
export const meetingStates = ['planned', 'closed', 'cancelled'] as const;

export const meetingParams = z.strictObject({ id: uuid });
export const agendaItemParams = z.strictObject({ id: uuid, itemId: uuid });

/** `coming`: planned and not over, the next one first; `past`: all others, the latest first. */
export const meetingParts = ['coming', 'past'] as const;

export const meetingQuery = z.strictObject({
  ...pageQuery,
  part: z.enum(meetingParts).optional().meta({ description: 'Absent: all, in the order of time' }),
  unit: unitId.optional(),
  from: localDate.optional().meta({ description: 'The first day' }),
  to: localDate.optional().meta({ description: 'The last day' }),
});

export const meetingRequest = z
  .strictObject({
    unit: unitId.meta({ description: 'A group that the reader coordinates' }),
    date: localDate,
    time: localTime,
    place,
    members: z.array(userId).max(100).meta({ description: 'Users who are invited; the caller is so anyway' }),
  })
  .meta({ id: 'MeetingRequest' });

export const meetingRescheduling = z
  .strictObject({ date: localDate, time: localTime, place: place.optional(), reason: freeText })
  .meta({ id: 'MeetingRescheduling' });

export const meetingCancellation = z.strictObject({ reason: freeText }).meta({ id: 'MeetingCancellation' });

export const meetingInvitation = z
  .strictObject({ members: z.array(userId).min(1).max(100) })
  .meta({ id: 'MeetingInvitation' });

export const meetingAttendance = z
  .strictObject({
    members: z
      .array(z.strictObject({ user: userId, attendance: z.enum(attendances) }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'MeetingAttendance' });

export const agendaEdit = z
  .strictObject({
    order: z.array(uuid).max(200).optional().meta({ description: 'Items in the order that they are to have' }),
    add: z
      .array(z.strictObject({ case: uuid, step: stepKey, reason: freeText.optional() }))
      .max(200)
      .optional()
      .meta({ description: 'Open steps of the group; one that is not due by the meeting needs a reason' }),
    remove: z
      .array(z.strictObject({ item: uuid, reason: freeText }))
      .max(200)
      .optional(),
  })
  .meta({ id: 'AgendaEdit' });

export const meetingClosure = z.strictObject({}).optional().meta({ id: 'MeetingClosure' });

export const meetingDecisions = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          agendaItem: uuid,
          outcome: z.string().min(1).max(100),
          data: z.record(z.string(), z.unknown()).optional().meta({ description: "By the outcome's schema" }),
          note: freeText.optional(),
          actions: z.array(followUpRequest).max(50).optional(),
          caseVersion: z.int().positive().optional().meta({
            description: 'The version that the case was last shown with; an old one is refused. Absent: not checked',
          }),
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'MeetingDecisions' });

export const meetingScheduling = z
  .strictObject({
    steps: z
      .array(z.strictObject({ case: uuid, step: stepKey }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'MeetingScheduling', description: 'Cases that wait for a date: this meeting is theirs' });

export const conflictDeclaration = z.strictObject({ reason: freeText.optional() }).optional().meta({
  id: 'ConflictDeclaration',
  description: 'FVL §§ 3, 6: closes the case. The reason is shown to who decides about it, and to nobody else',
});

export const preparationNote = z
  .strictObject({ text: freeText.nullable().meta({ description: 'Null takes the note away' }) })
  .meta({ id: 'PreparationNote' });

const person = z.object({ id: z.string(), name: z.string() });

const summary = {
  id: uuid,
  unit: z.object({ id: z.string(), title: z.string() }),
  district: z.string(),
  at: instant,
  date: localDate,
  time: localTime,
  place: z.string(),
  state: z.enum(meetingStates),
  version: z.int().meta({ description: 'Also the ETag' }),
  itemCount: z.int(),
} as const;

export const meetingSummary = z.object(summary).meta({ id: 'MeetingSummary' });

export const meetingList = pageOf(meetingSummary, 'MeetingList', {
  units: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        people: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            units: z.array(z.object({ id: z.string(), title: z.string(), authority: z.string() })),
          }),
        ),
      }),
    )
    .meta({ description: 'Groups whose meetings the reader may call, and whom they may invite' }),
});

export const agendaItem = z
  .object({
    id: uuid,
    number: z.int(),
    hidden: z
      .enum(['conflict', 'unknown'])
      .nullable()
      .meta({ description: 'Why the reader sees that there is an item and nothing of it' }),
    origin: z.enum(['due', 'scheduled', 'added']).nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was added before it was due' }),
    state: z.enum(['open', 'decided', 'settled-elsewhere']).nullable(),
    case: z
      .object({
        id: uuid,
        caseNumber: z.string(),
        version: z.int(),
        process: z.object({ id: z.string(), title: z.string() }),
        person: personView,
        reason: z.string().nullable().meta({ description: 'Why the case was submitted, where the reader may see it' }),
      })
      .nullable(),
    step: stepView.nullable().meta({ description: 'As far as the reader sees it; null where they do not' }),
    decision: z.object({ at: instant, by: person }).nullable(),
    followUps: z.array(followUp),
    conflicts: z
      .array(z.object({ user: person, at: instant }))
      .meta({ description: 'Who has declared one: for the chair, and the own' }),
    note: z.string().nullable().meta({ description: 'What the reader has noted for themselves' }),
    actions: z.array(z.enum(itemActions)),
  })
  .meta({ id: 'AgendaItem' });

export const waitingStep = z
  .object({
    case: z.object({ id: uuid, caseNumber: z.string() }),
    key: z.string(),
    title: z.string(),
    dueOn: localDate.nullable(),
    due: z.boolean().meta({ description: 'Due by the day of the meeting' }),
  })
  .meta({ id: 'WaitingStep', description: 'An open step of the group that is not on the agenda' });

export const waitingSteps = z
  .object({
    toSchedule: z.array(waitingStep).meta({ description: 'Cases that wait for the date of a meeting' }),
    toAdd: z.array(waitingStep).meta({ description: 'Steps that may be put on the agenda' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'WaitingSteps', description: 'By due date; the next page is asked for with `nextCursor`' });

export const waitingQuery = z.strictObject(pageQuery);

export const meetingView = z
  .object({
    ...summary,
    calledBy: person,
    members: z.array(
      z.object({
        user: person,
        authorities: z.array(z.object({ code: z.string(), title: z.string() })),
        attendance: z.enum(attendances).nullable(),
      }),
    ),
    items: z.array(agendaItem),
    waiting: waitingSteps.nullable().meta({ description: 'For whoever builds the agenda; else null' }),
    changes: z.array(
      z.object({
        kind: z.enum(['called', 'rescheduled', 'cancelled', 'invited', 'attendance', 'agenda', 'conflict', 'closed']),
        at: instant,
        by: person,
        date: localDate.nullable(),
        time: localTime.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    owners: z
      .object({
        authorities: z.array(z.object({ code: z.string(), title: z.string() })),
        units: z.array(z.object({ id: z.string(), title: z.string() })),
        users: z.array(person),
      })
      .nullable()
      .meta({ description: 'Whom an action can be given to, for whoever decides; else null' }),
    actions: z.array(z.enum(meetingActions)),
  })
  .meta({ id: 'Meeting', description: 'A meeting as this reader may see it' });

const result = {
  result: z.enum(['done', 'replayed', 'refused']),
  case: z
    .object({ id: uuid, version: z.int() })
    .nullable()
    .meta({ description: 'The case as it stands now, where the reader may still know of it' }),
  problem: problem.omit({ type: true, traceId: true }).nullable().meta({ description: 'Why it was refused' }),
} as const;

export const meetingDecisionResults = z
  .object({ results: z.array(z.object({ agendaItem: uuid, ...result })) })
  .meta({ id: 'MeetingDecisionResults', description: 'One result per item: one that is refused stops no other' });

export const meetingSchedulingResults = z
  .object({ results: z.array(z.object({ caseId: uuid, key: z.string(), ...result })) })
  .meta({ id: 'MeetingSchedulingResults', description: 'One result per step: one that is refused stops no other' });

/** A PDF file. A program that reads the answer as text gets text. */
export const minutesDocument = z
  .custom<Uint8Array | string>((value) => value instanceof Uint8Array || typeof value === 'string')
  .meta({ id: 'MinutesDocument', type: 'string', format: 'binary', description: 'PDF/UA-1' });

export type MeetingView = Immutable<z.infer<typeof meetingView>>;
export type MeetingListView = Immutable<z.infer<typeof meetingList>>;
export type MeetingSummaryView = Immutable<z.infer<typeof meetingSummary>>;
export type AgendaItemView = Immutable<z.infer<typeof agendaItem>>;
export type WaitingStepsView = Immutable<z.infer<typeof waitingSteps>>;
export type WaitingStepView = Immutable<z.infer<typeof waitingStep>>;
export type MeetingDecisionResultsView = Immutable<z.infer<typeof meetingDecisionResults>>;
export type MeetingSchedulingResultsView = Immutable<z.infer<typeof meetingSchedulingResults>>;
