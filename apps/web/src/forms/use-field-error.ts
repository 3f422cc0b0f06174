import { get, useFormContext, useFormState } from 'react-hook-form';

/** What is wrong with a field, in the reader's language; undefined when nothing is. */
export function useFieldError(name: string): string | undefined {
  const { control } = useFormContext();
  const { errors } = useFormState({ control, name });
  const error: unknown = get(errors, name);
  return messageOf(error) ?? messageOf((error as { root?: unknown } | undefined)?.root);
}

function messageOf(error: unknown): string | undefined {
  const message: unknown = (error as { message?: unknown } | undefined)?.message;
  return typeof message === 'string' ? message : undefined;
}
