import { type AbsenceRequest, recordAbsence } from '@tovholder/api-client';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../api';
import { Alert, Button, type Choice, ErrorSummary, Select } from '../design';
import { fieldId, useContractForm, useFieldError } from '../forms';
import { formatDate } from '../language/format';
import type { Days, Told } from './absence-words';
import type { Absence } from './absences-query';

interface Choosing {
  readonly days: Days;
  /** The absence that is changed. */
  readonly changed: Absence | undefined;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What the deputy will act on, and who it is to be. Nothing has been recorded before this is confirmed. */
export function DeputyChoice({
  name,
  told: { steps, deputies },
  ...choosing
}: Choosing & {
  /** Of the one who is away; absent: the reader. */
  name: string | undefined;
  told: Told;
}): ReactNode {
  const { t } = useTranslation();
  const period = useRef<HTMLParagraphElement>(null);
  useEffect(() => period.current?.focus(), []);
  const { days, onBack } = choosing;
  const dates = { from: formatDate(days.from), to: formatDate(days.to) };
  return (
    <>
      <p ref={period} tabIndex={-1}>
        {name === undefined ? t('absences.own.period', dates) : t('absences.period', { name, ...dates })}
      </p>
      {steps.length === 0 ? (
        <p>{t(name === undefined ? 'absences.own.noSteps' : 'absences.noSteps')}</p>
      ) : (
        <>
          <p>{t('absences.steps', { count: steps.length })}</p>
          <ul className="tov-absences-left" tabIndex={0} aria-label={t('absences.left')}>
            {steps.map(({ title, caseNumber }, index) => (
              <li key={index}>{caseNumber === null ? title : `${title} · ${caseNumber}`}</li>
            ))}
          </ul>
        </>
      )}
      {deputies.length === 0 ? (
        <>
          <Alert kind="info" title={t('absences.nobody')} />
          <div className="tov-buttons tov-absences-actions">
            <Button onClick={onBack}>{t('absences.back')}</Button>
          </div>
        </>
      ) : (
        <DeputyForm {...choosing} choices={deputies.map((one) => ({ value: one.id, title: one.name }))} />
      )}
    </>
  );
}

function DeputyForm({
  days,
  changed,
  choices,
  onBack,
  onDone,
}: Choosing & { readonly choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const before = choices.find(({ value }) => value === changed?.deputy.id)?.value;
  const form = useContractForm(({ absenceRequest }) => absenceRequest, {
    defaults: { deputy: before ?? '' },
    body: ({ deputy }) => ({ ...days, deputy: deputy || undefined, replaces: changed?.id }),
    // The schema takes a request without one: then the API only tells what would stand without an owner.
    faults: ({ deputy }) => (deputy === '' ? [{ pointer: '/deputy', message: t('absences.error.deputy') }] : []),
  });
  const command = useCommand(
    (body: AbsenceRequest, headers) => call(recordAbsence({ body, headers: { ...headers } })),
    { onDone },
  );
  const refused = command.error?.errors.filter(({ pointer }) => pointer === '/deputy') ?? [];
  return (
    <FormProvider {...form.methods}>
      <form
        noValidate
        onSubmit={form.submit((body) =>
          command.mutate(body, {
            onError: ({ errors }) => form.show(errors.filter(({ pointer }) => pointer === '/deputy')),
          }),
        )}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {refused.length > 0 ? null : <ProblemAlert problem={command.error} />}
        <DeputyField choices={choices} />
        <div className="tov-buttons tov-absences-actions">
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('absences.busy')}>
            {t('absences.confirm')}
          </Button>
          <Button onClick={onBack}>{t('absences.back')}</Button>
        </div>
      </form>
    </FormProvider>
  );
}

function DeputyField({ choices }: { choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  return (
    <Select
      id={fieldId('deputy')}
      label={t('absences.deputy')}
      hint={t('absences.deputyHint')}
      placeholder={t('absences.choose')}
      choices={choices}
      error={useFieldError('deputy')}
      {...register('deputy')}
    />
  );
}
