import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ProblemAlert } from '../../../api';
import { Waiting } from '../../../design';
import { formatNumber } from '../../../language/format';
import { CountLink } from '../count-link';
import { laddersQuery, rungWeeks } from '../queries';
import type { OverviewSearch } from '../search-params';
import { type Reminders, remindersOf } from '../series';
import { useLengths } from '../use-lengths';
import { lengthOf } from '../words';
import { CountFigure, StackedPair, tick } from './count-figure';
import { inInk } from './legend';
import { Patterns } from './patterns';

/** More bars than this say nothing any more; the table has all. */
const barsShown = 10;
const barHeight = 44;

const counts = ['fired', 'acknowledged', 'unacknowledged'] as const;

/** The list behind each number. */
const behind: Readonly<Record<(typeof counts)[number], OverviewSearch>> = {
  fired: { part: 'rungs' },
  acknowledged: { part: 'rungs', seen: 'yes' },
  unacknowledged: { part: 'rungs', seen: 'no' },
};

/** Reminders that rang, and whether anybody has said that they have seen them. */
export function RemindersFigure({ process }: { process: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { lengthWords } = useLengths();
  const { data, error } = useQuery(laddersQuery(rungWeeks));
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Waiting what={t('overview.figures.waiting')} rows={8} />;
  const rows = remindersOf(data.items, process);
  const fired = rows.reduce((sum, row) => sum + row.fired, 0);
  const acknowledged = rows.reduce((sum, row) => sum + row.acknowledged, 0);
  const shown = rows.slice(0, barsShown);
  const name = (of: (typeof counts)[number]): string => t(`overview.reminders.${of}`);
  const named = (of: (typeof counts)[number]) => ({ dataKey: of, name: name(of) });
  return (
    <CountFigure<Reminders, (typeof counts)[number]>
      title={t('overview.reminders.title')}
      description={
        <>
          <p>{t('overview.reminders.description', { weeks: rungWeeks })}</p>
          <p>
            {fired === 0
              ? t('overview.reminders.none')
              : t('overview.reminders.sum', { count: fired, acknowledged: formatNumber(acknowledged) })}
          </p>
        </>
      }
      chart={
        fired === 0 ? null : (
          <ResponsiveContainer width="100%" height={80 + shown.length * barHeight}>
            <BarChart data={shown} layout="vertical" accessibilityLayer={false}>
              <Patterns />
              <CartesianGrid horizontal={false} stroke="#ddd" />
              <XAxis type="number" allowDecimals={false} tick={tick} />
              <YAxis type="category" dataKey="title" width={140} tick={tick} />
              <Tooltip />
              <Legend itemSorter={null} formatter={inInk} />
              <StackedPair well={named('acknowledged')} badly={named('unacknowledged')} />
            </BarChart>
          </ResponsiveContainer>
        )
      }
      rows={rows}
      rowId={({ id }) => id}
      before={[
        { id: 'step', heading: t('overview.column.step'), names: true, cell: ({ title }) => title },
        { id: 'process', heading: t('overview.column.process'), cell: (row) => row.process },
        { id: 'authority', heading: t('overview.column.authority'), cell: ({ authority }) => authority },
      ]}
      counts={counts}
      nameOf={name}
      cell={(row, id) => <CountLink count={row[id]} what={name(id)} of={row.title} to={{ ...behind[id], ...row.of }} />}
      after={[
        {
          id: 'median',
          heading: t('overview.reminders.median'),
          cell: ({ medianSeconds }) => (medianSeconds === null ? '–' : lengthWords(lengthOf(medianSeconds))),
        },
      ]}
    />
  );
}
