/** The parts of the overview, each with an address of its own. */
export const overviewParts = ['steps', 'overdue', 'owners', 'figures', 'absences'] as const;
export type OverviewPart = (typeof overviewParts)[number];

/** What the address says: which part is shown, and what it is narrowed to. Codes only, never a person's words. */
export interface OverviewSearch {
  readonly part?: OverviewPart;
  readonly process?: string;
  readonly step?: string;
  readonly authority?: string;
  readonly owner?: string;
  /** Steps that nobody has. */
  readonly unowned?: true;
}

const longest = 200;

/** Reads the address; what it cannot be is left out. */
export function overviewSearch(given: Readonly<Record<string, unknown>>): OverviewSearch {
  const text = (name: 'process' | 'step' | 'authority' | 'owner') => {
    const value = given[name];
    return typeof value === 'string' && value !== '' && value.length <= longest ? { [name]: value } : {};
  };
  const part = overviewParts.find((one) => one === given['part']);
  return {
    ...(part === undefined || part === 'steps' ? {} : { part }),
    ...text('process'),
    ...text('step'),
    ...text('authority'),
    ...text('owner'),
    ...(given['unowned'] === true ? { unowned: true } : {}),
  };
}

/** The same address with one part of the filter changed; an empty value removes it. */
export function narrowed(
  search: OverviewSearch,
  change: { readonly [K in 'process' | 'step' | 'authority' | 'owner']?: string },
): OverviewSearch {
  const { unowned, ...rest } = search;
  return overviewSearch({ ...rest, ...change, ...(unowned && !change.owner ? { unowned } : {}) });
}
