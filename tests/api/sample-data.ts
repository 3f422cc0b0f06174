import { daysFromToday } from '../support/referrals';

interface DataSchema {
  readonly type?: string;
  readonly format?: string;
  readonly oneOf?: readonly { readonly const: unknown }[];
  readonly properties?: Readonly<Record<string, DataSchema>>;
  readonly required?: readonly string[];
  readonly items?: DataSchema;
}

/** Data that a JSON Schema of an outcome lets in: all that a form which only knows the schema could fill in. */
export function sampleData(schema: DataSchema): unknown {
  if (schema.oneOf) return schema.oneOf[0]?.const;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, property]) => [name, sampleData(property)]),
      );
    case 'array':
      return [sampleData(schema.items ?? {})];
    case 'boolean':
      return true;
    case 'string':
      return schema.format === 'date' ? daysFromToday(10) : 'Et eksempel';
    default:
      throw new Error(`No sample for ${JSON.stringify(schema)}`);
  }
}
