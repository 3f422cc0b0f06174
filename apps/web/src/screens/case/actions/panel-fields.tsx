import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Choice, DateInput, RadioGroup, Select, TextArea } from '../../../design';
import { fieldId, useFieldError } from '../../../forms';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

/** A text in the reader's own words. */
export function TextField(props: FieldProps): ReactNode {
  return <TextArea {...useCommon(props)} />;
}

/** A local date. */
export function DateField({ max, ...props }: FieldProps & { max?: string }): ReactNode {
  return <DateInput {...useCommon(props)} max={max} />;
}

/** One of a few, all in sight. */
export function ChoiceField({ choices, ...props }: FieldProps & { choices: readonly Choice[] }): ReactNode {
  return <RadioGroup {...useCommon(props)} choices={choices} />;
}

/** One of many. */
export function SelectField({ choices, ...props }: FieldProps & { choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  return <Select {...useCommon(props)} choices={choices} placeholder={t('case.form.choose')} />;
}

function useCommon({ name, label, hint, required = false }: FieldProps) {
  const { register } = useFormContext();
  const { t } = useTranslation();
  const error = useFieldError(name);
  const starred = (
    <>
      {label} {required ? <span className="form-required">{t('forms.required')}</span> : null}
    </>
  );
  return { ...register(name), label: starred, hint, error, id: fieldId(name) };
}
