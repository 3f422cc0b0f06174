import { useInfiniteQuery } from '@tanstack/react-query';
import type { SupervisedStep } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { Button, DataTable, EmptyState, MoreButton, Waiting } from '../../../design';
import { formatNumber } from '../../../language/format';
import { stepsQuery } from '../queries';
import { ReassignDialog } from '../reassign/reassign-dialog';
import { isNarrowed, type ListState, type OverviewSearch } from '../search-params';
import { WideTable } from '../wide-table';
import { ListFilter } from './list-filter';
import { useListColumns } from './use-list-columns';

const idOf = ({ caseId, key }: Pick<SupervisedStep, 'caseId' | 'key'>): string => `${caseId} ${key}`;

/** The steps that a number counts: whose, until when, and what has been done about it; one or many can be given on. */
export function ListPart({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const state = search.state ?? 'overdue';
  const { data, isPending, error, ...found } = useInfiniteQuery(stepsQuery(search));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<readonly SupervisedStep[] | null>(null);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const names = Object.assign({}, ...(data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  const movable = rows.filter(({ actions }) => actions.includes('assign'));
  const picked = movable.filter((row) => chosen.has(idOf(row)));
  const choose = (row: SupervisedStep, on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, idOf(row)] : [...before].filter((id) => id !== idOf(row))));
  const columns = useListColumns({
    state,
    nameOf: (user) => names[user] ?? user,
    isChosen: (row) => chosen.has(idOf(row)),
    choose,
    move: (row) => setMoving([row]),
    offersMoves: movable.length > 0,
  });
  const [first] = data?.pages ?? [];
  const total = first?.total ?? rows.length;
  const heading = t(`overview.list.heading.${state}`);
  const caption = t('overview.list.caption', { list: heading });
  return (
    <section aria-labelledby="list-heading">
      <h2 id="list-heading">{heading}</h2>
      <ListFilter search={search} />
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('overview.list.waiting')} rows={10} /> : null}
      {first && rows.length === 0 ? <Nothing search={search} state={state} /> : null}
      {rows.length > 0 ? (
        <>
          <p role="status">
            {t(`overview.list.${first?.totalIsExact === false ? 'more' : 'count'}.${state}`, {
              count: total,
              number: formatNumber(total),
            })}
          </p>
          {movable.length > 0 ? (
            <div className="tov-buttons tov-overview-many">
              <Button
                onClick={() => setChosen(picked.length === movable.length ? new Set() : new Set(movable.map(idOf)))}
              >
                {t(picked.length === movable.length ? 'overview.list.chooseNone' : 'overview.list.chooseAll')}
              </Button>
              <Button kind="primary" disabled={picked.length === 0} onClick={() => setMoving(picked)}>
                {t('overview.reassign.many', { count: picked.length })}
              </Button>
            </div>
          ) : null}
          <WideTable label={caption}>
            <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowId={idOf} />
          </WideTable>
          <MoreButton of={found} shown={rows.length} what={heading} />
        </>
      ) : null}
      {moving ? (
        <ReassignDialog
          steps={moving}
          units={moving.map(({ by }) => by.unit)}
          releasable={moving.every(({ actions }) => actions.includes('release'))}
          // Not out of the rows: what has been given on or ended may be gone from the list by then.
          titleOf={(id) => {
            const step = moving.find((row) => idOf(row) === id);
            return step ? t('overview.list.called', { title: step.title, number: step.case.caseNumber }) : '';
          }}
          onClose={() => {
            setMoving(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </section>
  );
}

function Nothing({ search, state }: { search: OverviewSearch; state: ListState }): ReactNode {
  const { t } = useTranslation();
  const narrow = isNarrowed(search);
  return (
    <EmptyState title={t(narrow ? 'overview.list.noneHere.title' : `overview.list.none.${state}`)}>
      <p>{t(narrow ? 'overview.list.noneHere.text' : 'overview.list.none.text')}</p>
    </EmptyState>
  );
}
