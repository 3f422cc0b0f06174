import { useEffect, useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type { FieldProblem } from '../../../api';
import type { ErrorEntry } from '../../../design';
import { errorEntries, pathOfPointer } from '../../../forms';

/** Something wrong with one field: a pointer into what is sent. */
type PanelFault = Pick<FieldProblem, 'pointer' | 'message'>;

/** A form that is checked when it is sent, by itself and then by the API. */
export interface PanelForm<Values extends FieldValues> {
  readonly methods: UseFormReturn<Values>;
  readonly errors: readonly ErrorEntry[];
  /** Rises with each try that found errors: the error summary then takes the focus. */
  readonly attempt: number;
  readonly show: (faults: readonly PanelFault[]) => void;
  readonly submit: (send: (values: Values) => void) => (event: React.FormEvent) => void;
}

/** @param pathOf where in the form a pointer of the API leads; absent: the form's values are what is sent */
export function usePanelForm<Values extends FieldValues>({
  defaults,
  faults = () => [],
  pathOf = pathOfPointer,
}: {
  readonly defaults: Values;
  readonly faults?: (values: Values) => readonly PanelFault[];
  readonly pathOf?: (pointer: string, values: Values) => string;
}): PanelForm<Values> {
  const methods = useForm<Values>({ defaultValues: defaults as DefaultValues<Values> });
  const [attempt, setAttempt] = useState(0);
  const { clearErrors, subscribe } = methods;
  // What was found wrong is no longer known to be once it is typed anew.
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name !== undefined) clearErrors(name as Path<Values>);
        },
      }),
    [subscribe, clearErrors],
  );
  const show = (found: readonly PanelFault[]): void => {
    for (const { pointer, message } of found) {
      methods.setError(pathOf(pointer, methods.getValues()) as Path<Values>, { type: 'api', message });
    }
    if (found.length > 0) setAttempt((before) => before + 1);
  };
  return {
    methods,
    errors: errorEntries(methods.formState.errors as Parameters<typeof errorEntries>[0]),
    attempt,
    show,
    submit: (send) => (event) => {
      event.preventDefault();
      methods.clearErrors();
      const values = methods.getValues();
      const found = faults(values);
      if (found.length > 0) show(found);
      else send(values);
    },
  };
}

/** A text that was typed; undefined where there is none. */
export function typed(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
