import { pauseGrounds } from '@tovholder/domain/rules';
import { z } from 'zod';
import { pace, ruleKinds, ruleUnits } from './rules';
import { type Immutable, instant, localDate, mark } from './values';

const moment = z.union([instant, localDate]);
const ground = z.enum(pauseGrounds);

const certificateContent = {
  rule: z.strictObject({
    id: z.string(),
    version: z.int(),
    kind: ruleKinds,
    amount: z.number(),
    unit: ruleUnits.optional(),
    then: pace.optional(),
    cutOff: z.string().optional(),
    closingDays: z.enum(['working', 'non-working']).optional(),
    mark,
    citation: z.string(),
  }),
  calendar: z.strictObject({
    id: z.string(),
    version: z.string(),
    authority: z.string().optional().meta({ description: 'Whose own closing days were counted' }),
  }),
  zone: z.string(),
  trigger: z.strictObject({
    event: z.string(),
    at: z.string(),
    localDate,
    countedFrom: localDate.optional().meta({ description: 'The day after, where it came after the cut-off time' }),
    seq: z.int().optional(),
    since: z.strictObject({ at: z.string(), localDate }).optional(),
  }),
  pace: z
    .strictObject({ counted: z.enum(['first', 'then']), changesOn: localDate.nullable() })
    .optional()
    .meta({ description: 'Of a cadence that changes its pace: the one counted by' }),
  walk: z.array(z.strictObject({ date: localDate, counts: z.boolean(), because: z.string().optional() })),
  pauses: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      ground,
      took: z.strictObject({ amount: z.number(), unit: z.enum(['days', 'working-days', 'seconds']) }),
    }),
  ),
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
      at: moment,
      event: z.string().max(100).optional(),
      since: moment.optional().meta({ description: 'Start of the period after which a cadence changes its pace' }),
    }),
    pauses: z
      .array(z.strictObject({ from: instant, to: instant, ground }))
      .max(100)
      .optional()
      .meta({ description: 'Stretches in which the clock stood still; they do not overlap' }),
    authority: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Whose own closing days count', examples: ['kommune:0165'] }),
    calendar: z
      .string()
      .optional()
      .meta({
        description: 'Version of the calendar; absent: the one that the district counts by now',
        examples: ['dk-2024.1'],
      }),
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
