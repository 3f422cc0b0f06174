import { z } from 'zod';
import { type Immutable, instant, localDate, uuid } from './values';

export const absenceParams = z.strictObject({ id: uuid });

export const absenceRequest = z
  .strictObject({
    user: z.string().min(1).max(200).optional().meta({ description: 'Absent: me' }),
    from: localDate,
    to: localDate.meta({ description: 'The last day of the absence' }),
    deputy: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Who acts meanwhile; needed: without one the answer lists what would stand without' }),
    replaces: uuid.optional().meta({
      description: 'An absence of the same user that is cancelled in the same commit: this is how one is changed',
    }),
  })
  .meta({ id: 'AbsenceRequest' });

export const absenceCancellation = z.strictObject({}).optional().meta({ id: 'AbsenceCancellation' });

export const absence = z
  .object({
    id: uuid,
    user: z.object({ id: z.string(), name: z.string() }),
    deputy: z.object({ id: z.string(), name: z.string() }),
    from: localDate,
    to: localDate,
    recordedBy: z.string(),
    recordedAt: instant,
    cancelledAt: instant.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'Absence', description: 'Whole local days on which a user is away, and who acts meanwhile' });

export const absenceList = z.object({ items: z.array(absence) }).meta({ id: 'AbsenceList' });

export type AbsenceView = Immutable<z.infer<typeof absence>>;
