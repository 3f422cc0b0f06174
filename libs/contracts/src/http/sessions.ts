import { z } from 'zod';
import { instant } from './values';

export const session = z
  .object({
    at: instant.meta({ description: 'Now, by the clock that the session ends by' }),
    idleSeconds: z.int().nullable().meta({ description: 'How long the session lives after the last thing I did' }),
    idleEndsAt: instant.nullable().meta({ description: 'When the session ends unless I do something before' }),
    endsAt: instant.nullable().meta({ description: 'When the session ends whatever I do' }),
  })
  .meta({ id: 'Session', description: 'All but `at` are null for a program, which has a token and no session' });
