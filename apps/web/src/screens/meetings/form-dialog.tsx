import { type ReactNode, useEffect, useRef } from 'react';
import { type FieldValues, FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, ProblemAlert } from '../../api';
import { Button, DateInput, Dialog, ErrorSummary, TextArea, TextInput, TimeInput } from '../../design';
import { type ContractForm, fieldId, useFieldError } from '../../forms';

/** A dialog that gives one command: what it means, its fields, and what the API says of it. */
export function FormDialog<Values extends FieldValues, Body>({
  title,
  text,
  submit,
  form,
  command,
  ready = true,
  onClose,
  children,
}: {
  title: string;
  text?: ReactNode;
  /** What the button says. */
  submit: string;
  form: ContractForm<Values, Body>;
  command: {
    readonly mutate: (body: Body) => void;
    readonly isPending: boolean;
    readonly error: ApiProblem | null;
  };
  /** Whether there is anything to send. */
  ready?: boolean;
  onClose: () => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { error, isPending } = command;
  const shown = useRef<ApiProblem>(null);
  useEffect(() => {
    if (!error || error === shown.current) return;
    shown.current = error;
    form.show(error.errors);
  }, [error, form]);
  return (
    <Dialog title={title} onClose={onClose}>
      <FormProvider {...form.methods}>
        <form className="tov-meetings-form" noValidate onSubmit={form.submit((body) => command.mutate(body))}>
          {text ? <p>{text}</p> : null}
          <ErrorSummary errors={form.errors} attempt={form.attempt} />
          <ProblemAlert problem={error} />
          {children}
          <div className="tov-buttons">
            <Button kind="primary" type="submit" busy={isPending} busyText={t('meetings.sending')} disabled={!ready}>
              {submit}
            </Button>
            <Button onClick={onClose}>{t('meetings.cancel')}</Button>
          </div>
        </form>
      </FormProvider>
    </Dialog>
  );
}

/** A text of the request, in the field of the same name. */
export function TextField({ name, label, rows }: { name: string; label: string; rows?: number }): ReactNode {
  const { register } = useFormContext();
  const shared = { id: fieldId(name), label, error: useFieldError(name), ...register(name) };
  return rows === undefined ? <TextInput {...shared} /> : <TextArea rows={rows} {...shared} />;
}

/** Date and time of a meeting. */
export function WhenFields(): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  const errors = { date: useFieldError('date'), time: useFieldError('time') };
  return (
    <div className="tov-meetings-when">
      <DateInput id={fieldId('date')} label={t('meetings.date')} error={errors.date} {...register('date')} />
      <TimeInput id={fieldId('time')} label={t('meetings.time')} error={errors.time} {...register('time')} />
    </div>
  );
}

/** What is missing in a request of this room, in its own words. */
export function useMissing(): (fault: { readonly pointer: string; readonly code: string }) => string | undefined {
  const { t } = useTranslation();
  return ({ pointer, code }) => {
    if (pointer === '/time') return t('meetings.missing.time');
    if (code !== 'required') return undefined;
    if (pointer === '/date') return t('meetings.missing.date');
    if (pointer === '/place') return t('meetings.missing.place');
    return pointer.endsWith('reason') ? t('meetings.missing.reason') : undefined;
  };
}
