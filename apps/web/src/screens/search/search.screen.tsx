import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type CaseSummary, searchCases } from '@tovholder/api-client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { announce, Badge, type DataColumn, DataTable, EmptyState, MoreButton, Page, Waiting } from '../../design';
import { formatInstant } from '../../language/format';
import { SearchForm } from './search-form';

/**
 * Finds cases by number, CPR number or name. What is sought stays in this page: it is sent in a body and never stands
 * in an address, which browsers and servers keep.
 */
export function SearchScreen(): ReactNode {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  return (
    <Page title={t('search.title')} lead={<p>{t('search.lead')}</p>}>
      <SearchForm onSearch={setSought} />
      {sought === '' ? null : <Results key={sought} sought={sought} />}
    </Page>
  );
}

function Results({ sought }: { sought: string }): ReactNode {
  const { t } = useTranslation();
  const told = useRef(false);
  const found = useInfiniteQuery({
    queryKey: ['cases', 'search', sought],
    queryFn: ({ pageParam }) =>
      call(searchCases({ body: { q: sought, ...(pageParam === null ? {} : { cursor: pageParam }) } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // What was sought is forgotten with the page.
    gcTime: 0,
  });
  const items = found.data?.pages.flatMap((page) => page.items);
  const total = found.data?.pages[0]?.total ?? 0;
  const done = items !== undefined;
  useEffect(() => {
    if (done && !told.current) announce(t('search.found', { count: total }));
    told.current = done;
  }, [done, total, t]);
  if (found.error) return <ProblemAlert problem={found.error} />;
  if (!items) return <Waiting what={t('search.waiting')} rows={6} />;
  if (items.length === 0) {
    return (
      <EmptyState title={t('search.none')}>
        <p>{t('search.noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption={t('search.found', { count: total })}
        columns={columnsIn(t)}
        rows={items}
        rowId={({ id }) => id}
      />
      <MoreButton of={found} shown={items.length} what={t('search.found', { count: total })} />
    </>
  );
}

function columnsIn(t: ReturnType<typeof useTranslation>['t']): readonly DataColumn<CaseSummary>[] {
  return [
    {
      id: 'number',
      heading: t('search.column.number'),
      names: true,
      cell: ({ id, caseNumber }) => (
        <Link to="/cases/$caseId" params={{ caseId: id }}>
          {caseNumber}
        </Link>
      ),
    },
    { id: 'process', heading: t('search.column.process'), cell: ({ process }) => process.title },
    {
      id: 'person',
      heading: t('search.column.person'),
      cell: ({ person }) => person.name ?? t(person.id === undefined ? 'search.personHidden' : 'search.personUnknown'),
    },
    {
      id: 'state',
      heading: t('search.column.state'),
      cell: ({ state, outcomeTitle }) => (
        <>
          <Badge kind={state === 'incident' ? 'error' : state === 'closed' ? 'success' : 'info'}>
            {t(`search.state.${state}`)}
          </Badge>{' '}
          {outcomeTitle}
        </>
      ),
    },
    { id: 'received', heading: t('search.column.received'), cell: ({ receivedAt }) => formatInstant(receivedAt) },
  ];
}
