import { queryOptions } from '@tanstack/react-query';
import { getMeeting, getTimeline, listActions, listMeetings } from '@tovholder/api-client';
import { call } from '../../api';

/** How often a meeting is asked for again while it is open: others prepare and declare meanwhile. */
const everyQuarterMinute = 15_000;

export const meetingsQuery = queryOptions({ queryKey: ['meetings'], queryFn: () => call(listMeetings()) });

export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', id],
    queryFn: () => call(getMeeting({ path: { id } })),
    refetchInterval: ({ state }) => (state.data?.state === 'planned' ? everyQuarterMinute : false),
  });

/** Open actions that the reader owes. */
export const ownActionsQuery = queryOptions({ queryKey: ['actions', 'own'], queryFn: () => call(listActions()) });

/** What has happened in a case, for saying what changed since some version of it. */
export const happenedQuery = (caseId: string, version: number) =>
  queryOptions({
    queryKey: ['cases', caseId, 'happened', version],
    queryFn: () => call(getTimeline({ path: { id: caseId }, query: { limit: 200 } })),
  });

/** Actions that decisions about a case have opened. */
export const caseActionsQuery = (caseId: string) =>
  queryOptions({ queryKey: ['actions', caseId], queryFn: () => call(listActions({ query: { case: caseId } })) });
