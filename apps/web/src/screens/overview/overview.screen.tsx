import './overview.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { lazyPart } from '../../chunks';
import { EmptyState, Page, Waiting } from '../../design';
import { useMe } from '../../session';
import { AbsencesPart } from './absences/absences-part';
import { ClockHealth } from './clock-health';
import { HeadlineNumbers } from './headline-numbers';
import { ListPart } from './list/list-part';
import { OwnersPart } from './owners-part';
import { overviewQuery } from './queries';
import { RungsPart } from './rungs/rungs-part';
import { type OverviewSearch, overviewParts, overviewSearch } from './search-params';
import { StepsPart } from './steps-part';

/** Charts are heavy: they come when somebody opens them. */
const FiguresPart = lazyPart(async () => (await import('./figures/figures-part')).FiguresPart);

/** What a supervisor answers for: what slips, whose it is, how it goes, and who is away. */
export function OverviewScreen(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const search = overviewSearch(useSearch({ strict: false }));
  const overview = useQuery({ ...overviewQuery, enabled: me.screens.includes('overview') });
  if (!me.screens.includes('overview')) {
    return (
      <Page title={t('overview.title')}>
        <EmptyState title={t('overview.notSupervising.title')}>
          <p>{t('overview.notSupervising.text')}</p>
          <Link to="/">{t('overview.notSupervising.home')}</Link>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('overview.title')} lead={<p>{t('overview.lead')}</p>}>
      <ClockHealth warning={overview.data?.clocks} />
      <HeadlineNumbers items={overview.data?.items} />
      <PartNavigation search={search} />
      <ProblemAlert problem={overview.error} />
      <Part search={search} />
    </Page>
  );
}

function PartNavigation({ search: { part = 'steps', state } }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  return (
    <nav className="tov-overview-parts" aria-label={t('overview.parts.label')}>
      <ul className="nobullet-list">
        {overviewParts.map((one) => (
          <li key={one}>
            <Link
              to="/overview"
              search={overviewSearch({ part: one })}
              activeOptions={{ exact: true, includeSearch: true }}
              // The list has a place here for what is overdue; the others are behind their numbers.
              aria-current={one === part && state === undefined ? 'page' : undefined}
            >
              {t(`overview.parts.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  switch (search.part ?? 'steps') {
    case 'steps':
      return <StepsPart search={search} />;
    case 'list':
      return <ListPart search={search} />;
    case 'owners':
      return <OwnersPart />;
    case 'rungs':
      return <RungsPart search={search} />;
    case 'figures':
      return (
        <Suspense fallback={<Waiting what={t('overview.figures.waiting')} rows={12} />}>
          <FiguresPart search={search} />
        </Suspense>
      );
    case 'absences':
      return <AbsencesPart />;
  }
}
