import { useQuery } from '@tanstack/react-query';
import type { Owners } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { Button, DataTable, EmptyState, Waiting } from '../../design';
import { useMe } from '../../session';
import { AwayUntil } from '../../absences/away-until';
import { CountLink } from './count-link';
import { listBehind } from './groups';
import { directoryQuery, ownersQuery } from './queries';
import { ReassignDialog } from './reassign/reassign-dialog';
import type { OverviewSearch } from './search-params';
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
              ...(['overdue', 'dueSoon', 'open'] as const).map((id) => {
                const what = t(`overview.column.${id}`);
                return {
                  id,
                  heading: what,
                  numeric: true,
                  cell: (row: Row): ReactNode => (
                    <CountLink
                      count={row[id]}
                      what={what}
                      of={`${name(row)}, ${row.unit.title}`}
                      to={{ ...listBehind[id], ...heldBy(row) }}
                      pressing={id === 'overdue'}
                    />
                  ),
                };
              }),
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

/** What an address says of a row: whoever holds steps of two units has two rows. */
function heldBy({ owner, unit, authority }: Row): OverviewSearch {
  return { ...(owner ? { owner: owner.id } : { unowned: true }), unit: unit.id, authority: authority.id };
}

function Owner({ row: { owner, awayUntil, deputy } }: { row: Row }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="tov-overview-lines">
      <span>{owner?.name ?? t('overview.nobody')}</span>
      {awayUntil && deputy ? <AwayUntil until={awayUntil} deputy={deputy.name} /> : null}
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
