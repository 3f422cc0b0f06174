import { z } from 'zod';
import { instant } from './values';

export const session = z
  .object({
    idleEndsAt: instant.nullable().meta({ description: 'When the session ends unless I do something before' }),
    endsAt: instant.nullable().meta({ description: 'When the session ends whatever I do' }),
  })
  .meta({ id: 'Session', description: 'Both null for a program, which has a token and no session' });
