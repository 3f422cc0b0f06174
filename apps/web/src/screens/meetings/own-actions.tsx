import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { FollowUpList } from './follow-up-list';
import { ownActionsQuery } from './queries';
import { useCompletion } from './use-completion';

/** What the reader, their units or their authority owe after decisions. */
export function OwnActions(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(ownActionsQuery);
  const { complete, busy, problem } = useCompletion();
  if (!data || data.items.length === 0) return null;
  return (
    <section>
      <h2>{t('meetings.followUp.own')}</h2>
      <ProblemAlert problem={problem} />
      <FollowUpList followUps={data.items} onComplete={complete} busy={busy} withCase />
    </section>
  );
}
