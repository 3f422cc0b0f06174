import { useQuery, useQueryClient } from '@tanstack/react-query';
import { recordAbsence } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call, ProblemAlert, useCommand } from '../../../api';
import { announce, Button, DateInput, Dialog, type ErrorEntry, ErrorSummary, Select, Waiting } from '../../../design';
import { today } from '../../../language/format';
import { useMe } from '../../../session';
import { directoryQuery } from '../queries';
import { DeputyChoice } from './deputy-choice';
import { type Days, type StepLeft, stepsLeftIn } from './absence-words';

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

function DaysForm({
  days: before,
  people,
  onSteps,
  onClose,
}: {
  days: Days;
  people: ReadonlyMap<string, string>;
  onSteps: (days: Days, steps: readonly StepLeft[]) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const [days, setDays] = useState(before);
  const [attempt, setAttempt] = useState(0);
  // Without a deputy nothing is recorded: the refusal lists the steps that would stand without an owner.
  const ask = useCommand(async (given: Days, headers) => {
    try {
      await call(recordAbsence({ body: { ...given }, headers: { ...headers } }));
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'deputy-needed') throw problem;
      onSteps(given, stepsLeftIn(problem.body));
    }
  });
  const errors: ErrorEntry[] = [
    ...(days.from === '' ? [{ field: 'absence-from', message: t('overview.absences.error.from') }] : []),
    ...(days.to === '' ? [{ field: 'absence-to', message: t('overview.absences.error.to') }] : []),
    ...(days.to !== '' && days.to < days.from
      ? [{ field: 'absence-to', message: t('overview.absences.error.order') }]
      : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const messageOf = (field: string): string | undefined => shown.find((entry) => entry.field === field)?.message;
  const sorted = [...people].sort(([one, a], [other, b]) =>
    one === me.id ? -1 : other === me.id ? 1 : a.localeCompare(b, 'da'),
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (errors.length === 0) ask.mutate(days);
      }}
    >
      <ErrorSummary errors={shown} attempt={attempt} />
      <ProblemAlert problem={ask.error} />
      <Select
        label={t('overview.absences.who')}
        value={days.user}
        choices={sorted.map(([value, name]) => ({
          value,
          title: value === me.id ? t('overview.absences.me', { name }) : name,
        }))}
        onChange={({ target }) => setDays({ ...days, user: target.value })}
      />
      <DateInput
        id="absence-from"
        label={t('overview.absences.from')}
        value={days.from}
        error={messageOf('absence-from')}
        onChange={({ target }) => setDays({ ...days, from: target.value })}
      />
      <DateInput
        id="absence-to"
        label={t('overview.absences.to')}
        hint={t('overview.absences.toHint')}
        value={days.to}
        error={messageOf('absence-to')}
        onChange={({ target }) => setDays({ ...days, to: target.value })}
      />
      <div className="tov-buttons tov-overview-actions">
        <Button kind="primary" type="submit" busy={ask.isPending} busyText={t('overview.absences.asking')}>
          {t('overview.absences.next')}
        </Button>
        <Button onClick={onClose}>{t('overview.reassign.cancel')}</Button>
      </div>
    </form>
  );
}
