import type { SupervisionOverview } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountLink } from './count-link';
import { countsOf, listBehind } from './groups';

const shown = ['overdue', 'dueSoon', 'withoutOwner', 'paused', 'open'] as const;

/** Five numbers that say how it stands, each leading to what it counts. Their room is kept while they are fetched. */
export function HeadlineNumbers({ items }: { items: SupervisionOverview['items'] | undefined }): ReactNode {
  const { t } = useTranslation();
  const numbers = items && countsOf(items);
  return (
    <dl className="tov-overview-numbers">
      {shown.map((name) => {
        const what = t(`overview.numbers.${name}`);
        return (
          <div key={name} className={name === 'overdue' && numbers?.overdue ? 'tov-overview-pressing' : undefined}>
            <dt>{what}</dt>
            <dd>{numbers ? <CountLink count={numbers[name]} what={what} to={listBehind[name]} /> : '–'}</dd>
          </div>
        );
      })}
    </dl>
  );
}
