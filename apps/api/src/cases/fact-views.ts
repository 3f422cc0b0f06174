import { type CorrectableFactView, type DetailView, type ProcessId, processIds } from '@tovholder/contracts/http';
import type { JsonValue, Language, Localized } from '@tovholder/domain/text';
import type { CaseRecord } from '@tovholder/persistence';
import { factFormSchema } from '../referrals/fact-form';

/** The part of JSON Schema that a form of facts is written in. */
interface FormSchema {
  readonly title?: string;
  readonly type?: string;
  readonly format?: string;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly items?: FormSchema;
}

type Facts = CaseRecord['facts'];
type Place = { readonly code: string; readonly name: string };

const t = (da: string, en: string): Localized => ({ da, en });
export const personTitles = {
  birthDate: t('Fødselsdato', 'Date of birth'),
  municipality: t('Bopælskommune', 'Municipality of residence'),
} as const;

/** The facts of a process that may be corrected, and of the citizen, each with the form of its value. */
export function correctableFacts(
  { process, person }: Pick<CaseRecord, 'process' | 'person'>,
  stated: { readonly facts: Facts; readonly language: Language; readonly municipalities: readonly Place[] },
): CorrectableFactView[] {
  const { facts, language, municipalities } = stated;
  const ofPerson: Readonly<Record<keyof typeof personTitles, FormSchema>> = {
    birthDate: { type: 'string', format: 'date' },
    municipality: { type: 'string', oneOf: municipalities.map(({ code, name }) => ({ const: code, title: name })) },
  };
  return [
    ...Object.entries(formOf(process, language)).map(([fact, schema]) =>
      correctable(fact, { schema, value: facts[fact] ?? null }),
    ),
    ...(['birthDate', 'municipality'] as const).map((fact) =>
      correctable(fact, {
        schema: { title: personTitles[fact][language], ...ofPerson[fact] },
        value: facts[fact] ?? person[fact],
      }),
    ),
  ];
}

function correctable(
  fact: string,
  { schema, value }: { readonly schema: FormSchema; readonly value: JsonValue },
): CorrectableFactView {
  const form = { type: 'object', properties: { value: schema }, required: [], additionalProperties: false };
  return { fact, title: schema.title ?? fact, schema: form, value };
}

/** What was stated, as a person reads it. What is unknown is left out. */
export function factsInWords(
  process: string,
  { facts, language }: { readonly facts: Facts; readonly language: Language },
): DetailView[] {
  return Object.entries(formOf(process, language)).flatMap(([field, schema]): DetailView[] => {
    const value = facts[field];
    if (value === undefined || value === null) return [];
    const title = schema.title ?? field;
    const entries = entriesOf(schema, { value, language });
    if (entries) return entries.length === 0 ? [] : [{ field, title, kind: 'list', text: '', entries }];
    return [{ field, title, ...inWords(schema, { value, language }), entries: [] }];
  });
}

type Stated = { readonly value: JsonValue; readonly language: Language };
type Detail = Omit<DetailView, 'entries'>;

/** The parts of a fact that is made of others, or of several alike. Undefined: it is one value. */
function entriesOf(schema: FormSchema, { value, language }: Stated): Detail[][] | undefined {
  const parts = (of: FormSchema, stated: JsonValue): Detail[] =>
    Object.entries(of.properties ?? {}).flatMap(([field, part]) => {
      const said = isObject(stated) ? stated[field] : undefined;
      if (said === undefined || said === null) return [];
      return [{ field, title: part.title ?? field, ...inWords(part, { value: said, language }) }];
    });
  if (schema.type === 'object') return [parts(schema, value)].filter(({ length }) => length > 0);
  if (schema.type !== 'array' || schema.items?.type !== 'object' || !Array.isArray(value)) return undefined;
  const { items } = schema;
  return (value as readonly JsonValue[]).map((entry) => parts(items, entry));
}

const answers = { da: ['Ja', 'Nej'], en: ['Yes', 'No'] } as const;

function inWords(schema: FormSchema, { value, language }: Stated): Pick<Detail, 'kind' | 'text'> {
  if (typeof value === 'boolean') return { kind: 'boolean', text: answers[language][value ? 0 : 1] };
  const titleOf = ({ oneOf }: FormSchema, code: JsonValue): string =>
    oneOf?.find((choice) => choice.const === code)?.title ?? (typeof code === 'string' ? code : JSON.stringify(code));
  if (Array.isArray(value)) {
    const texts = (value as readonly JsonValue[]).map((one) => titleOf(schema.items ?? {}, one));
    return { kind: 'text', text: texts.join(', ') };
  }
  if (schema.oneOf) return { kind: 'choice', text: titleOf(schema, value) };
  return { kind: schema.format === 'date' ? 'date' : 'text', text: titleOf(schema, value) };
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Forms by process and language: making one takes longer than all the rest of a view. */
const forms = new Map<string, Readonly<Record<string, FormSchema>>>();

/** A case of a process that this program no longer knows has no form, and its facts stay as they are. */
function formOf(process: string, language: Language): Readonly<Record<string, FormSchema>> {
  if (!(processIds as readonly string[]).includes(process)) return {};
  const key = `${process} ${language}`;
  const known = forms.get(key);
  if (known) return known;
  const form = (factFormSchema(process as ProcessId, language) as FormSchema).properties ?? {};
  forms.set(key, form);
  return form;
}
