import { z } from 'zod';
import { type Immutable, localDate } from './values';

export const calendarParams = z.strictObject({ year: z.coerce.number().int().min(1990).max(2100) });

export const calendarQuery = z.strictObject({
  weekends: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether to list ordinary Saturdays and Sundays too' }),
  district: z
    .string()
    .optional()
    .meta({ description: 'Whose closing days to list beside the national days; absent: nobody’s' }),
});

export const calendarVersionParams = z.strictObject({ version: z.string().min(1).max(100) });

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
          authority: z
            .string()
            .optional()
            .meta({ description: 'The one authority that is closed; absent: everybody is' }),
        }),
      )
      .meta({ description: 'Non-working days, in order' }),
  })
  .meta({ id: 'CalendarYear' });

const localized = z.strictObject({ da: z.string(), en: z.string() });

/** A calendar as data, as a certificate is checked by it: strict, for it also comes in from files. */
export const calendarContent = z
  .strictObject({
    id: z.string().min(1),
    version: z.string().min(1),
    weekend: z.array(z.int().min(1).max(7)),
    annualDays: z.array(
      z.strictObject({
        kind: z.enum(['holiday', 'closing-day']),
        falls: z.union([
          z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
          z.strictObject({ daysFromEaster: z.int().min(-100).max(300) }),
          z.strictObject({ on: localDate }),
        ]),
        name: localized,
        authority: z.string().optional(),
        law: z.string().optional(),
        validFrom: localDate.optional(),
        validTo: localDate.optional(),
      }),
    ),
  })
  .meta({
    id: 'Calendar',
    description: 'A version of a calendar: weekends, days that return, and days that fall once',
  });

export type CalendarView = Immutable<z.infer<typeof calendarContent>>;
export type CalendarYearView = Immutable<z.infer<typeof calendarYear>>;
