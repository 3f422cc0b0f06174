import { pauseGrounds } from '@tovholder/domain/rules';
import { z } from 'zod';
import { type Immutable, localDate, mark } from './values';

export const ruleUnits = z.enum(['seconds', 'hours', 'days', 'weeks', 'months', 'years', 'working-days']);
export const ruleKinds = z.enum([...ruleUnits.options, 'before', 'cadence', 'quota', 'until', 'promptly']);
const trigger = z
  .union([z.literal('opened'), z.literal('submitted'), z.templateLiteral(['fact:', z.string().min(1)])])
  .meta({ description: 'opened, submitted, or `fact:` and the name of a dated fact' });
const span = z.object({ amount: z.int(), unit: ruleUnits });
export const pace = z
  .object({ ...span.shape, after: span, since: trigger })
  .meta({ description: 'Change of pace of a cadence: once so much time has passed since a trigger, every … instead' });

export const ruleView = z
  .object({
    id: z.string(),
    version: z.int(),
    kind: z.enum([...ruleKinds.options, 'informational']).meta({
      description: '`informational`: the source names no time that a clock could count, and nothing is due by it',
    }),
    amount: z.number().nullable().meta({ description: 'Null where the source names no number' }),
    unit: ruleUnits.optional(),
    trigger: trigger.nullable(),
    otherwise: trigger.optional().meta({ description: 'Starts the clock while the fact of the trigger is not stated' }),
    roll: z.enum(['none', 'forward', 'backward']),
    closingDays: z
      .enum(['working', 'non-working'])
      .optional()
      .meta({ description: 'Whether 5 June, 24 and 31 December and local closing days count; absent: they do not' }),
    cutOff: z.string().optional().meta({ description: 'Local time from which a trigger counts as the next day’s' }),
    then: pace.optional(),
    period: z.literal('calendar-year').optional().meta({ description: 'Of a quota' }),
    pausable: z
      .array(z.enum(pauseGrounds))
      .optional()
      .meta({ description: 'Grounds on which the clock may stand still' }),
    soft: z.boolean(),
    mark,
    citation: z.string(),
    link: z.string().optional(),
    validFrom: localDate.optional(),
    validTo: localDate.optional(),
    ladder: z
      .string()
      .nullable()
      .meta({ description: 'Id of the ladder that reminds of it; null where nothing is due' }),
    says: z.string().optional().meta({ description: 'What the source says in place of a number' }),
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
