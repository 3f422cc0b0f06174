import { z } from 'zod';
import { type Immutable, instant, uuid } from './values';

/** Longest content of a draft as JSON text, in characters. */
const longestDraft = 100_000;

export const draftParams = z.strictObject({ id: uuid });

export const draftInput = z
  .strictObject({
    situation: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .nullable(),
    process: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .nullable(),
    content: z
      .record(z.string(), z.unknown())
      .refine((content) => JSON.stringify(content).length <= longestDraft, { params: { code: 'too-long' } })
      .meta({ description: 'The form as it stands; stored encrypted and read by nobody else' }),
  })
  .meta({ id: 'ReferralDraftInput' });

const draftSummary = z.object({
  id: uuid,
  situation: z.string().nullable(),
  process: z.string().nullable(),
  savedAt: instant,
  expiresAt: instant.meta({ description: 'When it is deleted, unless it is saved or submitted before' }),
});

export const draft = draftSummary
  .extend({ content: z.record(z.string(), z.unknown()) })
  .meta({ id: 'ReferralDraft', description: 'Submit it with its id as Idempotency-Key; it is deleted in that commit' });

export const draftSaved = draftSummary.meta({ id: 'ReferralDraftSummary' });

export const draftList = z.object({ items: z.array(draftSaved) }).meta({ id: 'ReferralDraftList' });

export const draftDeleted = z.object({ id: uuid, deleted: z.boolean() }).meta({ id: 'ReferralDraftDeletion' });

export type DraftView = Immutable<z.infer<typeof draft>>;
export type DraftSummaryView = Immutable<z.infer<typeof draftSaved>>;
