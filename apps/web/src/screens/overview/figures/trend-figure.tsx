import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { Waiting } from '../../../design';
import { formatDate, today } from '../../../language/format';
import { overviewQuery } from '../queries';
import { type Week, weeksOf } from '../series';
import { CountFigure, StackedPair, tick } from './count-figure';
import { inInk } from './legend';
import { fill, Patterns, stroke } from './patterns';

const counts = ['opened', 'closedOnTime', 'closedLate', 'overdue'] as const;

/** Twelve weeks: what came in, what was done in time and late, and what stood over. */
export function TrendFigure({ process }: { process: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(overviewQuery);
  if (!data) return <Waiting what={t('overview.figures.waiting')} rows={8} />;
  const weeks = weeksOf(data.trend, { today: today(), process });
  const last = weeks.at(-1);
  const name = (of: (typeof counts)[number]): string => t(`overview.trend.${of}`);
  const named = (of: (typeof counts)[number]) => ({ dataKey: of, name: name(of) });
  return (
    <CountFigure<Week, (typeof counts)[number]>
      title={t('overview.trend.title')}
      description={
        <>
          <p>{t('overview.trend.description')}</p>
          {last ? <p>{t('overview.trend.now', { ...last, week: formatDate(last.week) })}</p> : null}
        </>
      }
      chart={
        <ResponsiveContainer width="100%" height={320}>
          <ComposedChart data={weeks} accessibilityLayer={false}>
            <Patterns />
            <CartesianGrid vertical={false} stroke="#ddd" />
            <XAxis
              dataKey="week"
              tickFormatter={(date: string) => formatDate(date, 'weekday')}
              minTickGap={16}
              tick={tick}
            />
            <YAxis allowDecimals={false} width={36} tick={tick} />
            <Tooltip labelFormatter={(label) => t('overview.trend.weekOf', { date: formatDate(String(label)) })} />
            <Legend itemSorter={null} formatter={inInk} />
            <Bar {...named('opened')} fill={fill.blue} isAnimationActive={false} />
            <StackedPair well={named('closedOnTime')} badly={named('closedLate')} />
            <Line
              {...named('overdue')}
              stroke={stroke.ink}
              strokeWidth={2}
              dot={{ r: 4, fill: '#fff', stroke: stroke.ink }}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      }
      rows={weeks}
      rowId={(row) => row.week}
      before={[{ id: 'week', heading: t('overview.trend.week'), names: true, cell: (row) => formatDate(row.week) }]}
      counts={counts}
      nameOf={name}
    />
  );
}
