import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Me, getMe } from '@tovholder/api-client';
import { call } from '../api';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call(getMe()),
  staleTime: 60_000,
  // Somebody else may have signed in meanwhile, in another tab.
  refetchOnWindowFocus: 'always',
});

/** Who is signed in. Only below the shell, which has asked already. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
