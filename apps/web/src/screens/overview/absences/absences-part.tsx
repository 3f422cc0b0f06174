import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsenceCancellation } from '../../../absences/absence-cancellation';
import { AbsencePlan } from '../../../absences/absence-plan';
import { type Absence, absencesQuery } from '../../../absences/absences-query';
import { ProblemAlert } from '../../../api';
import { Button, DataTable, Dialog, EmptyState, Waiting } from '../../../design';
import { formatDate } from '../../../language/format';
import { WideTable } from '../wide-table';
import { AbsenceDialog } from './absence-dialog';

type Doing = { readonly is: 'plan' } | { readonly is: 'change' | 'cancel'; readonly absence: Absence };

/** Who is or will be away and who acts meanwhile; recording, changing and cancelling. */
export function AbsencesPart(): ReactNode {
  const { t } = useTranslation();
  const { data, isPending, error } = useQuery(absencesQuery);
  const [doing, setDoing] = useState<Doing | null>(null);
  return (
    <section aria-labelledby="absences-heading">
      <h2 id="absences-heading">{t('absences.heading')}</h2>
      <p>{t('absences.lead')}</p>
      <Button kind="primary" onClick={() => setDoing({ is: 'plan' })}>
        {t('absences.plan')}
      </Button>
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('absences.waiting')} rows={5} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('absences.none.title')}>
          <p>{t('absences.none.text')}</p>
        </EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <WideTable label={t('absences.caption')}>
          <DataTable
            caption={t('absences.caption')}
            rows={data.items}
            rowId={({ id }) => id}
            columns={[
              { id: 'user', heading: t('absences.who'), names: true, cell: ({ user }) => user.name },
              { id: 'from', heading: t('absences.from'), cell: ({ from }) => formatDate(from) },
              { id: 'to', heading: t('absences.to'), cell: ({ to }) => formatDate(to) },
              { id: 'deputy', heading: t('absences.deputy'), cell: ({ deputy }) => deputy.name },
              {
                id: 'actions',
                heading: t('overview.column.move'),
                cell: (absence) => <Actions absence={absence} onDo={setDoing} />,
              },
            ]}
          />
        </WideTable>
      ) : null}
      {doing?.is === 'plan' ? <AbsenceDialog onClose={() => setDoing(null)} /> : null}
      {doing && doing.is !== 'plan' ? <AbsenceOf {...doing} onClose={() => setDoing(null)} /> : null}
    </section>
  );
}

/** What the API would accept for this one. */
function Actions({ absence, onDo }: { absence: Absence; onDo: (doing: Doing) => void }): ReactNode {
  const { t } = useTranslation();
  const { actions, user } = absence;
  return (
    <div className="tov-buttons">
      {actions.includes('change') ? (
        <Button
          kind="tertiary"
          aria-label={t('absences.changeOf', { name: user.name })}
          onClick={() => onDo({ is: 'change', absence })}
        >
          {t('absences.change')}
        </Button>
      ) : null}
      {actions.includes('cancel') ? (
        <Button
          kind="tertiary"
          aria-label={t('absences.cancelOf', { name: user.name })}
          onClick={() => onDo({ is: 'cancel', absence })}
        >
          {t('absences.cancel')}
        </Button>
      ) : null}
    </div>
  );
}

function AbsenceOf({
  is,
  absence,
  onClose,
}: Exclude<Doing, { is: 'plan' }> & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const of = { name: absence.user.name };
  const leave = { onDone: onClose, onClose };
  return (
    <Dialog title={is === 'change' ? t('absences.changeOf', of) : t('absences.cancelTitle', of)} onClose={onClose}>
      {is === 'change' ? (
        <AbsencePlan changed={absence} {...leave} />
      ) : (
        <AbsenceCancellation absence={absence} {...leave} />
      )}
    </Dialog>
  );
}
