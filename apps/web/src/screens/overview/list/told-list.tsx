import type { Rung } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../language/format';

/** Whom a rung told, and who of them has said so. */
export function ToldList({ told }: { told: Rung['told'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="tov-overview-told">
      {told.map(({ user, userName, acknowledgedAt }) => (
        <li key={user}>
          {userName},{' '}
          {acknowledgedAt
            ? t('overview.ladder.acknowledged', { at: formatInstant(acknowledgedAt) })
            : t('overview.ladder.unacknowledged')}
        </li>
      ))}
    </ul>
  );
}
