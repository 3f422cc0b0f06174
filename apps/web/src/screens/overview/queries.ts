import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getClocks,
  getDirectory,
  getSupervisionDurations,
  getSupervisionLadders,
  getSupervisionOverview,
  listAbsences,
  listOverdueSteps,
  listSupervisionOwners,
} from '@tovholder/api-client';
import { call } from '../../api';
import type { OverviewSearch } from './search-params';

/** How often figures that nobody announces are asked for again. */
const everyMinute = 60_000;
const rowsAtATime = 50;

export const overviewQuery = queryOptions({
  queryKey: ['supervision', 'overview'],
  queryFn: () => call(getSupervisionOverview()),
  refetchInterval: everyMinute,
});

/** The numbers behind the sentence on the clocks. */
export const clocksQuery = queryOptions({
  queryKey: ['supervision', 'clocks'],
  queryFn: () => call(getClocks()),
  refetchInterval: everyMinute,
});

export const ownersQuery = queryOptions({
  queryKey: ['supervision', 'owners'],
  queryFn: () => call(listSupervisionOwners()),
});

export const laddersQuery = (weeks: number) =>
  queryOptions({
    queryKey: ['supervision', 'ladders', weeks],
    queryFn: () => call(getSupervisionLadders({ query: { weeks } })),
  });

export const durationsQuery = queryOptions({
  queryKey: ['supervision', 'durations'],
  queryFn: () => call(getSupervisionDurations()),
});

/** Overdue steps, page by page, as far as the address narrows them. */
export const overdueQuery = ({ process, step, authority, owner, unowned }: OverviewSearch) =>
  infiniteQueryOptions({
    queryKey: ['supervision', 'overdue', { process, step, authority, owner, unowned }],
    queryFn: ({ pageParam }) =>
      call(
        listOverdueSteps({
          query: {
            limit: rowsAtATime,
            ...(process ? { process } : {}),
            ...(step ? { step } : {}),
            ...(authority ? { authority } : {}),
            ...(owner ? { owner } : {}),
            ...(unowned ? { withoutOwner: 'true' as const } : {}),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const absencesQuery = queryOptions({ queryKey: ['absences'], queryFn: () => call(listAbsences()) });

/** Who works where: whom steps can be given to, and who can stand in. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => call(getDirectory()),
  staleTime: 10 * everyMinute,
});
