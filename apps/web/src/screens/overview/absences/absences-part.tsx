import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AbsenceList, cancelAbsence } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../../api';
import { announce, Button, DataTable, Dialog, EmptyState, Waiting } from '../../../design';
import { formatDate } from '../../../language/format';
import { absencesQuery } from '../queries';
import { WideTable } from '../wide-table';
import { AbsenceDialog } from './absence-dialog';

type Absence = AbsenceList['items'][number];

/** Who is or will be away and who acts meanwhile; recording and cancelling. */
export function AbsencesPart(): ReactNode {
  const { t } = useTranslation();
  const { data, isPending, error } = useQuery(absencesQuery);
  const [planning, setPlanning] = useState(false);
  const [cancelling, setCancelling] = useState<Absence | null>(null);
  return (
    <section aria-labelledby="absences-heading">
      <h2 id="absences-heading">{t('overview.absences.heading')}</h2>
      <p>{t('overview.absences.lead')}</p>
      <Button kind="primary" onClick={() => setPlanning(true)}>
        {t('overview.absences.plan')}
      </Button>
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('overview.absences.waiting')} rows={5} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('overview.absences.none.title')}>
          <p>{t('overview.absences.none.text')}</p>
        </EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <WideTable label={t('overview.absences.caption')}>
          <DataTable
            caption={t('overview.absences.caption')}
            rows={data.items}
            rowId={({ id }) => id}
            columns={[
              { id: 'user', heading: t('overview.absences.who'), names: true, cell: ({ user }) => user.name },
              { id: 'from', heading: t('overview.absences.from'), cell: ({ from }) => formatDate(from) },
              { id: 'to', heading: t('overview.absences.to'), cell: ({ to }) => formatDate(to) },
              { id: 'deputy', heading: t('overview.absences.deputy'), cell: ({ deputy }) => deputy.name },
              {
                id: 'cancel',
                heading: t('overview.column.move'),
                cell: (absence) =>
                  absence.actions.includes('cancel') ? (
                    <Button
                      kind="tertiary"
                      aria-label={t('overview.absences.cancelOf', { name: absence.user.name })}
                      onClick={() => setCancelling(absence)}
                    >
                      {t('overview.absences.cancel')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        </WideTable>
      ) : null}
      {planning ? <AbsenceDialog onClose={() => setPlanning(false)} /> : null}
      {cancelling ? <CancelDialog absence={cancelling} onClose={() => setCancelling(null)} /> : null}
    </section>
  );
}

function CancelDialog({ absence, onClose }: { absence: Absence; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { user, deputy, from, to } = absence;
  const command = useCommand(
    (id: string, headers) => call(cancelAbsence({ path: { id }, body: {}, headers: { ...headers } })),
    {
      onDone: () => {
        void queries.invalidateQueries();
        announce(t('overview.absences.cancelled', { name: user.name }));
        onClose();
      },
    },
  );
  return (
    <Dialog title={t('overview.absences.cancelTitle', { name: user.name })} onClose={onClose}>
      <p>{t('overview.absences.cancelText', { from: formatDate(from), to: formatDate(to), deputy: deputy.name })}</p>
      <ProblemAlert problem={command.error} />
      <div className="tov-buttons tov-overview-actions">
        <Button
          kind="primary"
          busy={command.isPending}
          busyText={t('overview.absences.busy')}
          onClick={() => command.mutate(absence.id)}
        >
          {t('overview.absences.cancelConfirm')}
        </Button>
        <Button onClick={onClose}>{t('overview.absences.keep')}</Button>
      </div>
    </Dialog>
  );
}
