import type { EligibilityRequest } from '@tovholder/api-client';
import { readCpr } from '@tovholder/domain/person';
import { isDate } from '../../design/date-text';
import { faultsIn } from '../../forms/faults';
import type { FieldSchema } from '../../forms/schema';
import { formData } from '../../forms/values';
import { type IntakeValues, personOf } from './intake-values';

/** Stands where a person's own words were: a rule reads that something was said, never what. */
const words = '–';

/**
 * The question where a case belongs, as far as it can be asked now: no name, nobody's own words, no entry that is
 * not complete yet, and nothing that is still being typed.
 */
export function questionOf(
  values: IntakeValues,
  { district, schemas }: { readonly district: string; readonly schemas: readonly FieldSchema[] },
): EligibilityRequest {
  const { cpr, birthDate, ...person } = personOf(values, { withName: false });
  const facts = schemas.map((schema) => askable(schema, formData(schema, values.facts)));
  return {
    district,
    person: {
      ...person,
      ...(cpr !== undefined && readCpr(cpr).ok ? { cpr } : {}),
      ...(birthDate !== undefined && isDate(birthDate) ? { birthDate } : {}),
    },
    facts: Object.assign({}, ...facts),
  };
}

/** Data without words, without what is no date, and without objects and entries in which something is missing. */
export function askable(schema: FieldSchema, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = Object.entries(data).flatMap(([name, value]): (readonly [string, unknown])[] => {
    const field = schema.properties?.[name];
    const asked = field ? askableValue(field, value) : undefined;
    return asked === undefined ? [] : [[name, asked]];
  });
  return Object.fromEntries(fields);
}

function askableValue(field: FieldSchema, value: unknown): unknown {
  if (field.type === 'object') {
    const inner = askable(field, value as Record<string, unknown>);
    return faultsIn(field, inner).length === 0 ? inner : undefined;
  }
  if (field.type === 'array' && field.items?.type === 'object') {
    const entry = field.items;
    return (value as Record<string, unknown>[])
      .map((it) => askable(entry, it))
      .filter((it) => faultsIn(entry, it).length === 0);
  }
  if (field.format === 'date') return isDate(String(value)) ? value : undefined;
  const isWords = field.type === 'string' && field.format === undefined && field.oneOf === undefined;
  return isWords ? words : value;
}

/** How many of the four of PSP-K are believed to be involved; whoever refers is one of them. */
export function knownParties(involvement: unknown, actingFor: string): number {
  const beliefs = typeof involvement === 'object' && involvement !== null ? involvement : {};
  const own = actingFor.startsWith('kommune') ? 'kommune' : actingFor;
  return ['psykiatri', 'kriminalforsorg', 'politi', 'kommune'].filter(
    (party) => party === own || (beliefs as Record<string, unknown>)[party] === 'known',
  ).length;
}
