import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Choice, DateInput, RadioGroup, Select, TextArea, TextInput } from '../design';
import { ChoicesField } from './choices-field';
import { fieldId } from './faults';
import { Fieldset } from './fieldset';
import { ListField } from './list-field';
import { type FieldSchema, fieldsOf, kindOf } from './schema';
import { useFieldError } from './use-field-error';

/** More choices than these are folded into a select. */
const mostRadios = 6;

/**
 * The fields of an object schema, inside a `FormProvider` of react-hook-form. `name` is where the object stands in the
 * form's values; `order` and `only` choose fields. What is absent is unknown: nothing but what `required` names is
 * asked for with a star.
 */
export function SchemaFields({
  schema,
  name,
  order,
}: {
  schema: FieldSchema;
  name: string;
  order?: readonly string[];
}): ReactNode {
  return (
    <>
      {fieldsOf(schema, order).map(([field, fieldSchema]) => (
        <SchemaField
          key={field}
          schema={fieldSchema}
          name={`${name}.${field}`}
          required={schema.required?.includes(field) ?? false}
        />
      ))}
    </>
  );
}

interface FieldProps {
  readonly schema: FieldSchema;
  readonly name: string;
  readonly required: boolean;
}

/** One field of a schema, drawn by its kind. */
export function SchemaField({ schema, name, required }: FieldProps): ReactNode {
  const { register } = useFormContext();
  const error = useFieldError(name);
  const label = useLabel(schema, required);
  const common = { label, hint: schema.description, error, id: fieldId(name) };
  switch (kindOf(schema)) {
    case 'object':
      return (
        <Fieldset {...common}>
          {/* Whoever states nothing of what may be absent owes none of its parts. */}
          <SchemaFields schema={required ? schema : { ...schema, required: [] }} name={name} />
        </Fieldset>
      );
    case 'list':
      return (
        <ListField
          {...common}
          schema={schema}
          name={name}
          renderEntry={(at) => <SchemaFields schema={schema.items ?? {}} name={at} />}
        />
      );
    case 'choices':
      return <ChoicesField {...common} name={name} choices={choicesOf(schema.items ?? {})} />;
    case 'choice':
      return <ChoiceField {...common} schema={schema} name={name} required={required} />;
    case 'boolean':
      return <YesNoField {...common} name={name} required={required} />;
    case 'date':
      return <DateInput {...common} {...register(name)} />;
    case 'line':
      return <TextInput {...common} autoComplete="off" {...register(name)} />;
    case 'text':
      return <TextArea {...common} {...register(name)} />;
  }
}

interface ControlProps {
  readonly label: ReactNode;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
}

/** A few choices all in sight, many in a select. Not stating one is a choice, unless the schema has it among its own. */
function ChoiceField({ schema, name, required, ...common }: ControlProps & { schema: FieldSchema }): ReactNode {
  const { register } = useFormContext();
  const { t } = useTranslation();
  const own = choicesOf(schema);
  const isOpen = !required && !own.some(({ value }) => value === 'unknown');
  if (own.length > mostRadios) {
    return <Select {...common} {...register(name)} choices={own} placeholder={t('forms.notChosen')} />;
  }
  const choices = isOpen ? [...own, { value: '', title: t('forms.notStated') }] : own;
  return <RadioGroup {...common} {...register(name)} choices={choices} inline />;
}

/** Yes, no, and – where it need not be known – don't know: an absent boolean is unknown, never no. */
function YesNoField({ name, required, ...common }: ControlProps): ReactNode {
  const { register } = useFormContext();
  const { t } = useTranslation();
  const choices = [
    { value: 'true', title: t('forms.yes') },
    { value: 'false', title: t('forms.no') },
    ...(required ? [] : [{ value: '', title: t('forms.unknown') }]),
  ];
  return <RadioGroup {...common} {...register(name)} choices={choices} inline />;
}

function choicesOf({ oneOf = [] }: FieldSchema): Choice[] {
  return oneOf.map(({ const: value, title }) => ({ value, title }));
}

function useLabel({ title }: FieldSchema, required: boolean): ReactNode {
  const { t } = useTranslation();
  if (!required) return title;
  return (
    <>
      {title} <span className="form-required">{t('forms.required')}</span>
    </>
  );
}
