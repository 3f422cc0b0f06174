import './meetings.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { FollowUpList } from './follow-up-list';
import { caseActionsQuery } from './queries';
import { useCompletion } from './use-completion';

/** On a case: what decisions of meetings about it have asked somebody to do, as far as the reader may see it. */
export function CaseFollowUps({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(caseActionsQuery(caseId));
  const { complete, busy, problem } = useCompletion();
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="case-follow-ups">
      <h2 id="case-follow-ups" className="h3">
        {t('meetings.followUp.ofMeetings')}
      </h2>
      <ProblemAlert problem={problem} />
      <FollowUpList followUps={data.items} onComplete={complete} busy={busy} />
    </section>
  );
}
