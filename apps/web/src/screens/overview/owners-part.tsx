import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Owners } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { Button, DataTable, EmptyState, Waiting } from '../../design';
import { formatDate, formatNumber } from '../../language/format';
import { useMe } from '../../session';
import { directoryQuery, ownersQuery } from './queries';
import { ReassignDialog } from './reassign/reassign-dialog';
import { overviewSearch } from './search-params';
import { WideTable } from './wide-table';
import { membersOfAll } from './words';

type Row = Owners['items'][number];

/** Who has how much, who is away, and what nobody has; all that one person has can be given to another. */
export function OwnersPart(): ReactNode {
  const { t } = useTranslation();
  const { data, isPending, error } = useQuery(ownersQuery);
  const [moving, setMoving] = useState<Row | null>(null);
  const mayMove = useMayMove();
  const name = ({ owner }: Row): string => owner?.name ?? t('overview.nobody');
  return (
    <section aria-labelledby="owners-heading">
      <h2 id="owners-heading">{t('overview.owners.heading')}</h2>
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('overview.owners.waiting')} rows={8} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('overview.owners.none.title')}>
          <p>{t('overview.owners.none.text')}</p>
        </EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <WideTable label={t('overview.owners.caption')}>
          <DataTable
            caption={t('overview.owners.caption')}
            rows={data.items}
            rowId={({ owner, unit }) => `${owner?.id ?? ''} ${unit.id}`}
            columns={[
              { id: 'owner', heading: t('overview.column.owner'), names: true, cell: (row) => <Owner row={row} /> },
              { id: 'unit', heading: t('overview.column.unit'), cell: ({ unit }) => unit.title },
              {
                id: 'overdue',
                heading: t('overview.column.overdue'),
                numeric: true,
                cell: (row) =>
                  row.overdue === 0 ? (
                    '0'
                  ) : (
                    <Link
                      to="/overview"
                      search={overviewSearch({
                        part: 'overdue',
                        ...(row.owner ? { owner: row.owner.id } : { unowned: true }),
                        authority: row.authority.id,
                      })}
                      className="tov-late"
                      aria-label={t('overview.owners.seeOverdue', { count: row.overdue, name: name(row) })}
                    >
                      {formatNumber(row.overdue)}
                    </Link>
                  ),
              },
              {
                id: 'dueSoon',
                heading: t('overview.column.dueSoon'),
                numeric: true,
                cell: ({ dueSoon }) => formatNumber(dueSoon),
              },
              { id: 'open', heading: t('overview.column.open'), numeric: true, cell: ({ open }) => formatNumber(open) },
              {
                id: 'move',
                heading: t('overview.column.move'),
                cell: (row) =>
                  mayMove(row) ? (
                    <Button
                      kind="tertiary"
                      aria-label={t('overview.owners.moveAllOf', { name: name(row), unit: row.unit.title })}
                      onClick={() => setMoving(row)}
                    >
                      {t('overview.owners.moveAll')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        </WideTable>
      ) : null}
      {moving ? (
        <ReassignDialog
          filter={{ unit: moving.unit.id, ...(moving.owner ? { owner: moving.owner.id } : { withoutOwner: true }) }}
          count={moving.open}
          units={[moving.unit.id]}
          releasable={moving.owner !== null}
          onClose={() => setMoving(null)}
        />
      ) : null}
    </section>
  );
}

function Owner({ row: { owner, awayUntil, deputy } }: { row: Row }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="tov-overview-lines">
      <span>{owner?.name ?? t('overview.nobody')}</span>
      {awayUntil && deputy ? (
        <span className="tov-small">
          {t('overview.owners.away', { until: formatDate(awayUntil, 'short'), deputy: deputy.name })}
        </span>
      ) : null}
    </span>
  );
}

/** Steps of the own authority, in a unit whose members are known: those the API lets a supervisor distribute. */
function useMayMove(): (row: Row) => boolean {
  const me = useMe();
  const { data: directory } = useQuery(directoryQuery);
  return ({ authority, unit }) =>
    me.authorities.includes(authority.id) && membersOfAll(directory?.units ?? [], [unit.id]).length > 0;
}
