import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getMeeting,
  getTimeline,
  listActions,
  listConflicts,
  listMeetings,
  listWaitingSteps,
} from '@tovholder/api-client';
import { call } from '../../api';

/** Where a list begins, and goes on; for `query` of the client. */
const from = (cursor: string | null): { readonly cursor?: string } => (cursor === null ? {} : { cursor });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
};

/** The next meetings first, or the latest of those that have been. */
export const meetingsQuery = (part: 'coming' | 'past') =>
  infiniteQueryOptions({
    queryKey: ['meetings', 'list', part],
    queryFn: ({ pageParam }) => call(listMeetings({ query: { part, ...from(pageParam) } })),
    ...paged,
  });

/** The groups whose meetings the reader calls, with whom they can invite. */
export const groupsQuery = queryOptions({
  queryKey: ['meetings', 'groups'],
  queryFn: () => call(listMeetings({ query: { limit: 1 } })),
});

export const meetingQuery = (id: string) =>
  queryOptions({ queryKey: ['meetings', id], queryFn: () => call(getMeeting({ path: { id } })) });

/** What an agenda can be built from, beyond what came with the meeting. */
export const waitingQuery = (id: string, first: string | null) =>
  infiniteQueryOptions({
    queryKey: ['meetings', id, 'waiting', first],
    queryFn: ({ pageParam }) => call(listWaitingSteps({ path: { id }, query: from(pageParam) })),
    ...paged,
    initialPageParam: first,
  });

/** Actions that decisions about a case have opened; without one, the open ones that the reader owes. */
export const actionsQuery = (caseId?: string) =>
  infiniteQueryOptions({
    queryKey: ['actions', caseId ?? 'own'],
    queryFn: ({ pageParam }) =>
      call(listActions({ query: { ...(caseId === undefined ? {} : { case: caseId }), ...from(pageParam) } })),
    ...paged,
  });

/** Conflicts of interest in force: the reader's own, and those that they decide about. */
export const conflictsQuery = infiniteQueryOptions({
  queryKey: ['conflicts'],
  queryFn: ({ pageParam }) => call(listConflicts({ query: from(pageParam) })),
  ...paged,
});

/** What has happened in a case, for saying what changed since some version of it. */
export const happenedQuery = (caseId: string, version: number) =>
  queryOptions({
    queryKey: ['cases', caseId, 'happened', version],
    queryFn: () => call(getTimeline({ path: { id: caseId }, query: { limit: 200 } })),
  });
