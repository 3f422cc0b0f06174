import { daysFromToday } from '../support/referrals';
import type { Chance } from '../support/chance';

export interface DataSchema {
  readonly type?: string;
  readonly format?: string;
  readonly oneOf?: readonly { readonly const: unknown }[];
  readonly properties?: Readonly<Record<string, DataSchema>>;
  readonly required?: readonly string[];
  readonly items?: DataSchema;
  readonly minItems?: number;
  readonly maxLength?: number;
}

/**
 * Data that a JSON Schema lets in: all that a form which only knows the schema could fill in. Without `chance` the same
 * each time: what is required, and the first of all choices. `days`: from today to the dates that are stated.
 */
export function sampleData(schema: DataSchema, chance?: Chance, days: readonly number[] = daysAhead): unknown {
  if (schema.oneOf) return (chance?.oneOf(schema.oneOf) ?? schema.oneOf[0])?.const;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || chance?.happens(0.5))
          .map(([name, property]) => [name, sampleData(property, chance, days)]),
      );
    case 'array':
      return arrayOf(schema, { chance, days });
    case 'boolean':
      return chance?.happens(0.5) ?? true;
    case 'string':
      if (schema.format !== 'date') return 'Et eksempel'.slice(0, schema.maxLength);
      return daysFromToday(chance?.oneOf(days) ?? 10);
    default:
      throw new Error(`No sample for ${JSON.stringify(schema)}`);
  }
}

const daysAhead = [0, 1, 10, 60];

/** Choices are ticked once each; of entries there may be several alike. */
function arrayOf(
  { items = {}, minItems = 0 }: DataSchema,
  { chance, days }: { readonly chance: Chance | undefined; readonly days: readonly number[] },
): readonly unknown[] {
  if (!chance) return [sampleData(items)];
  const many = Math.max(minItems, Math.floor(chance.next() * 3));
  if (items.oneOf) return chance.some(items.oneOf, many).map((choice) => choice.const);
  return Array.from({ length: many }, () => sampleData(items, chance, days));
}
