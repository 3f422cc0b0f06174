import { useQuery } from '@tanstack/react-query';
import { listProcesses } from '@tovholder/api-client';
import { call } from '../../api';

/** What each process is called. */
export function useTitles(): (process: string) => string {
  const { data } = useQuery({
    queryKey: ['process-titles'],
    queryFn: () => call(listProcesses()),
    staleTime: Infinity,
  });
  return (process) => data?.items.find(({ id }) => id === process)?.title ?? process;
}
