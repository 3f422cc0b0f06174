import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, Select } from '../../../design';
import { once, withCurrent } from '../choices';
import { overviewQuery, ownersQuery } from '../queries';
import { type Filter, isNarrowed, listStates, type OverviewSearch, narrowed, overviewSearch } from '../search-params';

/** What stands for nobody in the choice of owners. */
const nobody = '-';

/** What the list shows and what it is narrowed to, by what there is to choose; the choice is in the address. */
export function ListFilter({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useChoices(search);
  const go = (next: OverviewSearch): void => void navigate({ to: '/overview', search: next, replace: true });
  // One who works in one unit need not choose it.
  const shown = (['process', 'step', 'authority', 'unit', 'owner'] as const).filter(
    (name) => name !== 'unit' || choices.unit.length > 1 || search.unit !== undefined,
  );
  return (
    <div className="tov-overview-filter">
      <Select
        label={t('overview.filter.state')}
        value={search.state ?? 'overdue'}
        choices={listStates.map((value) => ({ value, title: t(`overview.list.state.${value}`) }))}
        onChange={({ target }) => go(overviewSearch({ ...search, state: target.value }))}
      />
      {shown.map((name) => {
        const value = name === 'owner' && search.unowned ? nobody : (search[name] ?? '');
        return (
          <Select
            key={name}
            label={t(`overview.filter.${name}`)}
            placeholder={t('overview.filter.all')}
            value={value}
            choices={withCurrent(choices[name], value)}
            onChange={({ target }) => {
              if (name !== 'owner') return go(narrowed(search, { [name]: target.value }));
              const { unowned: _, owner: __, ...rest } = search;
              if (target.value === nobody) return go(overviewSearch({ ...rest, unowned: true }));
              return go(overviewSearch({ ...rest, owner: target.value }));
            }}
          />
        );
      })}
      {isNarrowed(search) ? (
        <Link to="/overview" search={overviewSearch({ part: 'list', state: search.state })}>
          {t('overview.filter.clear')}
        </Link>
      ) : null}
    </div>
  );
}

/** What of each kind has a step in the list. */
function useChoices(search: OverviewSearch): Readonly<Record<Filter, readonly Choice[]>> {
  const { t } = useTranslation();
  const { data: overview } = useQuery(overviewQuery);
  const { data: owners } = useQuery(ownersQuery);
  const counted = ({ 'due-soon': 'dueSoon', overdue: 'overdue', open: 'open', paused: 'paused' } as const)[
    search.state ?? 'overdue'
  ];
  const steps = overview?.items.filter((item) => item[counted] > 0) ?? [];
  // Owners are not told apart by what is paused.
  const holders = owners?.items.filter((row) => row[counted === 'paused' ? 'open' : counted] > 0) ?? [];
  return {
    process: once(steps.map((item) => ({ value: item.process, title: item.processTitle }))),
    step: once(
      steps
        .filter(({ process }) => !search.process || process === search.process)
        .map((item) => ({ value: item.step, title: item.title })),
    ),
    authority: once(steps.map((item) => ({ value: item.authority, title: item.authorityTitle }))),
    unit: once(holders.map(({ unit }) => ({ value: unit.id, title: unit.title }))),
    owner: once(
      holders.map(({ owner }) =>
        owner ? { value: owner.id, title: owner.name } : { value: nobody, title: t('overview.nobody') },
      ),
    ),
  };
}
