import { queryOptions } from '@tanstack/react-query';
import { getMe, getSession } from '@tovholder/api-client';
import { call } from '../api';
import { lastSignOfLife } from './attendance';
import { askAgainIn, type Heard, sessionState, shouldProlong } from './session-end';

/** When the session ends. Asking prolongs nothing; that somebody works here without asking for anything does. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client, queryKey }): Promise<Heard> => {
    const heard = await hear();
    const before = client.getQueryData<Heard>(queryKey);
    // Who is being asked whether they are there answers by themselves.
    const asked = before !== undefined && sessionState(before, before.heardAt).is === 'idle';
    if (asked || !shouldProlong(heard, { now: Date.now(), lastSign: lastSignOfLife() })) return heard;
    await prolongSession();
    return hear();
  },
  retry: false,
  refetchOnWindowFocus: 'always',
  refetchInterval: ({ state: { data } }) => (data ? askAgainIn(data, Date.now()) : false),
});

async function hear(): Promise<Heard> {
  const session = await call(getSession());
  return { ...session, heardAt: Date.now() };
}

/** Any question that somebody asks prolongs the session; this is the smallest. @throws ApiProblem */
export async function prolongSession(): Promise<void> {
  await call(getMe());
}
