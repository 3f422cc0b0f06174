import './absences.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../api';
import { Button, Dialog, Waiting } from '../design';
import { useMe } from '../session';
import { AbsenceCancellation } from './absence-cancellation';
import { AbsencePlan } from './absence-plan';
import { daysText } from './absence-words';
import { type Absence, absencesQuery } from './absences-query';

type View =
  | { readonly is: 'list' }
  | { readonly is: 'plan' }
  | { readonly is: 'change'; readonly absence: Absence }
  | { readonly is: 'cancel'; readonly absence: Absence };

/** The reader's own absences: seen, planned, changed and cancelled, each in the same dialog. */
export function OwnAbsences({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [view, setView] = useState<View>({ is: 'list' });
  const toList = (): void => setView({ is: 'list' });
  const leave = { onDone: toList, onClose: toList };
  return (
    <Dialog title={t(`absences.own.title.${view.is}`)} onClose={onClose}>
      {view.is === 'list' ? <List onView={setView} /> : null}
      {view.is === 'plan' ? <AbsencePlan {...leave} /> : null}
      {view.is === 'change' ? <AbsencePlan changed={view.absence} {...leave} /> : null}
      {view.is === 'cancel' ? <AbsenceCancellation absence={view.absence} own {...leave} /> : null}
    </Dialog>
  );
}

function List({ onView }: { onView: (view: View) => void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const { data, isPending, error } = useQuery(absencesQuery);
  const own = data?.items.filter(({ user }) => user.id === me.id);
  return (
    <>
      <p>{t('absences.own.lead')}</p>
      <ProblemAlert problem={error} />
      {isPending ? <Waiting what={t('absences.waiting')} rows={2} /> : null}
      {own?.length === 0 ? <p>{t('absences.own.none')}</p> : null}
      {own && own.length > 0 ? (
        <ul className="nobullet-list no-max-width tov-absences-own">
          {own.map((absence) => (
            <Line key={absence.id} absence={absence} onView={onView} />
          ))}
        </ul>
      ) : null}
      <div className="tov-buttons tov-absences-actions">
        <Button kind="primary" onClick={() => onView({ is: 'plan' })}>
          {t('absences.plan')}
        </Button>
      </div>
    </>
  );
}

function Line({ absence, onView }: { absence: Absence; onView: (view: View) => void }): ReactNode {
  const { t } = useTranslation();
  const days = daysText(t, absence);
  return (
    <li>
      <div>
        <p>{days}</p>
        <p className="tov-small">{t('absences.own.deputy', { deputy: absence.deputy.name })}</p>
      </div>
      <div className="tov-buttons">
        {absence.actions.includes('change') ? (
          <Button
            kind="tertiary"
            aria-label={t('absences.own.change', { days })}
            onClick={() => onView({ is: 'change', absence })}
          >
            {t('absences.change')}
          </Button>
        ) : null}
        {absence.actions.includes('cancel') ? (
          <Button
            kind="tertiary"
            aria-label={t('absences.own.cancel', { days })}
            onClick={() => onView({ is: 'cancel', absence })}
          >
            {t('absences.cancel')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
