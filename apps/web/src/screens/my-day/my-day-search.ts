/** Whose work the list shows. */
export const scopes = ['mine', 'unit', 'authority'] as const;
export const states = ['open', 'overdue', 'due-today', 'due-soon', 'done'] as const;

export type Scope = (typeof scopes)[number];
export type WorkState = (typeof states)[number];

/** What the address says. Codes and case numbers only: a person is never sought by an address. */
export interface MyDaySearch {
  readonly scope?: Scope;
  readonly state?: WorkState;
  readonly process?: string;
  readonly q?: string;
}

/** A case number, or its year and at least three digits: what may stand in an address. */
export function isCaseNumber(text: string): boolean {
  return /^\d{4}-\d{3,12}$/.test(text);
}

/** Reads the address; what it cannot be, and what is shown anyway, is left out. */
export function myDaySearch(given: Readonly<Record<string, unknown>>): MyDaySearch {
  const { process, q } = given;
  const scope = scopes.find((one) => one === given['scope']);
  const state = states.find((one) => one === given['state']);
  return {
    ...(scope === undefined || scope === 'unit' ? {} : { scope }),
    ...(state === undefined || state === 'open' ? {} : { state }),
    ...(typeof process === 'string' && /^[\w-]{1,60}$/.test(process) ? { process } : {}),
    ...(typeof q === 'string' && isCaseNumber(q) ? { q } : {}),
  };
}
