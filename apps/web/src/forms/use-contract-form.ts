import { useEffect, useState } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
  set,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { FieldProblem } from '../api';
import type { ErrorEntry } from '../design';
import { type Contract, fetchContract, type RequestSchema } from './contract';
import { contractFaults, statedIn } from './contract-faults';
import { pathOfPointer } from './faults';
import { errorEntries } from './use-schema-form';
import { useFaultWords } from './use-fault-words';

/** Something wrong with one field: a pointer into the request, and what to say of it. */
export type FieldFault = Pick<FieldProblem, 'pointer' | 'message'>;

export interface ContractFormOptions<Values extends FieldValues> {
  /** What the form begins with; texts that are not stated are `''`. */
  readonly defaults: Values;
  /** The request that the values state, or a promise of it; absent: the values themselves, without what is empty. */
  readonly body?: (values: Values) => unknown;
  /** What no schema says: a later date before an earlier one, a choice that this screen alone needs. */
  readonly faults?: (values: Values) => readonly FieldFault[];
  /** Where in the form a pointer into the request leads; absent: to the value of the same name. */
  readonly pathOf?: (pointer: string, values: Values) => string;
  /** Better words for a code at a pointer than the general ones: which thing is to be chosen, what is to be written. */
  readonly words?: (fault: { readonly pointer: string; readonly code: string }) => string | undefined;
  /** What the error summary calls the field of a path; absent: the message alone. */
  readonly labelOf?: (path: string, values: Values) => string | undefined;
}

export interface ContractForm<Values extends FieldValues, Body> {
  /** For `FormProvider`. */
  readonly methods: UseFormReturn<Values>;
  /** Every error as the error summary takes it. */
  readonly errors: readonly ErrorEntry[];
  /** Rises with each try to send that found errors: the error summary then takes the focus. */
  readonly attempt: number;
  /** For `onSubmit`: hands on the request when nothing is wrong with it, else shows what is. */
  readonly submit: (send: (body: Body, values: Values) => void) => (event: React.FormEvent) => void;
  /** Shows what was found elsewhere, by the API for one, each at its field. */
  readonly show: (problems: readonly (FieldFault & { readonly code?: string })[]) => void;
}

/**
 * A form over one request of the API, checked by the very schema that the API checks it with.
 *
 * @param choose the schema of the request, out of the contract: `({ note }) => note`
 */
export function useContractForm<Values extends FieldValues, Body>(
  choose: (contract: Contract) => RequestSchema<Body>,
  { defaults, body, faults, pathOf = pathOfPointer, words, labelOf }: ContractFormOptions<Values>,
): ContractForm<Values, Body> {
  const say = useFaultWords(words);
  const [attempt, setAttempt] = useState(0);

  const check = async (values: Values): Promise<{ errors: FieldErrors<Values>; body: Body }> => {
    const [stated, contract] = await Promise.all([(body ?? statedIn)(values), fetchContract()]);
    const result = contract && choose(contract).safeParse(stated);
    const found = [
      ...(result?.success === false ? contractFaults(result.error.issues, stated) : []).map((fault) => ({
        pointer: fault.pointer,
        message: say(fault),
      })),
      ...(faults?.(values) ?? []),
    ];
    const errors: FieldErrors<Values> = {};
    for (const { pointer, message } of found)
      set(errors, pathOf(pointer, values) || 'root', { type: 'contract', message });
    // Without a schema the request goes as it is: the API checks it too.
    return { errors, body: result?.success ? result.data : (stated as Body) };
  };
  const resolver: Resolver<Values> = async (values) => {
    const { errors } = await check(values);
    return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors };
  };
  const methods = useForm<Values>({
    defaultValues: defaults as DefaultValues<Values>,
    resolver,
    // The error summary takes the focus and leads on from there.
    shouldFocusError: false,
  });
  useEffect(() => void fetchContract(), []);

  const show: ContractForm<Values, Body>['show'] = (problems) => {
    for (const { pointer, code, message } of problems) {
      const said = code === undefined ? message : say({ pointer, code, message });
      methods.setError((pathOf(pointer, methods.getValues()) || 'root') as Path<Values>, {
        type: 'api',
        message: said,
      });
    }
    if (problems.length > 0) setAttempt((before) => before + 1);
  };
  return {
    methods,
    errors: errorEntries(methods.formState.errors as FieldErrors<FieldValues>, (path) =>
      labelOf?.(path, methods.getValues()),
    ),
    attempt,
    show,
    submit: (send) => (event) => {
      const checked = methods.handleSubmit(
        async (values) => send((await check(values)).body, values),
        () => setAttempt((before) => before + 1),
      );
      void checked(event);
    },
  };
}
