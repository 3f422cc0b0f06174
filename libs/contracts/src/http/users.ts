import { z } from 'zod';
import type { Immutable } from './values';

export const userParams = z.strictObject({ id: z.string().min(1).max(200) });

export const deactivation = z
  .strictObject({
    deputy: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Who takes over the open steps; needed where there are any' }),
  })
  .optional()
  .meta({ id: 'Deactivation' });

export const activation = z.strictObject({}).optional().meta({ id: 'Activation' });

export const userState = z
  .object({
    id: z.string(),
    name: z.string(),
    active: z.boolean(),
    moved: z.int().meta({ description: 'Open steps that went to the deputy with this' }),
  })
  .meta({ id: 'UserState' });

export type Deactivation = z.infer<typeof deactivation>;
export type UserStateView = Immutable<z.infer<typeof userState>>;
