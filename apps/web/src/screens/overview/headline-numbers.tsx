import { Link } from '@tanstack/react-router';
import type { SupervisionOverview } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../language/format';
import { overviewSearch } from './search-params';
import { type Headline, headlineOf } from './series';

const shown = ['overdue', 'dueSoon', 'withoutOwner', 'paused', 'open'] as const;

/** Where a number leads: to the list that it counts. */
const leadsTo: Readonly<Partial<Record<keyof Headline, object>>> = {
  overdue: { part: 'overdue' },
  withoutOwner: { part: 'owners' },
};

/** Five numbers that say how it stands. Their room is kept while they are fetched. */
export function HeadlineNumbers({ items }: { items: SupervisionOverview['items'] | undefined }): ReactNode {
  const { t } = useTranslation();
  const numbers = items && headlineOf(items);
  return (
    <dl className="tov-overview-numbers">
      {shown.map((name) => {
        const target = leadsTo[name];
        const text = t(`overview.numbers.${name}`);
        return (
          <div key={name} className={name === 'overdue' && numbers?.overdue ? 'tov-overview-pressing' : undefined}>
            <dt>
              {target ? (
                <Link to="/overview" search={overviewSearch({ ...target })}>
                  {text}
                </Link>
              ) : (
                text
              )}
            </dt>
            <dd>{numbers ? formatNumber(numbers[name]) : '–'}</dd>
          </div>
        );
      })}
    </dl>
  );
}
