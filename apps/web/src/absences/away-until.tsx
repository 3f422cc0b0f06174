import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../design';
import { formatDate } from '../language/format';

/** That somebody is away today, until when, and who acts meanwhile. */
export function AwayUntil({ until, deputy }: { until: string; deputy: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="tov-small">
      <Badge kind="warning">{t('absences.away.badge')}</Badge>{' '}
      {t('absences.away.until', { until: formatDate(until, 'short'), deputy })}
    </span>
  );
}
