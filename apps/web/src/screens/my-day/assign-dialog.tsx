import { useQueryClient } from '@tanstack/react-query';
import { assignStep, type Directory } from '@tovholder/api-client';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { announce, Button, Dialog, Select } from '../../design';
import type { Line } from './follow';
import { membersFor, nobody } from './members';
import { useFaultFocus } from './use-fault-focus';

/** Gives one step to a member of the unit that owes it, or back to the unit. */
export function AssignDialog({
  line: { item },
  directory,
  onClose,
}: {
  line: Line;
  directory: Directory | undefined;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const [attempt, setAttempt] = useState(0);
  const form = useFaultFocus(attempt);
  const members = membersFor([{ id: '', item, gone: false }], directory).filter(({ id }) => id !== item.owner);
  const assign = useCommand(
    (user: string, headers) =>
      call(
        assignStep({
          path: { id: item.caseId, key: item.key },
          body: user === nobody ? {} : { user },
          headers: { ...headers },
        }),
      ),
    {
      onDone: () => {
        announce(t('myDay.assigned', { step: item.title }));
        void queries.invalidateQueries({ queryKey: ['work-items'] });
        onClose();
      },
    },
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (to !== '') assign.mutate(to);
  };
  return (
    <Dialog title={t('myDay.assignTitle', { step: item.title })} onClose={onClose}>
      <form ref={form} className="tov-my-day-dialog" onSubmit={submit} noValidate>
        <p>{t('myDay.ofCase', { process: item.process.title, number: item.case.caseNumber })}</p>
        <Select
          label={t('myDay.to')}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          placeholder={t('myDay.toNobodyYet')}
          error={attempt > 0 && to === '' ? t('myDay.toMissing') : undefined}
          choices={[
            ...members.map(({ id, name }) => ({ value: id, title: name })),
            ...(item.actions.includes('release')
              ? [{ value: nobody, title: t('myDay.toUnit', { unit: item.by.unitTitle }) }]
              : []),
          ]}
        />
        <ProblemAlert problem={assign.error} />
        <div className="tov-buttons">
          <Button kind="primary" type="submit" busy={assign.isPending} busyText={t('myDay.assigning')}>
            {t('myDay.assignNow')}
          </Button>
          <Button kind="tertiary" onClick={onClose}>
            {t('myDay.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
