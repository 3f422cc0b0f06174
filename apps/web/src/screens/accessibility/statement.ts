import { queryOptions } from '@tanstack/react-query';

/** What only the authority that runs the product can say: it replaces `accessibility-statement.json` of the site. */
export interface Statement {
  readonly authority: string | null;
  readonly contact: { readonly email: string | null; readonly phone: string | null; readonly page: string | null };
  /** Who hears complaints about accessibility. */
  readonly enforcement: { readonly name: string | null; readonly page: string | null };
  /** `YYYY-MM-DD`: when the statement was last gone through. */
  readonly reviewedOn: string | null;
}

export const statementQuery = queryOptions({
  queryKey: ['accessibility-statement'],
  queryFn: async (): Promise<Statement> => {
    const answer = await fetch('/accessibility-statement.json');
    return readStatement(answer.ok ? await answer.text() : '');
  },
  staleTime: Infinity,
});

/** Reads the file field by field: what is missing or no text has not been said. */
export function readStatement(file: string): Statement {
  const root = recordOf(parsed(file));
  const contact = recordOf(root['contact']);
  const enforcement = recordOf(root['enforcement']);
  const reviewedOn = textOf(root['reviewedOn']);
  return {
    authority: textOf(root['authority']),
    contact: { email: textOf(contact['email']), phone: textOf(contact['phone']), page: pageOf(contact['page']) },
    enforcement: { name: textOf(enforcement['name']), page: pageOf(enforcement['page']) },
    reviewedOn: reviewedOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(reviewedOn) ? reviewedOn : null,
  };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    // A site without the file answers with its first page.
    return null;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** An address is shown as a link only where it is one. */
function pageOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^https?:\/\//.test(text) ? text : null;
}
