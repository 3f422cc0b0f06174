import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../api';
import { ScreenMissing } from '../chunks';
import { Button, Page } from '../design';

/** A screen that could not be shown: what that means, and a way on. */
export function ScreenError({ error }: ErrorComponentProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.screenError')}>
      {error instanceof ScreenMissing ? <p>{t('chunks.screenMissing')}</p> : <ProblemAlert problem={error} />}
      <Button kind="primary" onClick={() => window.location.reload()}>
        {t('shell.reload')}
      </Button>
    </Page>
  );
}
