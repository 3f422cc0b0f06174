import { screens } from '@tovholder/domain/access';
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
    screens: z.array(z.enum(screens)).meta({ description: 'The rooms of the web app that I have something to do in' }),
    mayRefer: z
      .array(z.object({ process: z.string(), title: z.string(), district: z.string() }))
      .meta({ description: 'Processes that I may refer to, and where' }),
    authorityTitles: z.array(z.object({ code: z.string(), title: z.string() })),
    unitTitles: z.array(z.object({ id: z.string(), title: z.string() })),
  })
  .meta({ id: 'Me' });

export type MeView = Immutable<z.infer<typeof me>>;
