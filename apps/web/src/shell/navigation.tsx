import { Link } from '@tanstack/react-router';
import type { Me } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const places = {
  'my-day': '/',
  intake: '/referrals/new',
  screening: '/screening',
  overview: '/overview',
  meetings: '/meetings',
} as const;

/** The screens that this user has something to do on; its room is kept while they are not known yet. */
export function Navigation({ screens }: { screens: Me['screens'] | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <nav className="tov-nav" aria-label={t('shell.menu')}>
      {screens ? (
        <ul className="unstyled-list no-max-width">
          {screens.map((screen) => (
            <li key={screen}>
              <Link to={places[screen]} activeOptions={{ exact: screen === 'my-day', includeSearch: false }}>
                {t(`shell.screen.${screen}`)}
              </Link>
            </li>
          ))}
          <li>
            <Link to="/search">{t('shell.screen.search')}</Link>
          </li>
        </ul>
      ) : null}
    </nav>
  );
}
