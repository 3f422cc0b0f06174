import type { ReferralAnswer } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, LinkButton, Page } from '../../design';

/** Taken in while the engine that drives cases is away: safe, and it opens by itself. */
export function Received({ answer }: { answer: ReferralAnswer }): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('intake.received.title')}>
      <Alert kind="success" title={t('intake.received.stored', { number: answer.case.caseNumber })}>
        <p>{t('intake.received.text')}</p>
      </Alert>
      <p>
        <LinkButton to="/cases/$caseId" params={{ caseId: answer.caseId }} kind="primary">
          {t('intake.received.toCase')}
        </LinkButton>
      </p>
    </Page>
  );
}
