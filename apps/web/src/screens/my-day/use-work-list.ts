import { keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import {
  getDirectory,
  getWorkItemSummary,
  listWorkItems,
  searchWorkItems,
  type WorkItemList,
} from '@tovholder/api-client';
import { useState } from 'react';
import { call } from '../../api';
import { follow, type Fresh, type Line, type Shown } from './follow';
import { isCaseNumber, type Scope, type WorkState } from './my-day-search';

export interface WorkFilter {
  readonly scope: Scope;
  readonly state: WorkState;
  readonly process?: string;
  /** A case number, or what stays out of addresses: a CPR number or names. */
  readonly q?: string;
}

/** A screenful first; who asks for more wants much. */
const firstPage = 50;
const laterPages = 100;

function fetchPage(filter: WorkFilter, cursor: string | null): Promise<WorkItemList> {
  const { q, ...rest } = filter;
  const page = { ...rest, limit: cursor === null ? firstPage : laterPages, ...(cursor === null ? {} : { cursor }) };
  if (q === undefined || isCaseNumber(q)) return call(listWorkItems({ query: { ...page, ...(q ? { q } : {}) } }));
  return call(searchWorkItems({ body: { ...page, q } }));
}

export interface WorkList {
  readonly lines: readonly Line[] | undefined;
  readonly added: number;
  /** How many there are, as far as they were counted, and whether there are more. */
  readonly total: { readonly counted: number; readonly more: boolean } | undefined;
  readonly problem: unknown;
  readonly more: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
  /** Shows the list as it is now. */
  readonly showNew: () => void;
}

/** The work list of a filter: kept up to date without moving what is read. */
export function useWorkList(filter: WorkFilter): WorkList {
  const query = useInfiniteQuery({
    queryKey: ['work-items', 'list', filter],
    queryFn: ({ pageParam }) => fetchPage(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, hasNextPage } = query;
  const [seen, setSeen] = useState<{ readonly data: typeof data; readonly shown: Shown | undefined }>();
  const fresh: Fresh | undefined = data && {
    list: JSON.stringify(filter),
    pages: data.pages.map(({ items }) => items),
    more: hasNextPage,
  };
  // While it renders, so that no line is ever seen in its old state first.
  if (fresh && (seen?.data !== data || seen?.shown?.list !== fresh.list)) {
    setSeen({ data, shown: follow(seen?.shown, fresh) });
  }
  const shown = seen?.shown?.list === JSON.stringify(filter) ? seen.shown : undefined;
  const page = data?.pages[0];
  return {
    lines: shown?.lines,
    added: shown?.added ?? 0,
    total: page?.total === undefined ? undefined : { counted: page.total, more: page.totalIsExact === false },
    problem: query.error,
    more: hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    showNew: () => fresh && setSeen({ data, shown: follow(undefined, fresh) }),
  };
}

/** How much there is, whatever the list shows of it. */
export const summaryQuery = (scope: Scope, process: string | undefined) =>
  queryOptions({
    queryKey: ['work-items', 'summary', scope, process],
    queryFn: () => call(getWorkItemSummary({ query: { scope, ...(process === undefined ? {} : { process }) } })),
    placeholderData: keepPreviousData,
  });

/** What units and processes are called, and who works in them. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => call(getDirectory()),
  staleTime: 15 * 60_000,
});
