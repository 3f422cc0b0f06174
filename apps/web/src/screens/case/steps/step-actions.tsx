import { assignStep, claimStep, endPause, type Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { Button } from '../../../design';
import { QuickAction } from '../actions/quick-action';
import { openerId, useCaseRoom } from '../case-room';

/** The actions that a step has now, as buttons: exactly those that the API offers. */
export function StepActions({ step }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  const { kase, begin } = useCaseRoom();
  const { actions, key, title } = step;
  const path = { id: kase.id, key };
  const may = (action: string): boolean => actions.includes(action);
  const running = step.pauses.find(({ to }) => to === null);
  const panel = (action: string, primary = false): ReactNode => (
    <Button
      kind={primary ? 'primary' : 'secondary'}
      id={openerId({ action, step })}
      onClick={() => begin({ action, step })}
    >
      {t(step.option && action === 'complete' ? 'case.action.use-option' : `case.action.${action}`)}
      <span className="sr-only"> ({title})</span>
    </Button>
  );
  if (actions.length === 0) return null;
  return (
    <div className="tov-buttons tov-case-actions">
      {may('complete') && step.handover ? (
        <>
          {panel('accept', true)}
          {panel('refuse')}
        </>
      ) : null}
      {may('complete') && !step.handover ? panel('complete', !step.option) : null}
      {may('claim') ? (
        <QuickAction
          label={t('case.action.claim')}
          name={title}
          send={(headers) => call(claimStep({ path, headers, body: {} }))}
          told={t('case.claimed', { title })}
        />
      ) : null}
      {may('assign') ? panel('assign') : null}
      {may('release') ? (
        <QuickAction
          label={t('case.action.release')}
          name={title}
          send={(headers) => call(assignStep({ path, headers, body: {} }))}
          told={t('case.released', { title })}
        />
      ) : null}
      {may('pause') ? panel('pause') : null}
      {may('end-pause') && running ? (
        <QuickAction
          label={t('case.action.end-pause')}
          name={title}
          send={(headers) => call(endPause({ path: { id: kase.id, pauseId: running.id }, headers, body: {} }))}
          told={t('case.pause.ended', { title })}
        />
      ) : null}
      {may('withdraw-handover') ? panel('withdraw-handover') : null}
    </div>
  );
}
