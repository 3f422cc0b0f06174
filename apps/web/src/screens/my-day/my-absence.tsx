import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absencesQuery, useAwayToday } from '../../absences/absences-query';
import { lazyPart } from '../../chunks';
import { Button } from '../../design';
import { formatDate } from '../../language/format';
import { useMe } from '../../session';

/** Comes when it is opened: few days are about being away. */
const OwnAbsences = lazyPart(async () => (await import('../../absences/own-absences')).OwnAbsences);

/** The way to one's own absence: what is planned, and planning, changing and cancelling it. */
export function MyAbsenceButton(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="tertiary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('absences.own.open')}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <OwnAbsences onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Tells whoever is away today that they are, and who acts for them: their reminders go there. */
export function MyAbsenceNow(): ReactNode {
  const { t } = useTranslation();
  const absence = useAwayToday().get(useMe().id);
  if (!absence) return null;
  return <p>{t('absences.own.now', { until: formatDate(absence.to), deputy: absence.deputy.name })}</p>;
}

/** Whether it is known who is away, or cannot be for now: a list that is shown before would move when it is told. */
export function useAbsencesSettled(): boolean {
  const { isPending, failureCount } = useQuery(absencesQuery);
  return !isPending || failureCount > 0;
}
