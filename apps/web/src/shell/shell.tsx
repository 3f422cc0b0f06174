import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, ProblemAlert } from '../api';
import { MissingFiles } from '../chunks';
import { Announcer, Waiting } from '../design';
import { LiveStatus, useLiveUpdates } from '../live';
import { meQuery, signInAddress, useOwnPage } from '../session';
import { Header } from './header';
import { Navigation } from './navigation';
import { SessionEnded } from './session-ended';
import { SessionWarning } from './session-warning';

/** What surrounds every screen: who is signed in, where one can go, what is new. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const me = useQuery({ ...meQuery, retry: false });
  const { href } = useLocation();
  useOwnPage(me.data?.id);
  if (me.error instanceof ApiProblem && me.error.status === 401 && !me.data) {
    window.location.replace(signInAddress(href));
    return <Waiting what={t('shell.toSignIn')} rows={6} />;
  }
  return (
    <>
      <a className="tov-skip" href="#main">
        {t('shell.skip')}
      </a>
      <Header me={me.data} />
      <Navigation screens={me.data?.screens} />
      <main id="main" className="tov-main" tabIndex={-1}>
        {me.data ? (
          <>
            <Live />
            <SessionEnded />
            <SessionWarning />
            <MissingFiles />
            <Suspense fallback={<Waiting rows={6} />}>
              <Outlet />
            </Suspense>
          </>
        ) : me.error ? (
          <ProblemAlert problem={me.error} />
        ) : (
          <Waiting rows={6} />
        )}
      </main>
      <footer className="tov-footer">
        <p className="tov-small">
          <Link to="/accessibility">{t('shell.accessibility')}</Link>
        </p>
      </footer>
      <Announcer />
    </>
  );
}

function Live(): ReactNode {
  useLiveUpdates();
  return <LiveStatus />;
}
