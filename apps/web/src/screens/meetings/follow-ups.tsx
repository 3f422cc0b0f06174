import './meetings.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { MoreButton } from '../../design';
import { FollowUpList } from './follow-up-list';
import { actionsQuery } from './queries';
import { useCompletion } from './use-completion';

/** What the reader, their units or their authority owe after decisions. */
export function OwnActions(): ReactNode {
  const { t } = useTranslation();
  return <FollowUps found={useFollowUps()} title={t('meetings.followUp.own')} withCase />;
}

/** On a case: what decisions of meetings about it have asked somebody to do, as far as the reader may see it. */
export function CaseFollowUps({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation();
  return <FollowUps found={useFollowUps(caseId)} title={t('meetings.followUp.ofMeetings')} small />;
}

function FollowUps({
  found,
  title,
  withCase = false,
  small = false,
}: {
  found: ReturnType<typeof useFollowUps>;
  title: string;
  /** Where the case is not clear from what stands around the list. */
  withCase?: boolean;
  /** On a page whose parts have smaller headings. */
  small?: boolean;
}): ReactNode {
  const heading = useId();
  const { complete, busy, problem } = useCompletion();
  if (found.items.length === 0 && !found.hasNextPage) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className={small ? 'h3' : undefined}>
        {title}
      </h2>
      <ProblemAlert problem={problem} />
      <FollowUpList followUps={found.items} onComplete={complete} busy={busy} withCase={withCase} />
      <MoreButton of={found} shown={found.items.length} what={title} />
    </section>
  );
}

function useFollowUps(caseId?: string) {
  const { data, ...found } = useInfiniteQuery(actionsQuery(caseId));
  return { ...found, items: data?.pages.flatMap((page) => page.items) ?? [] };
}
