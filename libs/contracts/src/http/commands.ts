import { earlyClosureGrounds } from '@tovholder/domain/case-log';
import { z } from 'zod';
import { freeText, uuid } from './values';

export const stepParams = z.strictObject({
  id: uuid,
  key: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'Key of the step, URL-encoded', examples: ['confirm-involvement:psykiatri'] }),
});

export const completion = z
  .strictObject({
    outcome: z.string().min(1).max(100),
    data: z.record(z.string(), z.unknown()).optional().meta({ description: "By the outcome's schema" }),
    note: freeText.optional(),
  })
  .meta({ id: 'Completion' });

export const assignment = z
  .strictObject({
    user: z.string().min(1).max(200).optional().meta({ description: 'Absent: release the step to its unit' }),
  })
  .meta({ id: 'Assignment' });

export const claim = z.strictObject({}).optional().meta({ id: 'Claim' });

export const factCorrection = z
  .strictObject({
    fact: z.string().min(1).max(100).meta({ description: 'Name of a fact of the process, or `birthDate`' }),
    value: z.unknown().meta({ description: 'What the fact is; null: it is unknown' }),
    source: freeText.meta({ description: 'Where the correction comes from' }),
  })
  .meta({ id: 'FactCorrection' });

export const note = z.strictObject({ text: freeText }).meta({ id: 'Note' });

export const withdrawal = z.strictObject({ reason: freeText.optional() }).optional().meta({ id: 'Withdrawal' });

export const closure = z
  .strictObject({ ground: z.enum(earlyClosureGrounds), note: freeText.optional() })
  .meta({ id: 'Closure', description: 'Closing a case early, on one of the named grounds' });

export type Completion = z.infer<typeof completion>;
