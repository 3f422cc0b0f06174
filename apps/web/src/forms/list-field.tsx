import { type ReactNode, useRef } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { announce, Button } from '../design';
import { fieldId } from './faults';
import { Fieldset } from './fieldset';
import type { FieldSchema } from './schema';
import { formValues } from './values';

/** A list of objects: each entry its own numbered group, with buttons to add and to take away. */
export function ListField({
  schema,
  name,
  renderEntry,
  ...labelled
}: {
  label: ReactNode;
  hint: string | undefined;
  error: string | undefined;
  id: string;
  schema: FieldSchema;
  name: string;
  /** Draws the fields of the entry that stands at `name`. */
  renderEntry: (name: string) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { control } = useFormContext();
  const { fields, append, remove } = useFieldArray({ control, name });
  const adding = useRef<HTMLButtonElement>(null);
  const entry = schema.items ?? {};
  const mayRemove = fields.length > (schema.minItems ?? 0);
  return (
    <Fieldset {...labelled}>
      {fields.map((field, index) => (
        <div key={field.id} className="tov-list-entry">
          <Fieldset label={t('forms.entry', { number: index + 1 })} id={fieldId(`${name}.${index}`)}>
            {renderEntry(`${name}.${index}`)}
          </Fieldset>
          {mayRemove ? (
            <Button
              kind="tertiary"
              onClick={() => {
                remove(index);
                announce(t('forms.removed', { number: index + 1 }));
                adding.current?.focus();
              }}
            >
              {t('forms.remove', { number: index + 1 })}
            </Button>
          ) : null}
        </div>
      ))}
      {fields.length < (schema.maxItems ?? Infinity) ? (
        <button
          ref={adding}
          type="button"
          className="button button-secondary"
          onClick={() => append(formValues(entry), { shouldFocus: true })}
        >
          {t(fields.length === 0 ? 'forms.addFirst' : 'forms.addAnother')}
        </button>
      ) : null}
    </Fieldset>
  );
}
