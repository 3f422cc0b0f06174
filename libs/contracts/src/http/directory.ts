import { z } from 'zod';
import type { Immutable } from './values';

export const directory = z
  .object({
    authorities: z.array(z.object({ code: z.string(), title: z.string() })),
    units: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        authority: z.string(),
        district: z.string(),
        members: z
          .array(z.object({ id: z.string(), name: z.string() }))
          .optional()
          .meta({
            description: 'Who may own the unit’s steps; absent where that is not mine to know',
          }),
      }),
    ),
    districts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        processes: z.array(z.object({ id: z.string(), title: z.string() })),
        municipalities: z.array(z.object({ code: z.string(), title: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Directory', description: 'What authorities, units and districts are called, in the reader’s language' });

export type DirectoryView = Immutable<z.infer<typeof directory>>;
