import type { SupervisedStep } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../design';
import { formatDate, inWorkingDays } from '../../../language/format';
import { AwayUntil } from '../../../absences/away-until';
import { useLengths } from '../use-lengths';
import { latenessOf } from '../words';

/** Who has the step, and who acts for them today if they are away. */
export function StepOwner({
  step: { owner, ownerAway, by },
  nameOf,
}: {
  step: SupervisedStep;
  nameOf: (user: string) => string;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="tov-overview-lines">
      <span>{owner === null ? t('overview.nobody') : nameOf(owner)}</span>
      <span className="tov-small">{by.unitTitle}</span>
      {ownerAway ? <AwayUntil until={ownerAway.until} deputy={nameOf(ownerAway.deputy)} /> : null}
    </span>
  );
}

/** How late it is, or how long there is still; a clock that stands still counts neither. */
export function StepDue({ step: { due, lateBySeconds, paused } }: { step: SupervisedStep }): ReactNode {
  const { t } = useTranslation();
  const { lateWords } = useLengths();
  const standing = paused ? <Badge kind="info">{t('overview.list.paused')}</Badge> : null;
  if (!due) return standing ?? t('overview.list.noDue');
  return (
    <span className="tov-overview-lines">
      {standing ??
        (lateBySeconds === null ? (
          <span>{due.workingDaysLeft === null ? '' : inWorkingDays(due.workingDaysLeft, due.localDate)}</span>
        ) : (
          <span className="tov-late">{lateWords(latenessOf(due.workingDaysLeft, lateBySeconds))}</span>
        ))}
      <span className="tov-small">{formatDate(due.localDate, 'short')}</span>
    </span>
  );
}
