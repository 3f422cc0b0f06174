import { useQuery } from '@tanstack/react-query';
import type { Durations } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { Badge, DataTable, Waiting } from '../../../design';
import { formatNumber } from '../../../language/format';
import { durationsQuery } from '../queries';
import { durationMonths, processesIn, wholePeriod } from '../series';
import { DurationChart } from './duration-chart';
import { Figure } from './figure';

/** The process that the national figures are about; shown where no other one is chosen. */
const withBaseline = 'ukn';

type Item = Durations['items'][number];

/** Days from report to measure and the parts of it, beside the national figures where there are any. */
export function DurationFigure({ process }: { process: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { data, error } = useQuery(durationsQuery);
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Waiting what={t('overview.figures.waiting')} rows={8} />;
  const known = processesIn(data.items);
  const shown = process ?? (known.find(({ id }) => id === withBaseline) ?? known[0])?.id ?? withBaseline;
  const baselines = data.baselines.filter((baseline) => baseline.process === shown);
  const months = durationMonths(data.items, shown);
  const drawn = months.some(({ all, young, older }) => all !== null || young !== null || older !== null);
  const whole = wholePeriod(data.items, shown);
  const fromSubmission = whole
    .filter(({ stretch }) => stretch === 'reported-to-measure')
    .reduce((sum, { countedFromSubmission }) => sum + (countedFromSubmission ?? 0), 0);
  const title = known.find(({ id }) => id === shown)?.title;
  return (
    <Figure
      title={title ? t('overview.durations.titleOf', { process: title }) : t('overview.durations.title')}
      description={
        <>
          <p>{t('overview.durations.description')}</p>
          <p>
            {t('overview.durations.why', { fewest: data.fewestShown.cases })}{' '}
            <Badge>{t(`overview.mark.${data.fewestShown.mark}`)}</Badge>
          </p>
          {baselines.length > 0 ? (
            <ul>
              {baselines.map((baseline) => (
                <li key={baseline.band}>
                  {t('overview.durations.baseline', { title: baseline.title, days: formatNumber(baseline.days) })}{' '}
                  <a href={baseline.link} rel="noreferrer">
                    {baseline.citation}
                  </a>{' '}
                  <Badge>{t(`overview.mark.${baseline.mark}`)}</Badge>
                </li>
              ))}
            </ul>
          ) : null}
          {fromSubmission > 0 ? <p>{t('overview.durations.fromSubmission', { count: fromSubmission })}</p> : null}
          {whole.every(({ suppressed }) => suppressed) ? (
            <p>{t('overview.durations.tooFew', { count: data.fewestShown.cases })}</p>
          ) : null}
        </>
      }
      chart={drawn ? <DurationChart months={months} baselines={baselines} /> : null}
      table={whole.length === 0 ? null : <WholePeriod rows={whole} baselines={data.baselines} />}
    />
  );
}

function WholePeriod({ rows, baselines }: { rows: readonly Item[]; baselines: Durations['baselines'] }): ReactNode {
  const { t } = useTranslation();
  const days = (value: number | null): string =>
    value === null ? t('overview.durations.few') : formatNumber(value, 1);
  const national = ({ process, stretch, band }: Item): string => {
    const found = baselines.find((one) => one.process === process.id && one.stretch === stretch && one.band === band);
    return found ? formatNumber(found.days) : '–';
  };
  return (
    <DataTable<Item>
      caption={t('overview.durations.caption')}
      rows={rows}
      rowId={({ stretch, band }) => `${stretch} ${band ?? ''}`}
      columns={[
        {
          id: 'stretch',
          heading: t('overview.durations.stretchHeading'),
          names: true,
          cell: ({ stretch }) => t(`overview.durations.stretch.${stretch}`),
        },
        {
          id: 'band',
          heading: t('overview.durations.band'),
          cell: ({ band }) => (band === null ? t('overview.durations.allAges') : t(`overview.durations.ages.${band}`)),
        },
        { id: 'count', heading: t('overview.durations.count'), numeric: true, cell: ({ count }) => days(count) },
        {
          id: 'median',
          heading: t('overview.durations.median'),
          numeric: true,
          cell: ({ medianDays }) => days(medianDays),
        },
        {
          id: 'p80',
          heading: t('overview.durations.p80'),
          numeric: true,
          cell: ({ percentile80Days }) => days(percentile80Days),
        },
        { id: 'mean', heading: t('overview.durations.mean'), numeric: true, cell: ({ meanDays }) => days(meanDays) },
        { id: 'national', heading: t('overview.durations.national'), numeric: true, cell: national },
      ]}
    />
  );
}
