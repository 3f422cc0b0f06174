import { factSchemas, type ProcessId } from '@tovholder/contracts/http';
import { type FactText, type FactTexts, factTexts } from '@tovholder/domain/eligibility';
import type { Language, Localized } from '@tovholder/domain/text';
import { z } from 'zod';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

interface Rendering {
  readonly language: Language;
  readonly named: Readonly<Record<string, JsonSchema>>;
  /** Path of the fact, for whoever has to give it a text. */
  readonly path: string;
}

/** A fact that has no text: nobody could be asked for it. */
export class FactWithoutText extends Error {
  constructor(path: string) {
    super(`The fact ${path} has no text`);
    this.name = 'FactWithoutText';
  }
}

/**
 * The facts of a process as JSON Schema (draft 2020-12) with labels, in the words that the schemas of outcomes use: made
 * of the schema that a referral is checked by, and of the domain's texts.
 *
 * @throws FactWithoutText
 */
export function factFormSchema(process: ProcessId, language: Language): Record<string, unknown> {
  const { $defs: named = {}, ...root } = z.toJSONSchema(factSchemas[process], { io: 'input' }) as JsonSchema;
  const schema = root.$ref === undefined ? root : (named[root.$ref.replace('#/$defs/', '')] ?? {});
  return objectOf(schema, { texts: factTexts[process], rendering: { language, named, path: process } });
}

function objectOf(
  { properties = {}, required = [] }: JsonSchema,
  { texts, rendering }: { readonly texts: FactTexts; readonly rendering: Rendering },
): Record<string, unknown> {
  const missing = Object.keys(properties).find((name) => texts[name] === undefined);
  if (missing !== undefined) throw new FactWithoutText(`${rendering.path}.${missing}`);
  const fields = Object.entries(texts).flatMap(([name, text]) => {
    const schema = properties[name];
    return schema ? [[name, fieldOf(schema, { text, rendering: within(rendering, name) })] as const] : [];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(fields),
    required: [...required],
    additionalProperties: false,
  };
}

function fieldOf(
  schema: JsonSchema,
  { text, rendering }: { readonly text: FactText; readonly rendering: Rendering },
): Record<string, unknown> {
  const { language } = rendering;
  if (text.label[language] === '') throw new FactWithoutText(rendering.path);
  return {
    title: text.label[language],
    ...(text.help ? { description: text.help[language] } : {}),
    ...kindOf(schema, { text, rendering }),
  };
}

function kindOf(
  schema: JsonSchema,
  { text, rendering }: { readonly text: FactText; readonly rendering: Rendering },
): Record<string, unknown> {
  const { $ref, type, format, enum: values, anyOf, items } = schema;
  if ($ref !== undefined) {
    return kindOf(rendering.named[$ref.replace('#/$defs/', '')] ?? {}, { text, rendering });
  }
  // What may be said in words or as yes and no is asked for in words: they hold the yes and the no, and the why.
  const inWords = anyOf?.find((one) => one.type === 'string');
  if (inWords) return kindOf(inWords, { text, rendering });
  if (values) return { type: 'string', oneOf: choices(values, { text, rendering }) };
  switch (type) {
    case 'object':
      return objectOf(schema, { texts: text.parts ?? {}, rendering });
    case 'array':
      return { type, ...limitsOf(schema), items: entryOf(items ?? {}, { text, rendering }) };
    case 'string':
      return { type, ...(format ? { format } : {}), ...limitsOf(schema) };
    case 'boolean':
      return { type };
    default:
      throw new Error(`No form for ${rendering.path}`);
  }
}

/** Entries have no title of their own: they are those of the list. */
function entryOf(
  items: JsonSchema,
  { text, rendering }: { readonly text: FactText; readonly rendering: Rendering },
): Record<string, unknown> {
  return kindOf(items, { text, rendering: within(rendering, '*') });
}

function choices(
  values: readonly string[],
  { text, rendering: { language, path } }: { readonly text: FactText; readonly rendering: Rendering },
): { readonly const: string; readonly title: string }[] {
  return values.map((value) => {
    const title: Localized | undefined = text.values?.[value];
    if (!title?.[language]) throw new FactWithoutText(`${path}=${value}`);
    return { const: value, title: title[language] };
  });
}

function limitsOf({ minItems, maxItems, minLength, maxLength }: JsonSchema): Record<string, number> {
  const limits = { minItems, maxItems, minLength, maxLength };
  return Object.fromEntries(
    Object.entries(limits).filter((limit): limit is [string, number] => limit[1] !== undefined),
  );
}

function within(rendering: Rendering, name: string): Rendering {
  return { ...rendering, path: `${rendering.path}.${name}` };
}
