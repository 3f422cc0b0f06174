import type { EventData } from '@tovholder/domain/case-log';
import { assertNever, type JsonValue, type Language } from '@tovholder/domain/text';
import type { Field, Fields } from '@tovholder/workflows/engine';
import { z } from 'zod';

/** Name under which a completion's note is kept beside the texts of its outcome. */
export const noteField = 'note';

const longestText = 10_000;
const longestList = 100;

/** The schema that an outcome's data is checked by; what the fields do not name is refused. */
export function outcomeDataSchema(fields: Fields): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        field.optional ? fieldSchema(field).optional() : fieldSchema(field),
      ]),
    ),
  );
}

function fieldSchema({ kind, choices = [], entry = {} }: Field): z.ZodType {
  switch (kind) {
    case 'choice':
      return z.enum(choices.map(({ id }) => id));
    case 'date':
      return z.iso.date();
    case 'text':
      return z.string().trim().min(1).max(longestText);
    case 'boolean':
      return z.boolean();
    case 'list':
      return z.array(outcomeDataSchema(entry)).min(1).max(longestList);
    default:
      return assertNever(kind);
  }
}

/** The same as JSON Schema (draft 2020-12), with labels, for a program that draws the form. */
export function outcomeJsonSchema(fields: Fields, language: Language): Record<string, unknown> {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        { title: field.label[language], ...fieldJsonSchema(field, language) },
      ]),
    ),
    required: names.filter((name) => !fields[name]?.optional),
    additionalProperties: false,
  };
}

function fieldJsonSchema({ kind, choices = [], entry = {} }: Field, language: Language): Record<string, unknown> {
  switch (kind) {
    case 'choice':
      return { type: 'string', oneOf: choices.map(({ id, title }) => ({ const: id, title: title[language] })) };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'text':
      return { type: 'string', minLength: 1, maxLength: longestText };
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return { type: 'array', minItems: 1, maxItems: longestList, items: outcomeJsonSchema(entry, language) };
    default:
      return assertNever(kind);
  }
}

export interface SplitData {
  /** What the course may see: a date that states a fact stands under `fact:` and the fact's name. */
  readonly codes: EventData;
  /** Texts in a person's own words by path (`reason`, `items.0.what`): they stay in PostgreSQL. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Parts an outcome's data, already checked, into codes for the workflow and private texts. */
export function splitOutcomeData(fields: Fields, data: Readonly<Record<string, unknown>>): SplitData {
  const codes: Record<string, JsonValue> = {};
  const texts: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (value === undefined) continue;
    if (field.private) texts[name] = String(value);
    else if (field.kind === 'list') codes[name] = splitEntries({ name, entry: field.entry ?? {}, value, texts });
    else codes[field.fact ? `fact:${field.fact}` : name] = value as JsonValue;
  }
  return { codes, texts };
}

function splitEntries(list: {
  readonly name: string;
  readonly entry: Fields;
  readonly value: unknown;
  readonly texts: Record<string, string>;
}): JsonValue[] {
  const { name, entry, value, texts } = list;
  return (value as readonly Readonly<Record<string, unknown>>[]).map((item, index) => {
    const split = splitOutcomeData(entry, item);
    for (const [field, text] of Object.entries(split.texts)) texts[`${name}.${index}.${field}`] = text;
    return split.codes;
  });
}

/** Codes as a reader knows them: under the names of the outcome's fields. */
export function namedCodes(fields: Fields, codes: EventData): Record<string, JsonValue> {
  const nameOfFact = new Map<string, string>(
    Object.entries(fields).flatMap(([name, { fact }]) => (fact ? [[`fact:${fact}`, name] as const] : [])),
  );
  return Object.fromEntries(Object.entries(codes).map(([key, value]) => [nameOfFact.get(key) ?? key, value]));
}
