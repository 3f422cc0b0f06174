import type * as contract from '@tovholder/contracts/http';

/** The request schemas of the API's contract, fetched when the first form needs them: they are no part of the first load. */
export type Contract = typeof contract;

/** What a form needs of a schema of the contract. */
export interface RequestSchema<Body> {
  readonly safeParse: (
    input: unknown,
  ) =>
    | { readonly success: true; readonly data: Body }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

/** What a schema finds wrong, as far as it is told on. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: unknown;
  readonly maximum?: unknown;
  readonly format?: unknown;
  readonly discriminator?: unknown;
  readonly params?: unknown;
}

let fetched: Promise<Contract> | undefined;

/** @returns the contract's schemas; undefined where they could not be fetched: the API then checks alone */
export async function fetchContract(): Promise<Contract | undefined> {
  fetched ??= import('./contract-schemas').then((chunk) => chunk.contract);
  try {
    return await fetched;
  } catch {
    fetched = undefined;
    return undefined;
  }
}
