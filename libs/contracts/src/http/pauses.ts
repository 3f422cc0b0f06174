import { pauseGrounds } from '@tovholder/domain/rules';
import { z } from 'zod';
import { freeText, type Immutable, instant, uuid } from './values';

export const pauseParams = z.strictObject({ id: uuid, pauseId: uuid });

export const pauseRequest = z
  .strictObject({
    step: z.string().min(1).max(200).meta({ description: 'Key of the step whose clock is to stand still' }),
    ground: z.enum(pauseGrounds).meta({ description: "One of those that the step's deadline rule lists" }),
    from: instant
      .optional()
      .meta({ description: 'Absent: now. Earlier needs a note; never before the step opened, never in the future' }),
    note: freeText.optional(),
  })
  .meta({ id: 'PauseRequest' });

export const pauseEnd = z
  .strictObject({ to: instant.optional().meta({ description: 'Absent: now' }) })
  .optional()
  .meta({ id: 'PauseEnd' });

export const pauseView = z
  .object({
    id: uuid,
    ground: z.enum(pauseGrounds),
    groundTitle: z.string(),
    from: instant,
    to: instant.nullable().meta({ description: 'Null while the clock stands still' }),
    note: z.string().nullable(),
    recordedBy: z.string().nullable(),
    recordedByName: z.string().nullable(),
    recordedAt: instant,
  })
  .meta({ id: 'Pause', description: 'An interval in which the clock of a step stands still' });

export type PauseView = Immutable<z.infer<typeof pauseView>>;
