import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsencePlan } from '../../../absences/absence-plan';
import { ProblemAlert } from '../../../api';
import { Dialog, Waiting } from '../../../design';
import { useMe } from '../../../session';
import { directoryQuery } from '../queries';

/** Plans an absence of the reader or of somebody in the own authority. */
export function AbsenceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { data: directory, isPending, error } = useQuery(directoryQuery);
  const me = useMe();
  const people = new Map([
    [me.id, me.name],
    ...(directory?.units ?? [])
      .filter(({ authority }) => me.authorities.includes(authority))
      .flatMap(({ members = [] }) => members.map(({ id, name }): [string, string] => [id, name])),
  ]);
  return (
    <Dialog title={t('absences.planTitle')} onClose={onClose}>
      {isPending ? <Waiting what={t('overview.reassign.waiting')} rows={5} /> : null}
      <ProblemAlert problem={error} />
      {directory ? <AbsencePlan people={people} onDone={onClose} onClose={onClose} /> : null}
    </Dialog>
  );
}
