import { z } from 'zod';
import { type Immutable, instant, localDate, mark } from './values';

const certificateContent = {
  rule: z.strictObject({
    id: z.string(),
    version: z.int(),
    kind: z.enum(['hours', 'days', 'weeks', 'months', 'years', 'working-days', 'before', 'promptly']),
    amount: z.number(),
    unit: z.enum(['hours', 'days', 'weeks', 'months', 'working-days']).optional(),
    mark,
    citation: z.string(),
  }),
  calendar: z.strictObject({ id: z.string(), version: z.string() }),
  zone: z.string(),
  trigger: z.strictObject({ event: z.string(), at: z.string(), localDate, seq: z.int().optional() }),
  walk: z.array(z.strictObject({ date: localDate, counts: z.boolean(), because: z.string().optional() })),
  pauses: z.array(z.never()),
  roll: z.strictObject({ from: localDate, to: localDate, because: z.string() }).nullable(),
  due: z.strictObject({ at: z.string(), localDate }),
  hash: z.string(),
};

export const certificate = z
  .strictObject(certificateContent)
  .meta({ id: 'Certificate', description: 'How a due instant came about, complete enough to be checked without us' });

export const calculationRequest = z
  .strictObject({
    rule: z.string().meta({ description: 'Id of a deadline rule', examples: ['UKN-02'] }),
    trigger: z.strictObject({
      at: z.union([instant, localDate]),
      event: z.string().max(100).optional(),
    }),
    calendar: z
      .string()
      .optional()
      .meta({ description: 'Version of the calendar; absent: the newest', examples: ['dk-2024.1'] }),
    district: z
      .string()
      .optional()
      .meta({ description: 'Whose rules to count by; absent: the first that has the rule' }),
  })
  .meta({ id: 'DeadlineCalculation' });

export const verificationAnswer = z
  .object({ valid: z.boolean(), difference: z.string().optional() })
  .meta({ id: 'CertificateVerification' });

export type CertificateView = Immutable<z.infer<typeof certificate>>;
export type CalculationRequest = z.infer<typeof calculationRequest>;
