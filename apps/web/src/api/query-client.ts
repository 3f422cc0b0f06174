import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const retriesWhenUnanswered = 2;

/** What the API refused stays refused; only silence and overload are worth asking again. */
function mayHelpToRepeat(failures: number, error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.status : 0;
  return failures < retriesWhenUnanswered && (status === 0 || status === 503);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: mayHelpToRepeat, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
