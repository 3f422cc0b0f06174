import { useQueryClient } from '@tanstack/react-query';
import type { Meeting } from '@tovholder/api-client';
import { ApiProblem, type CommandHeaders, useCommand } from '../../api';
import { announce } from '../../design';
import { meetingQuery } from './queries';

export interface MeetingHeaders extends CommandHeaders {
  readonly 'If-Match': string;
}

/**
 * A change of a meeting under the version that the reader sees. Its answer is the meeting as it is then; where somebody
 * else was first, the meeting is fetched anew, so that the reader sees what changed while what they typed stays.
 */
export function useMeetingCommand<Input>(
  { id, version }: Pick<Meeting, 'id' | 'version'>,
  {
    send,
    told,
    onDone,
  }: {
    readonly send: (input: Input, headers: MeetingHeaders) => Promise<Meeting>;
    /** Said when it is done. */
    readonly told: string;
    readonly onDone?: () => void;
  },
) {
  const queries = useQueryClient();
  return useCommand<Input, Meeting>(
    async (input, headers) => {
      try {
        return await send(input, { ...headers, 'If-Match': `"${version}"` });
      } catch (problem) {
        if (problem instanceof ApiProblem && [409, 412].includes(problem.status))
          void queries.invalidateQueries({ queryKey: meetingQuery(id).queryKey });
        throw problem;
      }
    },
    {
      onDone: (answer) => {
        queries.setQueryData(meetingQuery(id).queryKey, answer);
        void queries.invalidateQueries({ queryKey: ['meetings', 'list'] });
        announce(told);
        onDone?.();
      },
    },
  );
}
