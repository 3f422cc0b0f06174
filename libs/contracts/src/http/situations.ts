import { z } from 'zod';
import { referralFormQuery } from './referral-form';
import { type Immutable, reason, route } from './values';

export const situationQuery = referralFormQuery;

export const situationList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        help: z.string(),
        processes: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            open: z.boolean().meta({ description: 'Whether this reader may refer to it here' }),
            because: z.array(reason).meta({ description: 'Why it is closed, whatever the facts are' }),
            alternatives: z.array(route).meta({ description: 'Where else the reader may go' }),
          }),
        ),
        firstQuestions: z.array(z.string()).meta({ description: 'Names of the facts that decide most' }),
      }),
    ),
  })
  .meta({ id: 'SituationList', description: 'What a reader may meet, and the processes that may be the answer' });

export type SituationListView = Immutable<z.infer<typeof situationList>>;
