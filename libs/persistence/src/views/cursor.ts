/** A cursor that this server did not hand out, or not for this list. */
export class InvalidCursor extends Error {
  constructor() {
    super('The cursor is not one that this list handed out');
    this.name = 'InvalidCursor';
  }
}

/** Where the next page begins: the sort values of the last row, unreadable enough that nobody builds on them. */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws InvalidCursor when the cursor does not hold exactly these kinds of values */
export function readCursor(cursor: string, kinds: readonly ('instant' | 'uuid' | 'text' | 'integer')[]): string[] {
  const values = parsed(cursor);
  if (!Array.isArray(values) || values.length !== kinds.length) throw new InvalidCursor();
  return values.map((value: unknown, index) => {
    if (typeof value !== 'string' || !shapes[kinds[index]!].test(value)) throw new InvalidCursor();
    return value;
  });
}

const shapes = {
  instant: /^(infinity|\d{4}-\d{2}-\d{2}[T ][\d:.]+(Z|[+-]\d{2}(:?\d{2})?))$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^\P{Cc}{1,300}$/u,
  integer: /^\d{1,9}$/,
} as const;

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursor();
  }
}

/** Totals are counted up to here; beyond, "more" is all that a reader needs. */
export const countedUpTo = 1_000;
