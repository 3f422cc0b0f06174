import { z } from 'zod';
import { type Immutable, localDate } from './values';

export const calendarParams = z.strictObject({ year: z.coerce.number().int().min(1990).max(2100) });

export const calendarQuery = z.strictObject({
  weekends: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether to list ordinary Saturdays and Sundays too' }),
});

export const calendarYear = z
  .object({
    calendar: z.string(),
    version: z.string(),
    year: z.int(),
    days: z
      .array(
        z.object({
          date: localDate,
          kind: z.enum(['holiday', 'closing-day', 'weekend']),
          name: z.string(),
          law: z.string().nullable(),
        }),
      )
      .meta({ description: 'Non-working days, in order' }),
  })
  .meta({ id: 'CalendarYear' });

export type CalendarYearView = Immutable<z.infer<typeof calendarYear>>;
