import { z } from 'zod';
import { freeText, type Immutable, uuid } from './values';

const userId = z.string().min(1).max(200);

export const reassignmentRequest = z
  .strictObject({
    items: z
      .array(z.strictObject({ caseId: uuid, key: z.string().min(1).max(200) }))
      .min(1)
      .max(1_000)
      .optional()
      .meta({ description: 'The steps by name; either this or `filter`' }),
    filter: z
      .strictObject({
        owner: userId.optional(),
        unit: z.string().min(1).max(200).optional(),
        process: z.string().min(1).max(100).optional(),
        step: z.string().min(1).max(100).optional(),
        withoutOwner: z.literal(true).optional(),
      })
      .optional()
      .meta({ description: 'Open steps that I may distribute and that match all of it; at most 1,000 at a time' }),
    to: userId.nullable().meta({ description: 'A member of the unit; null releases the steps to their unit' }),
    reason: freeText,
  })
  .superRefine((request, context) => {
    const { items, filter } = request;
    if ((items === undefined) === (filter === undefined))
      context.addIssue({ code: 'custom', path: ['items'], params: { code: 'items-or-filter' } });
    else if (filter && Object.keys(filter).length === 0)
      context.addIssue({ code: 'custom', path: ['filter'], params: { code: 'required' } });
  })
  .meta({ id: 'ReassignmentRequest' });

export const reassignment = z
  .object({
    results: z.array(
      z.object({
        caseId: uuid,
        key: z.string(),
        result: z.enum(['reassigned', 'unchanged', 'refused']),
        code: z.string().nullable().meta({ description: 'Why it was refused, as a problem code' }),
      }),
    ),
    reassigned: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'Reassignment', description: 'One result per step: one that is refused stops no other' });

export type ReassignmentRequest = z.infer<typeof reassignmentRequest>;
export type ReassignmentView = Immutable<z.infer<typeof reassignment>>;
