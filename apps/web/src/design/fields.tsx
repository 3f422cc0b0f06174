import type { ComponentProps, ReactNode } from 'react';
import { Field, FieldError, Hint, useControlIds } from './field';

interface Labelled {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

export interface Choice {
  readonly value: string;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
}

/** One line of text. Takes what `register` of react-hook-form gives. */
export function TextInput({ label, hint, error, id, ...input }: Labelled & ComponentProps<'input'>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(ids) => <input type="text" className="form-input" {...input} {...ids} />}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, error, id, ...input }: Labelled & ComponentProps<'textarea'>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(ids) => <textarea className="form-input" rows={4} {...input} {...ids} />}
    </Field>
  );
}

/** One of many. */
export function Select({
  label,
  hint,
  error,
  id,
  choices,
  placeholder,
  ...select
}: Labelled & ComponentProps<'select'> & { choices: readonly Choice[]; placeholder?: string }): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(ids) => (
        <select className="form-select" {...select} {...ids}>
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {choices.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, all in sight. Spread what `register` gives. */
export function RadioGroup({
  label,
  hint,
  error,
  choices,
  inline = false,
  id: given,
  ...input
}: Labelled & ComponentProps<'input'> & { choices: readonly Choice[]; inline?: boolean }): ReactNode {
  const { id, 'aria-describedby': described } = useControlIds({ hint, error, id: given });
  return (
    <div className={`form-group${error ? ' form-error' : ''}`}>
      <fieldset aria-describedby={described}>
        <legend className="form-label">{label}</legend>
        <Hint id={id}>{hint}</Hint>
        <FieldError id={id}>{error}</FieldError>
        <div className={inline ? 'tov-inline-choices' : undefined}>
          {choices.map((choice, index) => (
            <div key={choice.value} className="form-group-radio">
              <input
                {...input}
                type="radio"
                className="form-radio"
                value={choice.value}
                id={index === 0 ? id : `${id}-${choice.value}`}
              />
              <label className="form-label" htmlFor={index === 0 ? id : `${id}-${choice.value}`}>
                {choice.title}
              </label>
              {choice.hint ? <span className="form-hint">{choice.hint}</span> : null}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** Yes or not. */
export function Checkbox({ label, hint, error, id: given, ...input }: Labelled & ComponentProps<'input'>): ReactNode {
  const { id, 'aria-describedby': described } = useControlIds({ hint, error, id: given });
  return (
    <div className={`form-group-checkbox${error ? ' form-error' : ''}`}>
      <FieldError id={id}>{error}</FieldError>
      <input {...input} type="checkbox" className="form-checkbox" id={id} aria-describedby={described} />
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}
