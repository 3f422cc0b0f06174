import { z } from 'zod';
import { freeText, type Immutable, instant, uuid } from './values';

export const handoverParams = z.strictObject({ id: uuid, handoverId: uuid });

export const handoverRequest = z
  .strictObject({
    to: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'Authority code of the receiver', examples: ['kommune:0151'] }),
    reason: freeText.meta({ description: 'The receiver reads it before it has accepted: no case content' }),
  })
  .meta({ id: 'HandoverRequest' });

export const handoverAcceptance = z
  .strictObject({ note: freeText.optional() })
  .optional()
  .meta({ id: 'HandoverAcceptance' });

export const handoverRefusal = z.strictObject({ reason: freeText }).meta({ id: 'HandoverRefusal' });

export const handoverWithdrawal = z
  .strictObject({ reason: freeText.optional() })
  .optional()
  .meta({ id: 'HandoverWithdrawal' });

export const handoverView = z
  .object({
    id: uuid,
    of: z
      .enum(['responsibility', 'case'])
      .meta({ description: 'The main responsibility, or the case as one that has moved' }),
    from: z.object({
      authority: z.string().nullable(),
      unit: z.string().nullable(),
      title: z.string().nullable(),
      user: z.string().nullable(),
      userName: z.string().nullable(),
    }),
    to: z.object({ authority: z.string(), unit: z.string(), title: z.string() }),
    state: z.enum(['offered', 'accepted', 'refused', 'withdrawn', 'lapsed']),
    reason: z.string().nullable().meta({ description: 'Why it was offered' }),
    offeredAt: instant,
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'Handover', description: 'Responsibility stays with the sender until the receiver has accepted' });

export type HandoverView = Immutable<z.infer<typeof handoverView>>;
