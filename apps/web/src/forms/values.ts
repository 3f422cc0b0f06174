import { type FieldSchema, fieldsOf, kindOf } from './schema';

/** What a form holds: texts, where an empty one is not stated; booleans are `'true'`, `'false'` or `''`. */
export type FormValue = string | readonly string[] | readonly FormValues[] | FormValues;
export interface FormValues {
  readonly [name: string]: FormValue;
}

/** A form's values for data that is there already; what is absent is empty. */
export function formValues(schema: FieldSchema, data: unknown = {}): FormValues {
  const given = isRecord(data) ? data : {};
  return Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, formValue(field, given[name])]));
}

function formValue(schema: FieldSchema, data: unknown): FormValue {
  switch (kindOf(schema)) {
    case 'object':
      return formValues(schema, data);
    case 'list': {
      const entries: readonly unknown[] = Array.isArray(data) ? data : new Array(schema.minItems ?? 0).fill({});
      return entries.map((entry) => formValues(schema.items ?? {}, entry));
    }
    case 'choices':
      return Array.isArray(data) ? data.filter((it) => typeof it === 'string') : [];
    case 'boolean':
      return typeof data === 'boolean' ? String(data) : '';
    default:
      return typeof data === 'string' ? data : '';
  }
}

/** The data that a form states: what is empty is absent, and so is an object that states nothing. */
export function formData(schema: FieldSchema, values: unknown): Record<string, unknown> {
  const given = isRecord(values) ? values : {};
  const stated = fieldsOf(schema).map(([name, field]) => {
    const value = fieldData(field, given[name]);
    const isRequired = schema.required?.includes(name) ?? false;
    return [name, isRequired || !isEmpty(value) ? value : undefined] as const;
  });
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined));
}

function fieldData(schema: FieldSchema, value: unknown): unknown {
  switch (kindOf(schema)) {
    case 'object':
      return formData(schema, value);
    case 'list':
      return Array.isArray(value) ? value.map((entry) => formData(schema.items ?? {}, entry)) : undefined;
    case 'choices': {
      const chosen: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
      return chosen.filter((it) => typeof it === 'string' && it !== '');
    }
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    default:
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
