import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../language/format';
import { type OverviewSearch, overviewSearch } from './search-params';

/** A number that leads to the list of what it counts; none leads nowhere. */
export function CountLink({
  count,
  what,
  of,
  to,
  pressing = false,
}: {
  count: number;
  /** What is counted, such as "Overskredet". */
  what: string;
  /** Of what, such as a step's title. */
  of?: string | undefined;
  to: OverviewSearch;
  /** Whether it is bad that there are any. */
  pressing?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const number = formatNumber(count);
  if (count === 0) return number;
  return (
    <Link
      to="/overview"
      search={overviewSearch({ ...to })}
      className={pressing ? 'tov-late' : undefined}
      aria-label={t(of === undefined ? 'overview.count.see' : 'overview.count.seeOf', { number, what, of })}
    >
      {number}
    </Link>
  );
}
