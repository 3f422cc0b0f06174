import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataColumn, DataTable, EmptyState, Select, Waiting } from '../../design';
import { formatDate } from '../../language/format';
import { CountLink } from './count-link';
import { type Counts, type Group, groupsBy, listBehind } from './groups';
import { overviewQuery } from './queries';
import { groupings, type OverviewSearch, narrowed, overviewSearch } from './search-params';
import { processesIn } from './series';
import { WideTable } from './wide-table';
import { danishDateOf } from './words';

/** Open work by step, by process or by authority; each number leads to the list of what it counts. */
export function StepsPart({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, isPending } = useQuery(overviewQuery);
  const by = search.by ?? 'step';
  const columns = useColumns(t(`overview.steps.what.${by}`), search.process);
  if (isPending) return <Waiting what={t('overview.steps.waiting')} rows={10} />;
  if (!data) return null;
  if (data.items.length === 0) {
    return (
      <EmptyState title={t('overview.steps.none.title')}>
        <p>{t('overview.steps.none.text')}</p>
      </EmptyState>
    );
  }
  const processes = processesIn(
    data.items.map((item) => ({ process: { id: item.process, title: item.processTitle } })),
  );
  const rows = data.items.filter(({ process }) => !search.process || process === search.process);
  const go = (next: OverviewSearch): void => void navigate({ to: '/overview', search: next, replace: true });
  const caption = t(`overview.steps.caption.${by}`);
  return (
    <>
      <div className="tov-overview-filter">
        <Select
          label={t('overview.steps.by')}
          value={by}
          choices={groupings.map((value) => ({ value, title: t(`overview.steps.what.${value}`) }))}
          onChange={({ target }) => go(overviewSearch({ ...search, by: target.value }))}
        />
        {processes.length > 1 ? (
          <Select
            label={t('overview.filter.process')}
            placeholder={t('overview.filter.all')}
            value={search.process ?? ''}
            choices={processes.map(({ id, title }) => ({ value: id, title }))}
            onChange={({ target }) => go(narrowed(search, { process: target.value }))}
          />
        ) : null}
      </div>
      <WideTable label={caption}>
        <DataTable
          caption={caption}
          columns={columns}
          rows={groupsBy(rows, by)}
          rowId={({ of }) => JSON.stringify(of)}
        />
      </WideTable>
    </>
  );
}

/** @param process the one that the numbers are narrowed to, and their lists with them */
function useColumns(what: string, process: string | undefined): readonly DataColumn<Group>[] {
  const { t } = useTranslation();
  const number = (id: keyof Counts): DataColumn<Group> => {
    const heading = t(`overview.column.${id}`);
    return {
      id,
      heading,
      numeric: true,
      cell: (group) => (
        <CountLink
          count={group[id]}
          what={heading}
          of={[group.title, ...group.under].join(' · ')}
          to={{ ...listBehind[id], ...(process === undefined ? {} : { process }), ...group.of }}
          pressing={id === 'overdue'}
        />
      ),
    };
  };
  return [
    {
      id: 'what',
      heading: what,
      names: true,
      cell: ({ title, under }) => (
        <span className="tov-overview-lines">
          <span>{title}</span>
          {under.length > 0 ? <span className="tov-small">{under.join(' · ')}</span> : null}
        </span>
      ),
    },
    number('overdue'),
    number('dueSoon'),
    number('withoutOwner'),
    number('paused'),
    number('open'),
    {
      id: 'oldest',
      heading: t('overview.column.oldestDue'),
      cell: ({ oldestDueAt }) => (oldestDueAt ? formatDate(danishDateOf(oldestDueAt), 'short') : '–'),
    },
  ];
}
