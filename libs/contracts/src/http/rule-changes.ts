import { pauseGrounds } from '@tovholder/domain/rules';
import { z } from 'zod';
import { audience } from './ladders';
import { ruleKinds, ruleUnits } from './rules';
import { freeText, type Immutable, instant, localDate, mark, uuid } from './values';

const localized = z.strictObject({ da: z.string().min(1).max(200), en: z.string().min(1).max(200) });

const ruleNumbers = z.strictObject({
  id: z.string().min(1).max(40),
  kind: ruleKinds.optional(),
  amount: z.number().positive().max(10_000).optional(),
  unit: ruleUnits.optional(),
  soft: z.boolean().optional(),
  roll: z.enum(['none', 'forward', 'backward']).optional(),
  ladder: z.string().min(1).max(40).optional(),
  pausable: z.array(z.enum(pauseGrounds)).optional(),
  citation: z.string().min(1).max(500).meta({ description: 'Where the new number comes from' }),
});

const ladder = z.strictObject({
  id: z.string().min(1).max(40),
  version: z.int().min(1),
  mark,
  rungs: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        offset: z.strictObject({
          amount: z.number().min(-10_000).max(10_000),
          unit: z.enum(['seconds', 'hours', 'working-days']),
        }),
        audiences: z.array(audience).min(1),
      }),
    )
    .min(1)
    .max(40),
});

export const ruleChange = z
  .strictObject({
    rules: z.array(ruleNumbers).min(1).max(200).optional(),
    closingDays: z
      .array(
        z.strictObject({
          date: localDate,
          name: localized,
          authority: z.string().min(1).max(100).optional().meta({ description: 'Absent: all of the district' }),
        }),
      )
      .min(1)
      .max(100)
      .optional(),
    ladders: z.array(ladder).min(1).max(40).optional(),
    hour: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional()
      .meta({ description: 'Local time at which ladders counted in working days ring', examples: ['08:00'] }),
  })
  .meta({
    id: 'RuleChange',
    description: "New values of a district's own numbers, closing days and ladders; what the law fixes is refused",
  });

export const dryRunRequest = z
  .strictObject({ district: z.string().min(1).max(100), change: ruleChange })
  .meta({ id: 'RuleDryRunRequest' });

export const dryRun = z
  .object({
    district: z.string(),
    guard: z
      .string()
      .meta({ description: 'Send it with the application: refused when the affected cases have changed' }),
    counts: z.object({
      cases: z.int(),
      deadlines: z.int(),
      moved: z.int(),
      newlyOverdue: z.int(),
      newlyOnTime: z.int(),
    }),
    moves: z
      .array(
        z.object({
          caseId: uuid.nullable(),
          caseNumber: z.string().nullable(),
          process: z.object({ id: z.string(), title: z.string() }),
          key: z.string().nullable(),
          title: z.string(),
          rule: z.string(),
          before: instant.nullable(),
          after: instant.nullable(),
          effect: z.enum(['moved', 'newly-overdue', 'newly-on-time']),
        }),
      )
      .meta({
        description: 'The most serious first; case, number and key are null where the reader may not know of the case',
      }),
    movesShown: z.int().meta({ description: 'How many of the moves the answer lists; the counts are of all' }),
  })
  .meta({ id: 'RuleDryRun' });

export const applicationRequest = z
  .strictObject({
    district: z.string().min(1).max(100),
    change: ruleChange,
    guard: z.string().min(1).max(200),
    reason: freeText,
  })
  .meta({ id: 'RuleApplicationRequest' });

export const applicationParams = z.strictObject({ id: uuid });

export const application = z
  .object({
    id: uuid,
    district: z.string(),
    ruleSetVersion: z.int(),
    guard: z.string(),
    reason: z.string(),
    requestedBy: z.string(),
    requestedAt: instant,
    total: z.int().meta({ description: 'Open cases that the change has to go through' }),
    done: z.int(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'RuleApplication' });

export type DryRunView = Immutable<z.infer<typeof dryRun>>;
export type ApplicationView = Immutable<z.infer<typeof application>>;
