/**
 * The part of JSON Schema (draft 2020-12) that forms are drawn from: what the API gives for the facts of a referral and
 * the data of an outcome. `title` is the label, `oneOf` with `const` and `title` the choices.
 */
export interface FieldSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'boolean';
  readonly format?: string;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** How a field is asked for. */
export type FieldKind = 'choice' | 'choices' | 'list' | 'object' | 'boolean' | 'date' | 'line' | 'text';

/** Longer texts get several lines. */
const longestLine = 200;

export function kindOf({ type, format, oneOf, items, maxLength }: FieldSchema): FieldKind {
  if (oneOf) return 'choice';
  switch (type) {
    case 'array':
      return items?.oneOf ? 'choices' : 'list';
    case 'object':
      return 'object';
    case 'boolean':
      return 'boolean';
    default:
      if (format === 'date') return 'date';
      return maxLength !== undefined && maxLength <= longestLine ? 'line' : 'text';
  }
}

/** A schema as an API answer holds it: any object, read tolerantly. */
export function schemaOf(value: unknown): FieldSchema {
  return typeof value === 'object' && value !== null ? value : {};
}

/**
 * What a field is called by its path inside a schema: the titles on the way to it, and the number of a list's entry.
 * Undefined for a path that the schema does not have.
 */
export function labelAt(schema: FieldSchema, path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  const field = schema.properties?.[name];
  if (!field) return undefined;
  const title = field.title ?? name;
  if (kindOf(field) === 'list') {
    const [index, ...inner] = rest;
    if (index === undefined) return title;
    const within = labelAt(field.items ?? {}, inner);
    return [`${title} ${Number(index) + 1}`, ...(within === undefined ? [] : [within])].join(', ');
  }
  if (rest.length === 0) return title;
  const within = labelAt(field, rest);
  return within === undefined ? title : `${title}, ${within}`;
}

/** Fields of an object in the order that they are asked in. */
export function fieldsOf(
  { properties = {} }: FieldSchema,
  order: readonly string[] = Object.keys(properties),
): readonly (readonly [name: string, schema: FieldSchema])[] {
  return order.flatMap((name) => {
    const schema = properties[name];
    return schema ? [[name, schema] as const] : [];
  });
}
