import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../design';
import { overviewQuery } from '../queries';
import { type OverviewSearch, narrowed } from '../search-params';
import { processesIn } from '../series';
import { DurationFigure } from './duration-figure';
import { RemindersFigure } from './reminders-figure';
import { TrendFigure } from './trend-figure';

/** How it goes: twelve weeks, days from report to measure, and what reminders came to. */
export function FiguresPart({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: overview } = useQuery(overviewQuery);
  const processes = processesIn(
    (overview?.items ?? []).map((item) => ({ process: { id: item.process, title: item.processTitle } })),
  );
  return (
    <section aria-labelledby="figures-heading">
      <h2 id="figures-heading">{t('overview.figures.heading')}</h2>
      <Select
        label={t('overview.filter.process')}
        placeholder={t('overview.filter.all')}
        value={search.process ?? ''}
        choices={processes.map(({ id, title }) => ({ value: id, title }))}
        onChange={({ target }) =>
          void navigate({ to: '/overview', search: narrowed(search, { process: target.value }), replace: true })
        }
      />
      <TrendFigure process={search.process} />
      <DurationFigure process={search.process} />
      <RemindersFigure process={search.process} />
    </section>
  );
}
