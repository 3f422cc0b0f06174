import { z } from 'zod';
import { dataSchema } from './processes';
import type { Immutable } from './values';

export const referralFormQuery = z.strictObject({
  district: z.string().min(1).max(100).optional().meta({ description: "Absent: the reader's own" }),
});

const personParts = ['cpr', 'replacementId', 'birthDate', 'unknown'] as const;

export const referralForm = z
  .object({
    process: z.object({ id: z.string(), title: z.string(), summary: z.string() }),
    district: z.string(),
    actingFor: z
      .object({ authority: z.string(), title: z.string() })
      .meta({ description: 'The authority on whose behalf the reader refers' }),
    facts: dataSchema.meta({ description: 'JSON Schema (draft 2020-12) of `facts`; what is absent is unknown' }),
    order: z.array(z.string()).meta({ description: 'Names of the facts in the order in which they are asked' }),
    legalBases: z
      .array(
        z.object({
          code: z.string(),
          title: z.string(),
          help: z.string(),
          necessity: z.enum(['required', 'optional']).meta({ description: 'Whether its necessity must be stated' }),
        }),
      )
      .meta({ description: 'What the reader may rest the referral on' }),
    requestReview: z
      .boolean()
      .meta({ description: 'Whether the reader may ask people to look at a case that the rule does not let in' }),
    person: z.object({
      identifiedBy: z.array(z.enum(personParts)).meta({ description: 'One of these is needed' }),
      municipalities: z.array(z.object({ code: z.string(), title: z.string() })),
    }),
  })
  .meta({ id: 'ReferralForm', description: 'What a referral to the process asks of this reader' });

export type ReferralFormView = Immutable<z.infer<typeof referralForm>>;
