import type { Certificate } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../language/format';
import { useDayWords } from './day-words';
import { daysOf, monthsOf, skippedRuns, type StripDay, type StripMonth, summaryOf, weekdayOf } from './strip';

/** Months that are drawn day by day; of a longer span only the last is, the others become counts. */
const drawnMonths = 2;

/** The days of the count: a grid for each month, and a list of what did not count. */
export function DayStrip({ certificate }: { certificate: Certificate }): ReactNode {
  const { t } = useTranslation();
  const words = useDayWords();
  const months = monthsOf(certificate);
  const runs = skippedRuns(daysOf(certificate));
  const drawn = months.length <= drawnMonths ? months : months.slice(-1);
  const collapsed = months.slice(0, months.length - drawn.length);
  return (
    <div>
      {collapsed.length > 0 ? (
        <ul className="tov-month-counts">
          {collapsed.map((month) => (
            <li key={month.month}>
              {t('certificate.month', { month: words.month(month.month), ...summaryOf(month) })}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="tov-months">
        {drawn.map((month) => (
          <MonthGrid key={month.month} month={month} />
        ))}
      </div>
      <p className="tov-small" aria-hidden="true">
        {t('certificate.legend')}
      </p>
      {runs.length > 0 ? (
        <div>
          <p>{t('certificate.notCounted')}</p>
          <ul className="tov-runs">
            {words.grouped(runs).map(({ because, dates }) => (
              <li key={because}>
                {because}: {dates}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function MonthGrid({ month: { month, days } }: { month: StripMonth }): ReactNode {
  const words = useDayWords();
  return (
    <table className="tov-month">
      <caption>{words.month(month)}</caption>
      <thead>
        <tr>
          {words.weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          <tr key={week.find((day) => day !== null)?.date ?? index}>
            {week.map((day, place) => (day === null ? <td key={place} /> : <DayCell key={day.date} day={day} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { day: StripDay }): ReactNode {
  const { t } = useTranslation();
  const words = useDayWords();
  const mark = { start: '▸', due: '◉', skipped: '–', counted: day.number === null ? '·' : `${day.number}.` }[day.state];
  return (
    <td className={`tov-day tov-day-${day.state}`} title={words.because(day) || undefined}>
      <span aria-hidden="true">
        <span className="tov-day-date">{Number(day.date.slice(8))}</span>
        <span className="tov-day-mark">{mark}</span>
      </span>
      <span className="sr-only">
        {formatDate(day.date)}: {t(`certificate.day.${day.state}`, { number: day.number ?? '' })} {words.because(day)}
      </span>
    </td>
  );
}

/** The days in rows from Monday to Sunday; what is outside the count stays empty. */
function weeksOf(days: readonly StripDay[]): readonly (readonly (StripDay | null)[])[] {
  const first = days[0];
  if (!first) return [];
  const cells: (StripDay | null)[] = [...Array.from({ length: weekdayOf(first.date) }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
