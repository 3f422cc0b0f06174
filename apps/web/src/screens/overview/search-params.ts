/** The parts of the overview, each with an address of its own. */
export const overviewParts = ['steps', 'list', 'owners', 'rungs', 'figures', 'absences'] as const;
export type OverviewPart = (typeof overviewParts)[number];

/** The numbers that can be asked for step by step. */
export const listStates = ['overdue', 'due-soon', 'open', 'paused'] as const;
export type ListState = (typeof listStates)[number];

/** What open work is counted by. */
export const groupings = ['step', 'process', 'authority'] as const;
export type Grouping = (typeof groupings)[number];

const filters = ['process', 'step', 'authority', 'unit', 'owner'] as const;
export type Filter = (typeof filters)[number];

/** What the address says: which part is shown, and what it is narrowed to. Codes only, never a person's words. */
export type OverviewSearch = {
  readonly part?: OverviewPart;
  /** What the list shows; absent: what is overdue. */
  readonly state?: ListState;
  /** What the numbers are counted by; absent: by step. */
  readonly by?: Grouping;
  /** Steps that nobody has. */
  readonly unowned?: true;
  /** Reminders that somebody has acknowledged, or nobody. */
  readonly seen?: 'yes' | 'no';
} & { readonly [K in Filter]?: string };

const longest = 200;

/** Reads the address; what it cannot be is left out. */
export function overviewSearch(given: Readonly<Record<string, unknown>>): OverviewSearch {
  const one = <T extends string>(name: string, of: readonly T[], usual?: T) => {
    const value = of.find((each) => each === given[name]);
    return value === undefined || value === usual ? {} : { [name]: value };
  };
  const texts = filters.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' && value.length <= longest ? [[name, value] as const] : [];
  });
  return {
    ...one('part', overviewParts, 'steps'),
    ...one('state', listStates, 'overdue'),
    ...one('by', groupings, 'step'),
    ...one('seen', ['yes', 'no']),
    ...Object.fromEntries(texts),
    ...(given['unowned'] === true ? { unowned: true } : {}),
  };
}

/** The same address with one part of the filter changed; an empty value removes it. */
export function narrowed(search: OverviewSearch, change: { readonly [K in Filter]?: string }): OverviewSearch {
  const { unowned, ...rest } = search;
  return overviewSearch({ ...rest, ...change, ...(unowned && !change.owner ? { unowned } : {}) });
}

/** Whether the address narrows what the part shows. */
export function isNarrowed(search: OverviewSearch): boolean {
  return search.unowned === true || search.seen !== undefined || filters.some((name) => search[name] !== undefined);
}
