import { z } from 'zod';
import { type Immutable, instant } from './values';

export const audience = z
  .enum(['owner', 'unit', 'duty-roster', 'supervisor', 'head', 'management', 'steering-group', 'sender'])
  .meta({ id: 'Audience', description: 'Whom a rung tells; resolved to people when it fires' });

export const rung = z
  .object({
    ladder: z.string(),
    rung: z.string(),
    title: z.string(),
    at: instant.meta({ description: 'When it is meant to fire' }),
    firedAt: instant.nullable(),
    late: z.boolean(),
    lateBySeconds: z.int().nullable().meta({ description: 'Of a rung that fired late: how late' }),
    mootBecause: z
      .string()
      .nullable()
      .meta({ description: 'Why it never fired: `completed`, `withdrawn`, `moved`, `paused`, `before-armed`' }),
    told: z.array(
      z.object({
        user: z.string(),
        userName: z.string(),
        audience,
        standsInFor: z.string().nullable().meta({ description: 'The absent or inactive user in whose place' }),
        acknowledgedAt: instant.nullable(),
        channels: z.array(z.object({ channel: z.enum(['in-app', 'e-mail', 'webhook']), sentAt: instant })),
      }),
    ),
  })
  .meta({ id: 'Rung', description: 'One point of an escalation ladder' });

export type RungView = Immutable<z.infer<typeof rung>>;
