import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getClocks,
  getDirectory,
  getSupervisionDurations,
  getSupervisionLadders,
  getSupervisionOverview,
  listFiredRungs,
  listSupervisedSteps,
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

/** Steps behind a number, page by page, as far as the address narrows them. */
export const stepsQuery = ({ state = 'overdue', unowned, process, step, authority, unit, owner }: OverviewSearch) => {
  const query = {
    state,
    limit: rowsAtATime,
    ...stated({ process, step, authority, unit, owner }),
    ...(unowned ? { withoutOwner: 'true' as const } : {}),
  };
  return infiniteQueryOptions({
    queryKey: ['supervision', 'list', query],
    queryFn: ({ pageParam }) => call(listSupervisedSteps({ query: { ...query, ...stated({ cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
};

/** How far back reminders are counted and listed. */
export const rungWeeks = 12;

/** Reminders that have been sent, page by page, the latest first. */
export const rungsQuery = ({ seen, process, step, authority }: OverviewSearch) => {
  const query = {
    weeks: rungWeeks,
    limit: rowsAtATime,
    ...stated({ process, step, authority }),
    ...(seen === undefined ? {} : { acknowledged: seen === 'yes' ? ('true' as const) : ('false' as const) }),
  };
  return infiniteQueryOptions({
    queryKey: ['supervision', 'rungs', query],
    queryFn: ({ pageParam }) => call(listFiredRungs({ query: { ...query, ...stated({ cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
};

/** What of it says something. */
function stated<Name extends string>(given: Readonly<Record<Name, string | undefined>>): { [K in Name]?: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as { [K in Name]?: string };
}

/** Who works where: whom steps can be given to, and who can stand in. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => call(getDirectory()),
  staleTime: 10 * everyMinute,
});
