import { type AbsenceRequest, type Directory, recordAbsence } from '@tovholder/api-client';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../../api';
import { Alert, Button, type Choice, ErrorSummary, Select } from '../../../design';
import { fieldId, useContractForm, useFieldError } from '../../../forms';
import { formatDate } from '../../../language/format';
import { colleaguesOf } from '../words';
import type { Days, StepLeft } from './absence-words';

/** What the deputy will act on, and who it is to be. Nothing has been recorded before this is confirmed. */
export function DeputyChoice({
  days,
  name,
  steps,
  units,
  onBack,
  onDone,
}: {
  days: Days;
  name: string;
  steps: readonly StepLeft[];
  units: Directory['units'];
  onBack: () => void;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const period = useRef<HTMLParagraphElement>(null);
  useEffect(() => period.current?.focus(), []);
  const colleagues = colleaguesOf(units, days.user).map((one) => ({ value: one.id, title: one.name }));
  return (
    <>
      <p ref={period} tabIndex={-1}>
        {t('overview.absences.period', { name, from: formatDate(days.from), to: formatDate(days.to) })}
      </p>
      {steps.length === 0 ? (
        <p>{t('overview.absences.noSteps')}</p>
      ) : (
        <>
          <p>{t('overview.absences.steps', { count: steps.length })}</p>
          <ul className="tov-overview-left" tabIndex={0} aria-label={t('overview.absences.left')}>
            {steps.map(({ title, caseNumber }, index) => (
              <li key={index}>{caseNumber === null ? title : `${title} · ${caseNumber}`}</li>
            ))}
          </ul>
        </>
      )}
      {colleagues.length === 0 ? (
        <>
          <Alert kind="info" title={t('overview.absences.nobody')} />
          <div className="tov-buttons tov-overview-actions">
            <Button onClick={onBack}>{t('overview.absences.back')}</Button>
          </div>
        </>
      ) : (
        <DeputyForm days={days} choices={colleagues} onBack={onBack} onDone={onDone} />
      )}
    </>
  );
}

function DeputyForm({
  days,
  choices,
  onBack,
  onDone,
}: {
  days: Days;
  choices: readonly Choice[];
  onBack: () => void;
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const form = useContractForm(({ absenceRequest }) => absenceRequest, {
    defaults: { deputy: '' },
    body: ({ deputy }) => ({ ...days, deputy: deputy || undefined }),
    // The schema takes a request without one: then the API only tells what would stand without an owner.
    faults: ({ deputy }) =>
      deputy === '' ? [{ pointer: '/deputy', message: t('overview.absences.error.deputy') }] : [],
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
        <div className="tov-buttons tov-overview-actions">
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('overview.absences.busy')}>
            {t('overview.absences.confirm')}
          </Button>
          <Button onClick={onBack}>{t('overview.absences.back')}</Button>
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
      label={t('overview.absences.deputy')}
      hint={t('overview.absences.deputyHint')}
      placeholder={t('overview.reassign.choose')}
      choices={choices}
      error={useFieldError('deputy')}
      {...register('deputy')}
    />
  );
}
