import './absences.css';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../design';
import { today } from '../language/format';
import { useMe } from '../session';
import type { Days, Told } from './absence-words';
import type { Absence } from './absences-query';
import { DaysForm, type People } from './days-form';
import { DeputyChoice } from './deputy-choice';

/** Plans or changes an absence in two moves: who and when; then what stands without them, and who acts meanwhile. */
export function AbsencePlan({
  changed,
  people,
  onDone,
  onClose,
}: {
  /** The absence that is changed; absent: a new one. */
  changed?: Absence;
  /** Those among whom the one who is away is chosen; absent: the reader, or whoever the changed one is of. */
  people?: People;
  onDone: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [days, setDays] = useState<Days>(
    changed ? { user: changed.user.id, from: changed.from, to: changed.to } : { user: me.id, from: today(), to: '' },
  );
  const [told, setTold] = useState<Told | null>(null);
  const name = people?.get(days.user) ?? (days.user === me.id ? undefined : changed?.user.name);
  if (told === null) {
    return (
      <DaysForm
        days={days}
        people={people}
        replaces={changed?.id}
        onTold={(given, answer) => {
          setDays(given);
          setTold(answer);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <DeputyChoice
      days={days}
      name={name}
      told={told}
      changed={changed}
      onBack={() => setTold(null)}
      onDone={() => {
        void queries.invalidateQueries();
        announce(name === undefined ? t('absences.own.recorded') : t('absences.recorded', { name }));
        onDone();
      }}
    />
  );
}
