import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../../design';
import { formatInstant } from '../../../language/format';
import { useCaseRoom } from '../case-room';

/** Where the case stands, when that is not simply that it runs. */
export function StateBanner(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const { state, incident, outcomeTitle, closedAt, successorTitle } = kase;
  switch (state) {
    case 'received':
      return (
        <Alert title={t('case.state.received')}>
          <p>{t('case.state.receivedText')}</p>
        </Alert>
      );
    case 'paused':
      return <Alert kind="warning" title={t('case.state.paused')} />;
    case 'incident':
      return (
        <Alert kind="error" title={t('case.state.incident')}>
          <p>{t('case.state.incidentText', { at: incident ? formatInstant(incident.at) : '' })}</p>
          {incident?.reason ? <p>{incident.reason}</p> : null}
        </Alert>
      );
    case 'closed':
      return (
        <Alert kind="success" title={t('case.state.closed')}>
          <p>
            {t('case.state.closedText', { at: closedAt === null ? '' : formatInstant(closedAt) })}
            {outcomeTitle === null ? null : <strong>{` ${outcomeTitle}.`}</strong>}
          </p>
          {successorTitle === null ? null : <p>{t('case.state.successor', { process: successorTitle })}</p>}
        </Alert>
      );
    default:
      return <Submitted />;
  }
}

/** For the one who has just sent the referral. */
function Submitted(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const submitted = useLocation({ select: ({ state }) => state.submitted });
  if (!submitted) return null;
  return (
    <Alert kind="success" title={t('case.state.submitted')}>
      <p>{t('case.state.submittedText', { caseNumber: kase.caseNumber })}</p>
    </Alert>
  );
}
