import { z } from 'zod';
import { pageOf, pageQuery } from './paging';
import { freeText, type Immutable, instant, uuid } from './values';

export const conflictParams = z.strictObject({ id: uuid });

export const conflictQuery = z.strictObject(pageQuery);

export const conflictLifting = z
  .strictObject({
    reason: freeText.meta({ description: 'Why it is no obstacle (FVL §§ 3–4); kept with the conflict' }),
  })
  .meta({ id: 'ConflictLifting' });

export const conflict = z
  .object({
    id: uuid,
    caseNumber: z.string(),
    caseId: uuid.nullable().meta({ description: 'Where the reader may see the case' }),
    process: z.object({ id: z.string(), title: z.string() }),
    user: z.object({ id: z.string(), name: z.string() }),
    own: z.boolean().meta({ description: 'The reader declared it: the case is closed to them' }),
    at: instant,
    reason: z.string().nullable().meta({ description: 'As declared; for who decides about it, and the declarer' }),
    liftedAt: instant.nullable().meta({ description: 'Null while it is in force' }),
    actions: z.array(z.enum(['lift'])),
  })
  .meta({ id: 'Conflict', description: 'A conflict of interest (FVL §§ 3, 6): the case is closed to who declared it' });

export const conflictList = pageOf(conflict, 'ConflictList');

export type ConflictView = Immutable<z.infer<typeof conflict>>;
export type ConflictListView = Immutable<z.infer<typeof conflictList>>;
