import { recordAbsence } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call, ProblemAlert, useCommand } from '../../../api';
import { Button, type Choice, DateInput, ErrorSummary, Select } from '../../../design';
import { fieldId, useContractForm, useFieldError } from '../../../forms';
import { useMe } from '../../../session';
import { type Days, type StepLeft, stepsLeftIn } from './absence-words';

/** Who is away and when. Nothing is recorded yet: the answer says what would stand without them. */
export function DaysForm({
  days,
  people,
  onSteps,
  onClose,
}: {
  days: Days;
  /** Names by id, of all whose absence the reader may record. */
  people: ReadonlyMap<string, string>;
  onSteps: (days: Days, steps: readonly StepLeft[]) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const form = useContractForm(({ absenceRequest }) => absenceRequest, {
    defaults: { ...days },
    faults: ({ from, to }) =>
      isLater(from, to) ? [{ pointer: '/to', message: t('overview.absences.error.order') }] : [],
    words: ({ pointer, code }) => {
      if (code !== 'required') return undefined;
      return t(pointer === '/to' ? 'overview.absences.error.to' : 'overview.absences.error.from');
    },
  });
  // Without a deputy nothing is recorded: the refusal lists the steps that would stand without an owner.
  const ask = useCommand(async (given: Days, headers) => {
    try {
      await call(recordAbsence({ body: { ...given }, headers: { ...headers } }));
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'deputy-needed') throw problem;
      onSteps(given, stepsLeftIn(problem.body));
    }
  });
  return (
    <FormProvider {...form.methods}>
      <form noValidate onSubmit={form.submit((_, values) => ask.mutate(values))}>
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <ProblemAlert problem={ask.error} />
        <Fields people={people} />
        <div className="tov-buttons tov-overview-actions">
          <Button kind="primary" type="submit" busy={ask.isPending} busyText={t('overview.absences.asking')}>
            {t('overview.absences.next')}
          </Button>
          <Button onClick={onClose}>{t('overview.reassign.cancel')}</Button>
        </div>
      </form>
    </FormProvider>
  );
}

function Fields({ people }: { people: ReadonlyMap<string, string> }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const { register } = useFormContext();
  const choices = [...people]
    .sort(([one, a], [other, b]) => (one === me.id ? -1 : other === me.id ? 1 : a.localeCompare(b, 'da')))
    .map(([value, name]): Choice => ({ value, title: value === me.id ? t('overview.absences.me', { name }) : name }));
  return (
    <>
      <Select
        id={fieldId('user')}
        label={t('overview.absences.who')}
        choices={choices}
        error={useFieldError('user')}
        {...register('user')}
      />
      <DateInput
        id={fieldId('from')}
        label={t('overview.absences.from')}
        error={useFieldError('from')}
        {...register('from')}
      />
      <DateInput
        id={fieldId('to')}
        label={t('overview.absences.to')}
        hint={t('overview.absences.toHint')}
        error={useFieldError('to')}
        {...register('to')}
      />
    </>
  );
}

/** Of two days that are stated: what is no date is said where it stands. */
function isLater(from: string, to: string): boolean {
  const stated = /^\d{4}-\d{2}-\d{2}$/;
  return stated.test(from) && stated.test(to) && from > to;
}
