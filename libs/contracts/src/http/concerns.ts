import { z } from 'zod';
import { freeText, type Immutable } from './values';

export const concern = z
  .strictObject({
    reason: freeText.meta({ description: 'What gives rise to the concern' }),
    abuse: z.boolean().optional().meta({ description: 'Abuse is suspected; absent: unknown' }),
    parentSuspected: z.boolean().optional().meta({ description: 'A parent is suspected of it; absent: unknown' }),
  })
  .meta({
    id: 'Concern',
    description: 'Concern for a child: opens an underretning of its own, linked to the case (BL § 133)',
  });

export type Concern = Immutable<z.infer<typeof concern>>;
