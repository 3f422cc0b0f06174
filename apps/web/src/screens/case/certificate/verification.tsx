import { type Certificate, verifyCertificate } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../../api';
import { Alert, Button } from '../../../design';

/** Has the date counted anew from the certificate alone, and says what came of it. */
export function Verification({ certificate }: { certificate: Certificate }): ReactNode {
  const { t } = useTranslation();
  const check = useCommand((claimed: Certificate) => call(verifyCertificate({ body: claimed })));
  return (
    <div className="tov-verification">
      <Button busy={check.isPending} busyText={t('certificate.checking')} onClick={() => check.mutate(certificate)}>
        {t('certificate.check')}
      </Button>
      <div aria-live="polite">
        {check.data?.valid === true ? (
          <Alert kind="success" title={t('certificate.valid')}>
            <p>{t('certificate.validText')}</p>
          </Alert>
        ) : null}
        {check.data?.valid === false ? (
          <Alert kind="error" title={t('certificate.invalid')}>
            <p>{check.data.difference}</p>
            <p>{t('certificate.invalidText')}</p>
          </Alert>
        ) : null}
        <ProblemAlert problem={check.error} />
      </div>
    </div>
  );
}
