import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import './live.css';
import { liveConnection } from './status';

/** Says that what is shown may be old, for as long as that lasts. Over the page, so that nothing moves. */
export function LiveStatus(): ReactNode {
  const { t } = useTranslation();
  const interrupted = useSyncExternalStore(liveConnection.subscribe, () => liveConnection.interrupted);
  return (
    <div className="tov-live" role="status">
      {interrupted ? <p>{t('live.interrupted')}</p> : null}
    </div>
  );
}
