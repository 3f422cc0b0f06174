import type { FieldValues } from 'react-hook-form';
import {
  type Contract,
  type ContractForm,
  type ContractFormOptions,
  type RequestSchema,
  useContractForm,
} from '../../../forms';

/** The form of an action: a request of the contract. `missing` says by pointer what to do where nothing was stated. */
export function usePanelForm<Values extends FieldValues, Body>(
  choose: (contract: Contract) => RequestSchema<Body>,
  {
    missing = {},
    words = () => undefined,
    ...options
  }: ContractFormOptions<Values> & { readonly missing?: Readonly<Record<string, string>> },
): ContractForm<Values, Body> {
  return useContractForm(choose, {
    ...options,
    words: (fault) => (fault.code === 'required' ? missing[fault.pointer] : undefined) ?? words(fault),
  });
}
