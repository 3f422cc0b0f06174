import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, SummaryList } from '../../../design';
import { formatDate, formatInstant, inWorkingDays } from '../../../language/format';

/** Who owes a step, who has it, and by when. */
export function StepFacts({ step }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  return (
    <SummaryList
      items={[
        [t('case.step.by'), step.by.unitTitle],
        [t('case.step.owner'), step.option ? null : (step.ownerName ?? t('case.step.nobody'))],
        [t('case.step.due'), step.option ? null : <Due step={step} />],
        [t('case.step.openedAt'), formatInstant(step.openedAt)],
      ]}
    />
  );
}

function Due({ step: { due, workingDaysLeft, paused } }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  if (paused) return t('case.step.standsStill');
  if (!due) return t('case.step.noDue');
  const late = workingDaysLeft !== null && workingDaysLeft < 0;
  return (
    <>
      <strong className={late ? 'tov-late' : undefined}>{formatDate(due.localDate)}</strong>
      {workingDaysLeft === null ? '' : ` (${inWorkingDays(workingDaysLeft, due.localDate)}) `}
      {due.soft ? <Badge>{t('case.step.soft')}</Badge> : null} <Badge>{t(`case.mark.${due.mark}`)}</Badge>
    </>
  );
}
