import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, Button } from '../design';
import { missingFiles } from './missing';

/** Says that a part of the web could not be fetched, and offers to load the page again: never by itself, somebody may be typing. */
export function MissingFiles(): ReactNode {
  const { t } = useTranslation();
  const any = useSyncExternalStore(missingFiles.subscribe, () => missingFiles.any);
  if (!any) return null;
  return (
    <Alert kind="warning" title={t('chunks.missing.title')} announce>
      <p>{t('chunks.missing.text')}</p>
      <p className="tov-buttons">
        <Button kind="primary" onClick={() => window.location.reload()}>
          {t('shell.reload')}
        </Button>
        <Button onClick={() => missingFiles.dismiss()}>{t('shell.close')}</Button>
      </p>
    </Alert>
  );
}
