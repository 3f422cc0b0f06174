import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Says what is being fetched, and keeps the room of `rows` lines so that nothing moves when it comes. */
export function Waiting({ what, rows = 3 }: { what?: string; rows?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="tov-waiting" style={{ minHeight: `${rows * 4.8}rem` }}>
      <p role="status">{what ?? t('shell.waiting')}</p>
    </div>
  );
}
