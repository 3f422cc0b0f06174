import { useQueryClient } from '@tanstack/react-query';
import { assignStep, claimStep, type WorkItem } from '@tovholder/api-client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useCommand } from '../../api';
import { announce } from '../../design';
import { lineId } from './follow';
import type { LineCommands } from './line-actions';
import { linkId } from './line-cells';

type Asked = Pick<WorkItem, 'caseId' | 'key'> & { readonly what: 'claim' | 'release'; readonly done: string };

/** Taking a step and giving it back, straight from the list. */
export function useLineCommands({ choose, assign }: Pick<LineCommands['stable'], 'choose' | 'assign'>): LineCommands {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { mutate, isPending, error, variables } = useCommand(
    ({ caseId: id, key, what }: Asked, headers) => {
      const named = { path: { id, key }, headers: { ...headers } };
      return what === 'claim' ? call(claimStep(named)) : call(assignStep({ ...named, body: {} }));
    },
    {
      onDone: (_, { done, ...step }) => {
        announce(done);
        document.getElementById(linkId(step))?.focus();
        void queries.invalidateQueries({ queryKey: ['work-items'] });
      },
    },
  );
  const stable = useMemo(() => {
    const ask = (item: WorkItem, what: Asked['what']): void => {
      const name = { step: item.title, number: item.case.caseNumber };
      const done = what === 'claim' ? t('myDay.claimed', name) : t('myDay.released', name);
      mutate({ caseId: item.caseId, key: item.key, what, done });
    };
    return {
      choose,
      assign,
      claim: (item: WorkItem) => ask(item, 'claim'),
      release: (item: WorkItem) => ask(item, 'release'),
    };
  }, [choose, assign, mutate, t]);
  const id = variables && lineId(variables);
  return {
    busy: isPending ? id : undefined,
    problem: error && id !== undefined ? { id, title: error.title } : undefined,
    stable,
  };
}
