import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { SupervisionOverview } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataColumn, DataTable, EmptyState, Select, Waiting } from '../../design';
import { formatDate, formatNumber } from '../../language/format';
import { overviewQuery } from './queries';
import { type OverviewSearch, narrowed, overviewSearch } from './search-params';
import { WideTable } from './wide-table';
import { danishDateOf } from './words';
import { mostPressingFirst, processesIn } from './series';

type Item = SupervisionOverview['items'][number];

/** Open work by process, step and authority; what is overdue leads into the list. */
export function StepsPart({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, isPending } = useQuery(overviewQuery);
  const columns = useColumns();
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
  const rows = mostPressingFirst(data.items).filter(({ process }) => !search.process || process === search.process);
  return (
    <>
      {processes.length > 1 ? (
        <Select
          label={t('overview.filter.process')}
          placeholder={t('overview.filter.all')}
          value={search.process ?? ''}
          choices={processes.map(({ id, title }) => ({ value: id, title }))}
          onChange={({ target }) =>
            void navigate({ to: '/overview', search: narrowed(search, { process: target.value }), replace: true })
          }
        />
      ) : null}
      <WideTable label={t('overview.steps.caption')}>
        <DataTable
          caption={t('overview.steps.caption')}
          columns={columns}
          rows={rows}
          rowId={({ process, step, authority }) => `${process} ${step} ${authority}`}
        />
      </WideTable>
    </>
  );
}

function useColumns(): readonly DataColumn<Item>[] {
  const { t } = useTranslation();
  const number = (id: 'open' | 'dueSoon' | 'paused' | 'withoutOwner'): DataColumn<Item> => ({
    id,
    heading: t(`overview.column.${id}`),
    numeric: true,
    cell: (item) => formatNumber(item[id]),
  });
  return [
    {
      id: 'step',
      heading: t('overview.steps.what'),
      names: true,
      cell: ({ title, processTitle, authorityTitle }) => (
        <span className="tov-overview-lines">
          <span>{title}</span>
          <span className="tov-small">
            {processTitle} · {authorityTitle}
          </span>
        </span>
      ),
    },
    {
      id: 'overdue',
      heading: t('overview.column.overdue'),
      numeric: true,
      cell: ({ overdue, process, step, authority, title }) =>
        overdue === 0 ? (
          '0'
        ) : (
          <Link
            to="/overview"
            search={overviewSearch({ part: 'overdue', process, step, authority })}
            className="tov-late"
            aria-label={t('overview.steps.seeOverdue', { count: overdue, title })}
          >
            {formatNumber(overdue)}
          </Link>
        ),
    },
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
