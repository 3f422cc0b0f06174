import { useQuery } from '@tanstack/react-query';
import { recordAbsence } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiProblem, call, ProblemAlert, useCommand } from '../api';
import { Button, type Choice, DateInput, ErrorSummary, Select } from '../design';
import { fieldId, useContractForm, useFieldError } from '../forms';
import { today } from '../language/format';
import { useMe } from '../session';
import { type Days, daysText, faultOf, type Told, toldIn } from './absence-words';
import { absencesQuery } from './absences-query';

/** Who may be chosen as the one who is away: names by id. */
export type People = ReadonlyMap<string, string>;

/** Who is away and when. Nothing is recorded yet: the answer says what would stand without them, and who can act. */
export function DaysForm({
  days,
  people,
  replaces,
  onTold,
  onClose,
}: {
  days: Days;
  /** Absent where it is settled who is away. */
  people: People | undefined;
  /** The absence that is changed, by id. */
  replaces: string | undefined;
  onTold: (days: Days, told: Told) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { data: absences } = useQuery(absencesQuery);
  const stated = replaces === undefined ? {} : { replaces };
  const form = useContractForm(({ absenceRequest }) => absenceRequest, {
    defaults: { ...days },
    faults: (values) => {
      const fault = faultOf(values, { absences: absences?.items ?? [], now: today(), ...stated });
      if (!fault) return [];
      if (fault.is !== 'taken') return [{ pointer: '/to', message: t(`absences.error.${fault.is}`) }];
      return [{ pointer: '/from', message: t('absences.error.taken', { days: daysText(t, fault.by) }) }];
    },
    words: ({ pointer, code }) => {
      if (code !== 'required') return undefined;
      return t(pointer === '/to' ? 'absences.error.to' : 'absences.error.from');
    },
  });
  // Without a deputy nothing is recorded: the refusal tells what it would mean.
  const ask = useCommand(async (given: Days, headers) => {
    try {
      await call(recordAbsence({ body: { ...given, ...stated }, headers: { ...headers } }));
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'deputy-needed') throw problem;
      onTold(given, toldIn(problem.body));
    }
  });
  return (
    <FormProvider {...form.methods}>
      <form noValidate onSubmit={form.submit((_, values) => ask.mutate(values))}>
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <ProblemAlert problem={ask.error} />
        {people ? <Who people={people} /> : null}
        <Dates />
        <div className="tov-buttons tov-absences-actions">
          <Button kind="primary" type="submit" busy={ask.isPending} busyText={t('absences.asking')}>
            {t('absences.next')}
          </Button>
          <Button onClick={onClose}>{t('absences.leave')}</Button>
        </div>
      </form>
    </FormProvider>
  );
}

function Who({ people }: { people: People }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const { register } = useFormContext();
  const choices = [...people]
    .sort(([one, a], [other, b]) => (one === me.id ? -1 : other === me.id ? 1 : a.localeCompare(b, 'da')))
    .map(([value, name]): Choice => ({ value, title: value === me.id ? t('absences.me', { name }) : name }));
  return (
    <Select
      id={fieldId('user')}
      label={t('absences.who')}
      choices={choices}
      error={useFieldError('user')}
      {...register('user')}
    />
  );
}

function Dates(): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  return (
    <>
      <DateInput id={fieldId('from')} label={t('absences.from')} error={useFieldError('from')} {...register('from')} />
      <DateInput
        id={fieldId('to')}
        label={t('absences.to')}
        hint={t('absences.toHint')}
        error={useFieldError('to')}
        {...register('to')}
      />
    </>
  );
}
