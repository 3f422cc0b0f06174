/**
 * Forms over the requests of the API's contract: the fields are the screen's own, what is wrong is the contract's.
 *
 * ```tsx
 * const form = useContractForm(({ note }) => note, { defaults: { text: '' } });
 * <FormProvider {...form.methods}>
 *   <form noValidate onSubmit={form.submit((body) => command.mutate(body))}>
 *     <ErrorSummary errors={form.errors} attempt={form.attempt} />
 *     <TextArea label={…} id={fieldId('text')} error={useFieldError('text')} {...form.methods.register('text')} />
 *   </form>
 * </FormProvider>
 * // when the API refused: form.show(problem.errors)
 * ```
 *
 * And forms drawn from the API's JSON Schemas, where a process has its own fields.
 *
 * ```tsx
 * const form = useSchemaForm(schemaOf(outcome.schema), { name: 'data' });
 * <FormProvider {...form.methods}>
 *   <form noValidate onSubmit={form.submit((data) => command.mutate({ outcome: outcome.id, data }))}>
 *     <ErrorSummary errors={form.errors} attempt={form.attempt} />
 *     <SchemaFields schema={schemaOf(outcome.schema)} name="data" />
 *   </form>
 * </FormProvider>
 * // when the API refused: form.showProblems(problem.errors)
 * ```
 */
export { faultsIn, fieldId, pathOfPointer } from './faults';
export { SchemaFields } from './schema-fields';
export { labelAt, schemaOf } from './schema';
export { useSchemaForm } from './use-schema-form';
export { type ContractForm, type ContractFormOptions, useContractForm } from './use-contract-form';
export { useFieldError } from './use-field-error';
export { formData, formValues, type FormValues } from './values';
export type { Contract, RequestSchema } from './contract';
export { statedIn } from './contract-faults';
export { useFaultWords } from './use-fault-words';
import './forms.css';
