import { useQueryClient } from '@tanstack/react-query';
import { completeAction } from '@tovholder/api-client';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, call, useCommand } from '../../api';
import { announce } from '../../design';

/** Says that an action is done; whatever shows it is asked for again. */
export function useCompletion(): {
  readonly complete: (id: string) => void;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
} {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand(
    (id: string, headers) => call(completeAction({ path: { id }, body: {}, headers: { ...headers } })),
    {
      onDone: () => {
        void queries.invalidateQueries({ queryKey: ['actions'] });
        void queries.invalidateQueries({ queryKey: ['meetings'] });
        announce(t('meetings.followUp.completed'));
      },
    },
  );
  return { complete: (id) => command.mutate(id), busy: command.isPending, problem: command.error };
}
