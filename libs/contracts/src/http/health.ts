import { z } from 'zod';
import { instant } from './values';

export const liveness = z.object({ status: z.literal('alive') }).meta({ id: 'Liveness' });

export const readiness = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    database: z.enum(['up', 'away']),
    temporal: z.enum(['up', 'away']).meta({ description: 'While away, submissions and notes still work' }),
  })
  .meta({ id: 'Readiness' });

export const clocks = z
  .object({
    now: instant,
    oldestUnfiredMilestone: instant.nullable(),
    unfiredForSeconds: z.number().nullable(),
    oldestUndeliveredOutboxEntry: instant.nullable(),
    undeliveredForSeconds: z.number().nullable(),
  })
  .meta({ id: 'Clocks' });
