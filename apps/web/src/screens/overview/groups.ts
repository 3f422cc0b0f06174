import type { SupervisionOverview } from '@tovholder/api-client';
import type { Grouping, OverviewSearch } from './search-params';

type Item = SupervisionOverview['items'][number];

/** What is counted of open work. */
export interface Counts {
  readonly open: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly paused: number;
  readonly withoutOwner: number;
}

/** The list behind each number: the very steps that it counts. */
export const listBehind: Readonly<Record<keyof Counts, OverviewSearch>> = {
  overdue: { part: 'list' },
  dueSoon: { part: 'list', state: 'due-soon' },
  withoutOwner: { part: 'list', state: 'open', unowned: true },
  paused: { part: 'list', state: 'paused' },
  open: { part: 'list', state: 'open' },
};

/** Sums over rows of the overview. */
export function countsOf(items: readonly Item[]): Counts {
  const sum = (of: keyof Counts): number => items.reduce((total, item) => total + item[of], 0);
  return {
    open: sum('open'),
    dueSoon: sum('dueSoon'),
    overdue: sum('overdue'),
    paused: sum('paused'),
    withoutOwner: sum('withoutOwner'),
  };
}

/** Open work of one step, of a whole process or of an authority. */
export interface Group extends Counts {
  readonly title: string;
  /** What it is part of; empty for a whole process and for an authority. */
  readonly under: readonly string[];
  /** What an address says of it. */
  readonly of: Pick<OverviewSearch, 'process' | 'step' | 'authority'>;
  readonly oldestDueAt: string | null;
}

/** Rows of the overview put together, the most pressing first. */
export function groupsBy(items: readonly Item[], by: Grouping): Group[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = by === 'step' ? `${item.process} ${item.step} ${item.authority}` : item[by];
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()]
    .flatMap(([first, ...others]) => (first ? [groupOf(first, { by, items: [first, ...others] })] : []))
    .sort(
      (one, other) =>
        other.overdue - one.overdue ||
        other.dueSoon - one.dueSoon ||
        one.under.join().localeCompare(other.under.join(), 'da') ||
        one.title.localeCompare(other.title, 'da'),
    );
}

function groupOf(first: Item, { by, items }: { readonly by: Grouping; readonly items: readonly Item[] }): Group {
  const { process, processTitle, step, title, authority, authorityTitle } = first;
  const dues = items.flatMap(({ oldestDueAt }) => (oldestDueAt === null ? [] : [oldestDueAt])).sort();
  const same = { ...countsOf(items), oldestDueAt: dues[0] ?? null };
  switch (by) {
    case 'step':
      return { ...same, title, under: [processTitle, authorityTitle], of: { process, step, authority } };
    case 'process':
      return { ...same, title: processTitle, under: [], of: { process } };
    case 'authority':
      return { ...same, title: authorityTitle, under: [], of: { authority } };
  }
}
