import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../design';
import { useCaseRoom } from '../case-room';
import { WhyThisDate } from '../certificate';
import { Ladder } from './ladder';
import { Offer } from './offer';
import { Pauses } from './pauses';
import { stepAnchor } from './step-anchor';
import { StepActions } from './step-actions';
import { StepFacts } from './step-facts';
import { StepPanel } from './step-panel';

/** One open step: who, by when and why then, what has been chased, and what the reader may do with it. */
export function StepCard({ step }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  const { doing } = useCaseRoom();
  const late = step.workingDaysLeft !== null && step.workingDaysLeft < 0;
  const begun = doing?.step?.key === step.key ? doing : null;
  return (
    <li className="tov-case-step">
      <div className="tov-case-step-head">
        <h3 id={stepAnchor(step.key)} tabIndex={-1} className="h4">
          {step.title}
        </h3>
        {step.mine ? <Badge kind="info">{t(step.owner === null ? 'case.step.ours' : 'case.step.mine')}</Badge> : null}
        {late ? <Badge kind="error">{t('case.step.late')}</Badge> : null}
        {step.paused ? <Badge kind="warning">{t('case.step.paused')}</Badge> : null}
        {step.state === 'open' ? null : <Badge>{t(`case.step.${step.state}`)}</Badge>}
      </div>
      <StepFacts step={step} />
      {step.due ? <WhyThisDate due={step.due} of={step.title} /> : null}
      {step.handover ? <Offer handover={step.handover} /> : null}
      <Pauses step={step} />
      <Ladder step={step} />
      {begun ? <StepPanel key={begun.action} doing={begun} /> : <StepActions step={step} />}
    </li>
  );
}
