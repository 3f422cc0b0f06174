import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { Checkbox, type Choice } from '../design';
import { Fieldset } from './fieldset';

/** Any number of choices, each a tick. */
export function ChoicesField({
  name,
  choices,
  id,
  ...labelled
}: {
  label: ReactNode;
  hint: string | undefined;
  error: string | undefined;
  id: string;
  name: string;
  choices: readonly Choice[];
}): ReactNode {
  const { register } = useFormContext();
  return (
    <Fieldset {...labelled} id={id}>
      {choices.map(({ value, title }) => (
        <Checkbox key={value} label={title} value={value} id={`${id}-${value}`} {...register(name)} />
      ))}
    </Fieldset>
  );
}
