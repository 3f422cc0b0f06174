import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../language/format';
import { myDaySearch, type WorkState } from './my-day-search';
import { summaryQuery, type WorkFilter } from './use-work-list';

/** Counts stop here: beyond, "more" is all that anybody needs to know. */
const countedUpTo = 1_000;

/** "3 overskredet · 5 i dag · 41 i alt", each a way to these. */
export function SummaryLine({ filter: { scope, process, state } }: { filter: WorkFilter }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(summaryQuery(scope, process));
  const counts: readonly (readonly [WorkState, number | undefined])[] = [
    ['overdue', data?.overdue],
    ['due-today', data?.dueToday],
    ['due-soon', data?.dueSoon],
    ['open', data?.open],
  ];
  return (
    <ul className="tov-my-day-counts nobullet-list">
      {counts.map(([which, count]) => (
        <li key={which} className={which === 'overdue' && count ? 'tov-late' : undefined}>
          <Link
            to="/"
            search={(before) => myDaySearch({ ...before, state: which })}
            activeOptions={{ exact: true }}
            aria-current={(state ?? 'open') === which ? 'page' : undefined}
          >
            {t(`myDay.count.${which}`, { number: count === undefined ? '–' : shownAs(count) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function shownAs(count: number): string {
  return count >= countedUpTo ? `${formatNumber(countedUpTo)}+` : formatNumber(count);
}
