import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { announce, Dialog, Waiting } from '../../../design';
import { today } from '../../../language/format';
import { useMe } from '../../../session';
import { directoryQuery } from '../queries';
import type { Days, StepLeft } from './absence-words';
import { DaysForm } from './days-form';
import { DeputyChoice } from './deputy-choice';

/** Plans an absence in two moves: who and when; then what stands without them, and who acts meanwhile. */
export function AbsenceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { data: directory, isPending, error } = useQuery(directoryQuery);
  const me = useMe();
  const queries = useQueryClient();
  const [days, setDays] = useState<Days>({ user: me.id, from: today(), to: '' });
  const [left, setLeft] = useState<readonly StepLeft[] | null>(null);
  const people = new Map([
    [me.id, me.name],
    ...(directory?.units ?? [])
      .filter(({ authority }) => me.authorities.includes(authority))
      .flatMap(({ members = [] }) => members.map(({ id, name }): [string, string] => [id, name])),
  ]);
  const done = (): void => {
    void queries.invalidateQueries();
    announce(t('overview.absences.recorded', { name: people.get(days.user) ?? '' }));
    onClose();
  };
  return (
    <Dialog title={t('overview.absences.planTitle')} onClose={onClose}>
      {isPending ? <Waiting what={t('overview.reassign.waiting')} rows={5} /> : null}
      <ProblemAlert problem={error} />
      {directory && left === null ? (
        <DaysForm
          days={days}
          people={people}
          onClose={onClose}
          onSteps={(given, steps) => {
            setDays(given);
            setLeft(steps);
          }}
        />
      ) : null}
      {directory && left !== null ? (
        <DeputyChoice
          days={days}
          name={people.get(days.user) ?? ''}
          steps={left}
          units={directory.units}
          onBack={() => setLeft(null)}
          onDone={done}
        />
      ) : null}
    </Dialog>
  );
}
