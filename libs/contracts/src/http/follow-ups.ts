import { z } from 'zod';
import { pageOf, pageQuery } from './paging';
import { freeText, type Immutable, instant, localDate, uuid } from './values';

export const followUpParams = z.strictObject({ id: uuid });

export const followUpQuery = z.strictObject({
  ...pageQuery,
  case: uuid.optional().meta({ description: 'All of a case, also those that are done; absent: what I owe' }),
});

/** Who owes an action: exactly one of the three. */
const owner = z
  .strictObject({
    authority: z.string().min(1).max(100).optional(),
    unit: z.string().min(1).max(200).optional(),
    user: z.string().min(1).max(200).optional(),
  })
  .superRefine((value, context) => {
    if (Object.values(value).filter((id) => id !== undefined).length !== 1)
      context.addIssue({ code: 'custom', path: [], params: { code: 'required' } });
  })
  .meta({ description: 'Exactly one of the three' });

export const followUpRequest = z
  .strictObject({ what: freeText, owner, due: localDate.optional() })
  .meta({ id: 'FollowUpRequest', description: 'What someone is to do after a decision' });

export const followUpCompletion = z
  .strictObject({ note: freeText.optional() })
  .optional()
  .meta({ id: 'FollowUpCompletion' });

export const followUp = z
  .object({
    id: uuid,
    meetingId: uuid,
    case: z.object({ id: uuid, caseNumber: z.string() }),
    step: z.string().meta({ description: 'Key of the step that the decision completed' }),
    what: z.string(),
    owner: z.object({
      authority: z.string().optional(),
      unit: z.string().optional(),
      user: z.string().optional(),
      title: z.string(),
    }),
    due: localDate.nullable(),
    openedAt: instant,
    done: z.object({ at: instant, by: z.string(), note: z.string().nullable() }).nullable(),
    actions: z.array(z.enum(['complete'])),
  })
  .meta({ id: 'FollowUp', description: 'An action that a decision opened' });

export const followUpList = pageOf(followUp, 'FollowUpList');

export type FollowUpView = Immutable<z.infer<typeof followUp>>;
export type FollowUpListView = Immutable<z.infer<typeof followUpList>>;
