import { useCallback, useState } from 'react';
import { type FieldErrors, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import type { FieldProblem } from '../api';
import type { ErrorEntry } from '../design';
import { type Fault, faultsIn, fieldId, pathOfPointer } from './faults';
import { type FieldSchema, labelAt } from './schema';
import { useFaultWords } from './use-fault-words';
import { formData, formValues } from './values';

export interface SchemaForm {
  /** For `FormProvider`. */
  readonly methods: UseFormReturn;
  /** Every error as the error summary takes it. */
  readonly errors: readonly ErrorEntry[];
  /** Rises with each try to send that found errors: the error summary then takes the focus. */
  readonly attempt: number;
  /** The data as the schema wants it, as the form stands now. */
  readonly data: () => Record<string, unknown>;
  /** For `onSubmit`: hands on the data when the schema finds no fault, else shows the faults. */
  readonly submit: (send: (data: Record<string, unknown>) => void) => (event: React.FormEvent) => void;
  /** Shows what the API found, each at its field. @returns whether every one had a field */
  readonly showProblems: (problems: readonly FieldProblem[]) => boolean;
}

/**
 * A form over one schema. `name` is where its fields stand, in the form's values and in the pointers of the API:
 * `data` for `/data/reason`. Render `<SchemaFields schema={schema} name={name} />` in a `FormProvider`.
 */
export function useSchemaForm(
  schema: FieldSchema,
  { name = 'data', initial }: { readonly name?: string; readonly initial?: unknown } = {},
): SchemaForm {
  const say = useFaultWords();
  const methods = useForm({ defaultValues: { [name]: formValues(schema, initial) } });
  const [attempt, setAttempt] = useState(0);
  const { errors } = methods.formState;
  const data = useCallback(() => formData(schema, methods.getValues(name)), [schema, methods, name]);
  const show = (problems: readonly (Fault | FieldProblem)[]): boolean => {
    for (const problem of problems)
      methods.setError(pathOfPointer(problem.pointer), { type: 'api', message: say(problem) });
    if (problems.length > 0) setAttempt((before) => before + 1);
    return problems.every(({ pointer }) => pointer.startsWith(`/${name}/`));
  };
  return {
    methods,
    errors: errorEntries(errors, (path) => labelAt(schema, path.split('.').slice(name.split('.').length))),
    attempt,
    data,
    submit: (send) => (event) => {
      event.preventDefault();
      methods.clearErrors();
      const stated = data();
      const faults = faultsIn(schema, stated, `/${name}`);
      if (faults.length === 0) send(stated);
      else show(faults);
    },
    showProblems: show,
  };
}

/** Errors of react-hook-form, however deep, as links to their fields that say which field it is. */
export function errorEntries(
  errors: FieldErrors<FieldValues>,
  labelOf: (path: string) => string | undefined = () => undefined,
  at = '',
): readonly ErrorEntry[] {
  return Object.entries(errors).flatMap(([key, error]): readonly ErrorEntry[] => {
    if (typeof error !== 'object' || error === null || key === 'ref') return [];
    const path = key === 'root' ? at : at === '' ? key : `${at}.${key}`;
    const { message } = error as { readonly message?: unknown };
    if (typeof message !== 'string') return errorEntries(error as FieldErrors<FieldValues>, labelOf, path);
    const label = labelOf(path);
    return [{ field: fieldId(path), message: label === undefined ? message : `${label} – ${message}` }];
  });
}
