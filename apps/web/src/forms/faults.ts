import { isDate } from '../design/date-text';
import { type FieldSchema, fieldsOf, kindOf } from './schema';

/** One field at fault: a JSON pointer into the data, and why. */
export interface Fault {
  readonly pointer: string;
  readonly code: 'required' | 'too-long' | 'too-few' | 'not-a-date';
  /** With a text that is too long: how long it may be, and by how much it is longer. */
  readonly most?: number;
  readonly count?: number;
}

/** What the schema misses or finds too much in data; the API is asked only when there is nothing. */
export function faultsIn(schema: FieldSchema, data: unknown, at = ''): readonly Fault[] {
  const given = isRecord(data) ? data : {};
  return fieldsOf(schema).flatMap(([name, field]): readonly Fault[] => {
    const pointer = `${at}/${escaped(name)}`;
    const value = given[name];
    if (value === undefined) return schema.required?.includes(name) ? [{ pointer, code: 'required' }] : [];
    return faultsOf(field, value, pointer);
  });
}

function faultsOf(field: FieldSchema, value: unknown, pointer: string): readonly Fault[] {
  switch (kindOf(field)) {
    case 'object':
      return faultsIn(field, value, pointer);
    case 'list': {
      const entries: readonly unknown[] = Array.isArray(value) ? value : [];
      if (entries.length < (field.minItems ?? 0)) return [{ pointer, code: 'too-few' }];
      return entries.flatMap((entry, index) => faultsIn(field.items ?? {}, entry, `${pointer}/${index}`));
    }
    case 'line':
    case 'text': {
      const most = field.maxLength;
      const isLong = typeof value === 'string' && most !== undefined && value.length > most;
      return isLong ? [{ pointer, code: 'too-long', most, count: value.length - most }] : [];
    }
    case 'date':
      return typeof value === 'string' && isDate(value) ? [] : [{ pointer, code: 'not-a-date' }];
    default:
      return [];
  }
}

/** `/facts/offences/0/date` → `facts.offences.0.date`: the field of the form that a pointer means. */
export function pathOfPointer(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** Id of the control of a field, for its label and for the error summary. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
