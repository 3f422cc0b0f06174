import type { FollowUp } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button } from '../../design';
import { formatDate, today } from '../../language/format';

/** Actions, each with who owes it and by when. */
export function FollowUpList({
  followUps,
  onComplete,
  busy,
  withCase = false,
}: {
  followUps: readonly FollowUp[];
  onComplete: (id: string) => void;
  busy: boolean;
  /** Where the case is not clear from what stands around the list. */
  withCase?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const day = today();
  return (
    <ul className="nobullet-list no-max-width tov-meetings-actions">
      {followUps.map(({ id, what, owner, due, done, actions, case: kase }) => (
        <li key={id}>
          <div>
            <p>{what}</p>
            <p className="tov-small">
              {withCase ? t('meetings.followUp.ofCase', { number: kase.caseNumber, owner: owner.title }) : owner.title}
              {due === null ? null : (
                <span className={!done && due < day ? 'tov-late' : undefined}>
                  {' · '}
                  {t('meetings.followUp.due', { date: formatDate(due) })}
                </span>
              )}
            </p>
          </div>
          {done ? <Badge kind="success">{t('meetings.followUp.done')}</Badge> : null}
          {actions.includes('complete') ? (
            <Button
              kind="tertiary"
              busy={busy}
              aria-label={t('meetings.followUp.completeThis', { what })}
              onClick={() => onComplete(id)}
            >
              {t('meetings.followUp.complete')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
