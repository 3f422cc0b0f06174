import { z } from 'zod';

/** Query fields of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1_000).optional().meta({ description: '`nextCursor` of the page before' }),
};

/** Answer of every list. Totals are exact up to 1,000 and count only what the reader may know of. */
export function pageOf<T extends z.ZodType, More extends z.ZodRawShape = Record<never, never>>(
  item: T,
  id: string,
  /** What the answer says beside the list. */
  more: More = {} as More,
) {
  return z
    .object({
      ...more,
      items: z.array(item),
      nextCursor: z.string().nullable(),
      total: z.int().optional(),
      totalIsExact: z.boolean().optional(),
    })
    .meta({ id });
}
