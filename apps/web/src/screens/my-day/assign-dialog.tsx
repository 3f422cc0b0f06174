import { useQueryClient } from '@tanstack/react-query';
import { type Assignment, assignStep, type Directory } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { announce, Button, type Choice, Dialog, ErrorSummary, Select } from '../../design';
import { fieldId, useContractForm, useFieldError } from '../../forms';
import type { Line } from './follow';
import { membersFor, nobody } from './members';

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
  const members = membersFor([{ id: '', item, gone: false }], directory).filter(({ id }) => id !== item.owner);
  const form = useContractForm(({ assignment }) => assignment, {
    defaults: { user: '' },
    body: ({ user }) => (user === nobody ? {} : { user: user || undefined }),
    // The schema takes a request without anybody: it gives the step back to its unit.
    faults: ({ user }) => (user === '' ? [{ pointer: '/user', message: t('myDay.toMissing') }] : []),
  });
  const assign = useCommand(
    (body: Assignment, headers) =>
      call(assignStep({ path: { id: item.caseId, key: item.key }, body, headers: { ...headers } })),
    {
      onDone: () => {
        announce(t('myDay.assigned', { step: item.title }));
        void queries.invalidateQueries({ queryKey: ['work-items'] });
        onClose();
      },
    },
  );
  const choices = [
    ...members.map(({ id, name }) => ({ value: id, title: name })),
    ...(item.actions.includes('release')
      ? [{ value: nobody, title: t('myDay.toUnit', { unit: item.by.unitTitle }) }]
      : []),
  ];
  return (
    <Dialog title={t('myDay.assignTitle', { step: item.title })} onClose={onClose}>
      <FormProvider {...form.methods}>
        <form className="tov-my-day-dialog" onSubmit={form.submit((body) => assign.mutate(body))} noValidate>
          <p>{t('myDay.ofCase', { process: item.process.title, number: item.case.caseNumber })}</p>
          <ErrorSummary errors={form.errors} attempt={form.attempt} />
          <Receiver choices={choices} />
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
      </FormProvider>
    </Dialog>
  );
}

function Receiver({ choices }: { choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  return (
    <Select
      id={fieldId('user')}
      label={t('myDay.to')}
      placeholder={t('myDay.toNobodyYet')}
      choices={choices}
      error={useFieldError('user')}
      {...register('user')}
    />
  );
}
