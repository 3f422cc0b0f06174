import { stretches } from '@tovholder/domain/durations';
import { z } from 'zod';
import { type Immutable, instant, localDate, mark } from './values';

export const durationsQuery = z.strictObject({
  process: z.string().min(1).max(100).optional(),
  from: localDate.optional().meta({ description: 'First day of the period; absent: the last twelve months' }),
  to: localDate.optional().meta({ description: 'Last day of the period; absent: today' }),
});

const stretch = z
  .enum(stretches)
  .meta({ id: 'Stretch', description: 'A part of a course, from one turning point to another' });
const band = z.enum(['10-14', '15-17']);

export const durations = z
  .object({
    from: localDate,
    to: localDate,
    fewestShown: z.object({ cases: z.int(), mark }).meta({ description: 'Fewer cases than this are not shown' }),
    items: z.array(
      z.object({
        process: z.object({ id: z.string(), title: z.string() }),
        stretch,
        band: band.nullable().meta({ description: 'Age band of the national figure; null: the process has none' }),
        month: z.string().nullable().meta({ description: '`YYYY-MM` in which the stretch ended; null: whole period' }),
        count: z.int().nullable(),
        suppressed: z.boolean().meta({ description: 'Too few cases to show, or a month that would tell of such' }),
        medianDays: z.number().nullable(),
        percentile80Days: z.number().nullable(),
        meanDays: z.number().nullable(),
        countedFromSubmission: z.int().nullable().meta({ description: 'Of `count`: without a stated date of report' }),
      }),
    ),
    baselines: z.array(
      z.object({
        process: z.string(),
        stretch,
        band,
        days: z.number(),
        statistic: z.enum(['mean']),
        mark,
        citation: z.string(),
        link: z.string(),
        title: z.string(),
      }),
    ),
  })
  .meta({
    id: 'Durations',
    description: 'Calendar days between the turning points of the cases that the reader supervises',
  });

export const firedLaddersQuery = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(52).default(12),
});

export const firedLadders = z
  .object({
    since: instant,
    items: z.array(
      z.object({
        process: z.object({ id: z.string(), title: z.string() }),
        step: z.string(),
        title: z.string(),
        by: z.object({ authority: z.string(), authorityTitle: z.string() }),
        fired: z.int(),
        late: z.int().meta({ description: 'Fired later than they were meant to' }),
        acknowledged: z.int().meta({ description: 'Acknowledged by at least one of those who were told' }),
        unacknowledged: z.int(),
        medianSecondsToAcknowledgement: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'FiredLadders', description: 'Rungs that have fired, and whether anybody has acknowledged them' });

export const owners = z
  .object({
    items: z.array(
      z.object({
        owner: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'Null: nobody has them' }),
        unit: z.object({ id: z.string(), title: z.string() }),
        authority: z.object({ id: z.string(), title: z.string() }),
        open: z.int(),
        dueSoon: z.int(),
        overdue: z.int(),
        awayUntil: localDate.nullable(),
        deputy: z.object({ id: z.string(), name: z.string() }).nullable(),
        oldestDueAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Owners', description: 'Who holds the open steps that the reader supervises, most overdue first' });

export type DurationsView = Immutable<z.infer<typeof durations>>;
export type FiredLaddersView = Immutable<z.infer<typeof firedLadders>>;
export type OwnersView = Immutable<z.infer<typeof owners>>;
