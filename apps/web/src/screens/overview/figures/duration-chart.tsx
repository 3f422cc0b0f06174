import type { Durations } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatMonth } from '../../../language/format';
import type { DurationMonth } from '../series';
import { inInk } from './legend';
import { stroke } from './patterns';

/** Lines that differ by dash and dot, not by colour alone. */
const lines = {
  all: { stroke: stroke.ink, strokeDasharray: '', dot: { r: 4, fill: stroke.ink } },
  young: { stroke: stroke.blue, strokeDasharray: '', dot: { r: 4, fill: stroke.blue } },
  older: { stroke: stroke.red, strokeDasharray: '6 4', dot: { r: 4, fill: '#fff' } },
} as const;

/** Room above the highest line for its label. */
const roomAbove = 1.1;

/** Medians by month, with the national means as labelled lines. */
export function DurationChart({
  months,
  baselines,
}: {
  months: readonly DurationMonth[];
  baselines: Durations['baselines'];
}): ReactNode {
  const { t } = useTranslation();
  const used = (['all', 'young', 'older'] as const).filter((key) => months.some((month) => month[key] !== null));
  const highest = Math.max(
    ...baselines.map(({ days }) => days),
    ...months.flatMap(({ all, young, older }) => [all ?? 0, young ?? 0, older ?? 0]),
  );
  return (
    <ResponsiveContainer width="100%" height={340}>
      <LineChart data={[...months]} accessibilityLayer={false} margin={{ top: 16, right: 16 }}>
        <CartesianGrid vertical={false} stroke="#ddd" />
        <XAxis dataKey="month" tickFormatter={formatMonth} tick={{ fill: stroke.ink, fontSize: 12 }} />
        <YAxis width={44} domain={[0, Math.ceil(highest * roomAbove)]} tick={{ fill: stroke.ink, fontSize: 12 }} />
        <Tooltip labelFormatter={(label) => formatMonth(String(label))} />
        <Legend itemSorter={null} formatter={inInk} />
        {baselines.map(({ band, days, title }) => (
          <ReferenceLine
            key={band}
            y={days}
            stroke={band === '10-14' ? stroke.blue : stroke.red}
            strokeDasharray="2 3"
            label={{ value: `${title}: ${days}`, position: 'insideTopLeft', fill: stroke.ink, fontSize: 12 }}
          />
        ))}
        {used.map((key) => (
          <Line
            key={key}
            dataKey={key}
            name={t(`overview.durations.line.${key}`)}
            {...lines[key]}
            strokeWidth={2}
            connectNulls
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
