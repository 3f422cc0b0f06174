import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../design';

/** An address that leads nowhere. */
export function NotFound(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.notFound.title')}>
      <p>{t('shell.notFound.text')}</p>
      <p>
        <Link to="/">{t('shell.notFound.home')}</Link>
      </p>
    </Page>
  );
}
