import { z } from 'zod';
import { type Immutable, instant } from './values';

export const liveness = z.object({ status: z.literal('alive') }).meta({ id: 'Liveness' });

export const readiness = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    database: z.enum(['up', 'away']),
    temporal: z.enum(['up', 'away']).meta({ description: 'While away, submissions and notes still work' }),
  })
  .meta({ id: 'Readiness' });

const round = z
  .object({
    completedAt: instant,
    ageSeconds: z.number(),
    repaired: z.int().meta({ description: 'What it found wrong and mended' }),
  })
  .nullable()
  .meta({ description: 'Null: none has been completed yet' });

export const clocks = z
  .object({
    now: instant,
    stale: z.boolean().meta({ description: 'The reconciler has completed no round within five minutes' }),
    lastRound: round,
    lastNightlyRound: round,
    oldestUnfiredMilestone: instant.nullable(),
    unfiredForSeconds: z.number().nullable(),
    unfired: z.int().meta({ description: 'Milestones that are due and have not fired' }),
    oldestUndeliveredOutboxEntry: instant.nullable(),
    undeliveredForSeconds: z.number().nullable(),
    undelivered: z.int(),
  })
  .meta({ id: 'Clocks' });

/** What every answer to a supervisor says of the clocks: whether the dates and reminders can be relied on. */
export const clockWarning = z
  .object({
    stale: z.boolean(),
    lastRoundAt: instant.nullable(),
    lastRoundAgeSeconds: z.number().nullable(),
    oldestUnfiredMilestone: instant.nullable(),
    warning: z.string().nullable().meta({ description: 'One sentence to show, where something is wrong' }),
  })
  .meta({ id: 'ClockWarning' });

export const metrics = z
  .string()
  .meta({ id: 'Metrics', description: 'Text format of Prometheus: numbers about the machinery, none about any case' });

export type ClocksView = Immutable<z.infer<typeof clocks>>;
export type ClockWarningView = Immutable<z.infer<typeof clockWarning>>;
