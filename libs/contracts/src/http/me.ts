import { z } from 'zod';
import type { Immutable } from './values';

export const me = z
  .object({
    id: z.string(),
    name: z.string(),
    language: z.enum(['da', 'en']),
    roles: z.array(z.string()),
    authorities: z.array(z.string()),
    units: z.array(z.string()),
    districts: z.array(z.string()),
    deputies: z.array(z.string()).meta({ description: 'Who acts for me while I am away, now' }),
    actingFor: z.array(z.string()).meta({ description: 'Users who are away now and whose deputy I am' }),
    unreadNotifications: z.int(),
  })
  .meta({ id: 'Me' });

export type MeView = Immutable<z.infer<typeof me>>;
