import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { signInAgain } from '../api';
import { Alert } from '../design';
import { meQuery, signInAddress } from '../session';

/** The session has ended while the page is open: signing in happens in another tab, so nothing typed is lost. */
export function SessionEnded(): ReactNode {
  const { t } = useTranslation();
  const needed = useSyncExternalStore(signInAgain.subscribe, () => signInAgain.needed);
  const me = useQuery({ ...meQuery, enabled: needed, refetchInterval: needed ? 3_000 : false, retry: false });
  const back = needed && me.isSuccess && !me.isError && me.dataUpdatedAt > signInAgain.since;
  useEffect(() => {
    if (back) signInAgain.done();
  }, [back]);
  if (!needed) return null;
  return (
    <Alert kind="warning" title={t('shell.sessionEnded')} announce>
      <p>
        <a href={signInAddress('/')} target="_blank" rel="noreferrer">
          {t('shell.signInAgain')}
        </a>
      </p>
    </Alert>
  );
}
