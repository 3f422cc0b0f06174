import { z } from 'zod';
import { type Immutable, mark } from './values';

export const ruleView = z
  .object({
    id: z.string(),
    version: z.int(),
    kind: z.enum(['hours', 'days', 'weeks', 'months', 'years', 'working-days', 'before', 'promptly']),
    amount: z.number(),
    unit: z.string().optional(),
    trigger: z.string().meta({ description: 'opened, submitted, or `fact:` and the name of a dated fact' }),
    roll: z.enum(['none', 'forward', 'backward']),
    soft: z.boolean(),
    mark,
    citation: z.string(),
    link: z.string().optional(),
    title: z.string(),
  })
  .meta({ id: 'DeadlineRule' });

export const ruleList = z
  .object({
    items: z.array(
      ruleView.extend({
        process: z
          .string()
          .nullable()
          .meta({ description: 'The process whose steps it times; a rule that several share is listed once for each' }),
      }),
    ),
  })
  .meta({ id: 'DeadlineRuleList' });

export const rulesQuery = z.strictObject({ district: z.string().optional() });

export type RuleView = Immutable<z.infer<typeof ruleView>>;
