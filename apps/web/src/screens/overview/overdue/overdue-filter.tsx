import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, Select } from '../../../design';
import { overviewQuery, ownersQuery } from '../queries';
import { type OverviewSearch, narrowed, overviewSearch } from '../search-params';

/** What stands for nobody in the choice of owners. */
const nobody = '-';

/** Narrows the list by what there is to choose; the choice is in the address. */
export function OverdueFilter({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: overview } = useQuery(overviewQuery);
  const { data: owners } = useQuery(ownersQuery);
  const overdue = overview?.items.filter((item) => item.overdue > 0) ?? [];
  const late = owners?.items.filter((row) => row.overdue > 0) ?? [];
  const choices: Readonly<Record<'process' | 'step' | 'authority' | 'owner', readonly Choice[]>> = {
    process: once(overdue.map((item) => ({ value: item.process, title: item.processTitle }))),
    step: once(
      overdue
        .filter(({ process }) => !search.process || process === search.process)
        .map((item) => ({ value: item.step, title: item.title })),
    ),
    authority: once(overdue.map((item) => ({ value: item.authority, title: item.authorityTitle }))),
    owner: once(
      late.map(({ owner }) =>
        owner ? { value: owner.id, title: owner.name } : { value: nobody, title: t('overview.nobody') },
      ),
    ),
  };
  const go = (next: OverviewSearch): void => void navigate({ to: '/overview', search: next, replace: true });
  const { part, ...filter } = search;
  return (
    <div className="tov-overview-filter">
      {(['process', 'step', 'authority', 'owner'] as const).map((name) => {
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
      {Object.keys(filter).length > 0 ? (
        <Link to="/overview" search={overviewSearch({ part })}>
          {t('overview.filter.clear')}
        </Link>
      ) : null}
    </div>
  );
}

function once(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()].sort((one, other) =>
    String(one.title).localeCompare(String(other.title), 'da'),
  );
}

/** What the address says stays chosen, also when nothing of it is overdue any more. */
function withCurrent(choices: readonly Choice[], value: string): readonly Choice[] {
  return value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, title: value }];
}
