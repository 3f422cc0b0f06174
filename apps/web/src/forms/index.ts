/**
 * Forms drawn from the API's JSON Schemas.
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
export { errorEntries, useSchemaForm } from './use-schema-form';
export { useFieldError } from './use-field-error';
export { formData, formValues, type FormValues } from './values';
import './forms.css';
