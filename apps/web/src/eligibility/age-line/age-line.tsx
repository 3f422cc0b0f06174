import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../language/format';
import { type LineGeometry, lineGeometry, type OnLine, width } from './geometry';
import './age-line.css';

const step = 28;
const top = 76;

/** The life from before 10 to after 18 as a line: the acts, today and the expected treatment between the marks. */
export function AgeLine(props: OnLine): ReactNode {
  const { t } = useTranslation();
  const geometry = lineGeometry(props);
  const highest = Math.max(0, ...geometry.offences.map(({ level }) => level));
  const axis = top + highest * step + 24;
  const height = axis + 132;
  return (
    <div className="tov-age-line" tabIndex={0} role="group" aria-label={t('screening.line.title')}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('screening.line.picture')}>
        <Bands bands={geometry.bands} bottom={axis} />
        <line className="tov-line-axis" x1={0} x2={width} y1={axis} y2={axis} />
        <Moment at={geometry.today} label={t('screening.line.today')} kind="today" axis={axis} row={0} />
        {geometry.treatment ? (
          <Moment at={geometry.treatment} label={t('screening.line.treatment')} kind="treatment" axis={axis} row={1} />
        ) : null}
        {geometry.marks.map(({ age, date, x }) => (
          <g key={age}>
            <line className="tov-line-mark" x1={x} x2={x} y1={28} y2={axis + 10} />
            <text x={x} y={axis + 32} textAnchor="middle" className="tov-line-age">
              {t('screening.line.years', { age })}
            </text>
            <text x={x} y={axis + 52} textAnchor="middle">
              {formatDate(date, 'short')}
            </text>
          </g>
        ))}
        {geometry.offences.map(({ x, level }, index) => (
          // The number is the act's place in the table; two acts may share a date.
          <g key={index}>
            <circle className="tov-line-offence" cx={x} cy={axis - level * step} r={13} />
            <text className="tov-line-number" x={x} y={axis - level * step + 5} textAnchor="middle">
              {index + 1}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function Bands({ bands, bottom }: { bands: LineGeometry['bands']; bottom: number }): ReactNode {
  const { t } = useTranslation();
  return bands.map(({ id, x, width: wide }) => (
    <g key={id}>
      <rect className={`tov-line-band tov-line-band-${id}`} x={x} y={0} width={wide} height={bottom} />
      <text x={x + wide / 2} y={20} textAnchor="middle" className="tov-line-age tov-line-band-text">
        {t(`screening.line.band.${id}`)}
      </text>
      <text x={x + wide / 2} y={42} textAnchor="middle" className="tov-line-band-text">
        {t(`screening.line.way.${id}`)}
      </text>
    </g>
  ));
}

function Moment({
  at: { x, date },
  label,
  kind,
  axis,
  row,
}: {
  at: { readonly x: number; readonly date: string };
  label: string;
  kind: 'today' | 'treatment';
  axis: number;
  row: number;
}): ReactNode {
  // What is to come stands right of its line and today left of it, so that a month between them is room enough.
  const isLeft = kind === 'today' ? x > width * 0.25 : x > width * 0.75;
  const y = axis + 82 + row * 26;
  return (
    <g>
      <line className={`tov-line-${kind}`} x1={x} x2={x} y1={52} y2={y + 4} />
      <text x={isLeft ? x - 8 : x + 8} y={y} textAnchor={isLeft ? 'end' : 'start'}>
        {label} {formatDate(date, 'short')}
      </text>
    </g>
  );
}
