import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FiredRung } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { Badge, type DataColumn, DataTable, EmptyState, MoreButton, Select, Waiting } from '../../../design';
import { formatInstant, formatNumber } from '../../../language/format';
import { once, withCurrent } from '../choices';
import { ToldList } from '../list/told-list';
import { laddersQuery, rungsQuery, rungWeeks } from '../queries';
import { isNarrowed, type OverviewSearch, narrowed, overviewSearch } from '../search-params';
import { WideTable } from '../wide-table';

/** Every reminder that has been sent lately: about what, to whom, and who has said so. */
export function RungsPart({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const { data, isPending, error, ...found } = useInfiniteQuery(rungsQuery(search));
  const columns = useColumns();
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = data?.pages ?? [];
  const caption = t('overview.rungs.caption', { list: t('overview.rungs.heading') });
  const total = first?.total ?? rows.length;
  return (
    <section aria-labelledby="rungs-heading">
      <h2 id="rungs-heading">{t('overview.rungs.heading')}</h2>
      <RungFilter search={search} />
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('overview.rungs.waiting')} rows={10} /> : null}
      {first && rows.length === 0 ? (
        <EmptyState title={t(isNarrowed(search) ? 'overview.rungs.noneHere' : 'overview.rungs.none')}>
          <p>{t('overview.rungs.noneText')}</p>
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <>
          <p role="status">
            {t(first?.totalIsExact === false ? 'overview.rungs.more' : 'overview.rungs.count', {
              count: total,
              number: formatNumber(total),
              weeks: rungWeeks,
            })}
          </p>
          <WideTable label={caption}>
            <DataTable
              caption={caption}
              captionHidden
              columns={columns}
              rows={rows}
              rowId={({ caseId, key, rung }) => `${caseId} ${key} ${rung.ladder} ${rung.rung} ${rung.at}`}
            />
          </WideTable>
          <MoreButton of={found} shown={rows.length} what={t('overview.rungs.heading')} />
        </>
      ) : null}
    </section>
  );
}

function RungFilter({ search }: { search: OverviewSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(laddersQuery(rungWeeks));
  const items = data?.items ?? [];
  const choices = {
    process: once(items.map(({ process }) => ({ value: process.id, title: process.title }))),
    step: once(items.map(({ step, title }) => ({ value: step, title }))),
    authority: once(items.map(({ by }) => ({ value: by.authority, title: by.authorityTitle }))),
  };
  const go = (next: OverviewSearch): void => void navigate({ to: '/overview', search: next, replace: true });
  return (
    <div className="tov-overview-filter">
      <Select
        label={t('overview.rungs.seen.label')}
        placeholder={t('overview.filter.all')}
        value={search.seen ?? ''}
        choices={(['no', 'yes'] as const).map((value) => ({ value, title: t(`overview.rungs.seen.${value}`) }))}
        onChange={({ target }) => go(overviewSearch({ ...search, seen: target.value }))}
      />
      {(['process', 'step', 'authority'] as const).map((name) => (
        <Select
          key={name}
          label={t(`overview.filter.${name}`)}
          placeholder={t('overview.filter.all')}
          value={search[name] ?? ''}
          choices={withCurrent(choices[name], search[name] ?? '')}
          onChange={({ target }) => go(narrowed(search, { [name]: target.value }))}
        />
      ))}
      {isNarrowed(search) ? (
        <Link to="/overview" search={overviewSearch({ part: 'rungs' })}>
          {t('overview.rungs.clear')}
        </Link>
      ) : null}
    </div>
  );
}

function useColumns(): readonly DataColumn<FiredRung>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'rung',
      heading: t('overview.ladder.rung'),
      names: true,
      cell: ({ rung, title, process, case: { id, caseNumber } }) => (
        <span className="tov-overview-lines">
          <span>{rung.title}</span>
          <Link to="/cases/$caseId" params={{ caseId: id }}>
            {t('overview.list.called', { title, number: caseNumber })}
          </Link>
          <span className="tov-small">{process.title}</span>
        </span>
      ),
    },
    {
      id: 'unit',
      heading: t('overview.column.unit'),
      cell: ({ by, state }) => (
        <span className="tov-overview-lines">
          <span>{by.unitTitle}</span>
          <span className="tov-small">{t(`overview.rungs.step.${state}`)}</span>
        </span>
      ),
    },
    {
      id: 'sent',
      heading: t('overview.ladder.sent'),
      cell: ({ rung: { at, firedAt, late } }) => (
        <span className="tov-overview-lines">
          <span>{formatInstant(firedAt ?? at)}</span>
          {late ? <Badge kind="warning">{t('overview.ladder.late')}</Badge> : null}
        </span>
      ),
    },
    { id: 'told', heading: t('overview.ladder.told'), cell: ({ rung }) => <ToldList told={rung.told} /> },
  ];
}
