import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ProblemAlert } from '../../../api';
import { DataTable, Waiting } from '../../../design';
import { formatNumber } from '../../../language/format';
import { laddersQuery } from '../queries';
import { type Reminders, remindersOf } from '../series';
import { useLengths } from '../use-lengths';
import { lengthOf } from '../words';
import { Figure } from './figure';
import { inInk } from './legend';
import { fill, Patterns, stroke } from './patterns';

const weeks = 12;
/** More bars than this say nothing any more; the table has all. */
const barsShown = 10;
const barHeight = 44;

/** Reminders that rang, and whether anybody has said that they have seen them. */
export function RemindersFigure({ process }: { process: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { lengthWords } = useLengths();
  const { data, error } = useQuery(laddersQuery(weeks));
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Waiting what={t('overview.figures.waiting')} rows={8} />;
  const rows = remindersOf(data.items, process);
  const fired = rows.reduce((sum, row) => sum + row.fired, 0);
  const acknowledged = rows.reduce((sum, row) => sum + row.acknowledged, 0);
  const shown = rows.slice(0, barsShown);
  return (
    <Figure
      title={t('overview.reminders.title')}
      description={
        <>
          <p>{t('overview.reminders.description', { weeks })}</p>
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
              <XAxis type="number" allowDecimals={false} tick={{ fill: stroke.ink, fontSize: 12 }} />
              <YAxis type="category" dataKey="title" width={140} tick={{ fill: stroke.ink, fontSize: 12 }} />
              <Tooltip />
              <Legend itemSorter={null} formatter={inInk} />
              <Bar
                dataKey="acknowledged"
                name={t('overview.reminders.acknowledged')}
                stackId="fired"
                fill={fill.greenStripes}
                stroke={stroke.green}
                isAnimationActive={false}
              />
              <Bar
                dataKey="unacknowledged"
                name={t('overview.reminders.unacknowledged')}
                stackId="fired"
                fill={fill.redDots}
                stroke={stroke.red}
                isAnimationActive={false}
              />
            </BarChart>
          </ResponsiveContainer>
        )
      }
      table={
        fired === 0 ? null : (
          <DataTable<Reminders>
            caption={t('overview.reminders.title')}
            captionHidden
            rows={rows}
            rowId={({ id }) => id}
            columns={[
              { id: 'step', heading: t('overview.column.step'), names: true, cell: ({ title }) => title },
              { id: 'process', heading: t('overview.column.process'), cell: (row) => row.process },
              { id: 'authority', heading: t('overview.column.authority'), cell: ({ authority }) => authority },
              ...(['fired', 'acknowledged', 'unacknowledged'] as const).map((id) => ({
                id,
                heading: t(`overview.reminders.${id}`),
                numeric: true,
                cell: (row: Reminders) => formatNumber(row[id]),
              })),
              {
                id: 'median',
                heading: t('overview.reminders.median'),
                cell: ({ medianSeconds }) => (medianSeconds === null ? '–' : lengthWords(lengthOf(medianSeconds))),
              },
            ]}
          />
        )
      }
    />
  );
}
