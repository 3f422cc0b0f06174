import { useInfiniteQuery } from '@tanstack/react-query';
import type { OverdueStep } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { Button, DataTable, EmptyState, Waiting } from '../../../design';
import { formatNumber } from '../../../language/format';
import { overdueQuery } from '../queries';
import { ReassignDialog } from '../reassign/reassign-dialog';
import type { OverviewSearch } from '../search-params';
import { OverdueFilter } from './overdue-filter';
import { WideTable } from '../wide-table';
import { useOverdueColumns } from './use-overdue-columns';

const idOf = ({ caseId, key }: Pick<OverdueStep, 'caseId' | 'key'>): string => `${caseId} ${key}`;

/** Every overdue step: whose, how late, why, and what has been done about it; one or many can be given to another. */
export function OverduePart({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    overdueQuery(search),
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<readonly OverdueStep[] | null>(null);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const names = Object.assign({}, ...(data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  const movable = rows.filter(({ actions }) => actions.includes('assign'));
  const picked = movable.filter((row) => chosen.has(idOf(row)));
  const choose = (row: OverdueStep, on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, idOf(row)] : [...before].filter((id) => id !== idOf(row))));
  const columns = useOverdueColumns({
    nameOf: (user) => names[user] ?? user,
    isChosen: (row) => chosen.has(idOf(row)),
    choose,
    move: (row) => setMoving([row]),
    offersMoves: movable.length > 0,
  });
  const [first] = data?.pages ?? [];
  return (
    <section aria-labelledby="overdue-heading">
      <h2 id="overdue-heading">{t('overview.overdue.heading')}</h2>
      <OverdueFilter search={search} />
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('overview.overdue.waiting')} rows={10} /> : null}
      {first && rows.length === 0 ? <NothingOverdue search={search} /> : null}
      {rows.length > 0 ? (
        <>
          <p role="status">
            {t(first?.totalIsExact === false ? 'overview.overdue.more' : 'overview.overdue.count', {
              count: first?.total ?? rows.length,
              number: formatNumber(first?.total ?? rows.length),
            })}
          </p>
          {movable.length > 0 ? (
            <div className="tov-buttons tov-overview-many">
              <Button
                onClick={() => setChosen(picked.length === movable.length ? new Set() : new Set(movable.map(idOf)))}
              >
                {t(picked.length === movable.length ? 'overview.overdue.chooseNone' : 'overview.overdue.chooseAll')}
              </Button>
              <Button kind="primary" disabled={picked.length === 0} onClick={() => setMoving(picked)}>
                {t('overview.reassign.many', { count: picked.length })}
              </Button>
            </div>
          ) : null}
          <WideTable label={t('overview.overdue.caption')}>
            <DataTable
              caption={t('overview.overdue.caption')}
              captionHidden
              columns={columns}
              rows={rows}
              rowId={idOf}
            />
          </WideTable>
          {hasNextPage ? (
            <Button
              busy={isFetchingNextPage}
              busyText={t('overview.overdue.waiting')}
              onClick={() => void fetchNextPage()}
            >
              {t('overview.overdue.next')}
            </Button>
          ) : null}
        </>
      ) : null}
      {moving ? (
        <ReassignDialog
          steps={moving}
          units={moving.map(({ by }) => by.unit)}
          releasable={moving.every(({ actions }) => actions.includes('release'))}
          titleOf={(id) => rows.find((row) => idOf(row) === id)?.case.caseNumber ?? ''}
          onClose={() => {
            setMoving(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </section>
  );
}

function NothingOverdue({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const { part: _, ...filter } = search;
  const narrow = Object.keys(filter).length > 0;
  return (
    <EmptyState title={t(narrow ? 'overview.overdue.noneHere.title' : 'overview.overdue.none.title')}>
      <p>{t(narrow ? 'overview.overdue.noneHere.text' : 'overview.overdue.none.text')}</p>
    </EmptyState>
  );
}
