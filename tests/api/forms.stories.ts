import { describe, expect, jest, test } from '@jest/globals';
import { processIds } from '@tovholder/domain/eligibility';
import type { Product } from '../support/product';
import { Chance } from '../support/chance';
import type { DrawnCourse } from './course-map';
import { sampleData } from './sample-data';

interface FieldSchema {
  readonly title?: string;
  readonly type?: string;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
}
interface Fault {
  readonly pointer: string;
}

/** The web app's own forms: what it draws of a schema, makes of what is typed, and finds missing. */
const { fieldsOf, kindOf, labelAt } = jest.requireActual<{
  fieldsOf: (schema: FieldSchema) => readonly (readonly [name: string, field: FieldSchema])[];
  kindOf: (schema: FieldSchema) => string;
  labelAt: (schema: FieldSchema, path: readonly string[]) => string | undefined;
}>('../../apps/web/src/forms/schema');
const { formData, formValues } = jest.requireActual<{
  formData: (schema: FieldSchema, values: unknown) => Record<string, unknown>;
  formValues: (schema: FieldSchema, data?: unknown) => object;
}>('../../apps/web/src/forms/values');
const { faultsIn } = jest.requireActual<{
  faultsIn: (schema: FieldSchema, data: unknown) => readonly Fault[];
}>('../../apps/web/src/forms/faults');

/** What a form can draw, per kind of field; anything else in a schema would be dropped without a word. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  object: ['type', 'properties', 'required', 'additionalProperties'],
  list: ['type', 'items', 'minItems', 'maxItems'],
  choices: ['type', 'items', 'minItems', 'maxItems'],
  choice: ['type', 'oneOf'],
  boolean: ['type'],
  date: ['type', 'format'],
  line: ['type', 'minLength', 'maxLength'],
  text: ['type', 'minLength', 'maxLength'],
};
const labels = ['title', 'description'];

/** A form of the API: what it is of, and its schema in both languages. */
interface Form {
  readonly of: string;
  readonly da: FieldSchema;
  readonly en: FieldSchema;
}

/** Who is asked by the form of a referral to each process. */
const referrers: Readonly<Record<string, string>> = {
  ukn: 'screening.politi',
  exit: 'caseworker.exit-0165',
  netvaerkssamraad: 'screening.politi',
  psp: 'screening.politi',
};

/** Every form that the web app draws from a schema of the API can be filled in, field by field, in both languages. */
export function formStories(product: Product): void {
  const inBoth = async (user: string, path: string): Promise<readonly [da: object, en: object]> => {
    const client = await product.as(user);
    const [da, en] = await Promise.all(
      ['da', 'en'].map((language) => client.get(path, { headers: { 'accept-language': language } })),
    );
    expect([user, path, da?.status, en?.status]).toEqual([user, path, 200, 200]);
    return [da!.body, en!.body];
  };

  describe.each(processIds)('forms of %s', (process) => {
    test('of the referral', async () => {
      const district = process === 'psp' ? 'nordjylland' : 'koebenhavns-vestegn';
      const path = `/processes/${process}/referral-form?district=${district}`;
      const [da, en] = (await inBoth(referrers[process] ?? 'caseworker.0165', path)) as readonly [
        { facts: FieldSchema; order: readonly string[] },
        { facts: FieldSchema },
      ];
      expect([...da.order].sort()).toEqual(Object.keys(da.facts.properties ?? {}).sort());
      expectFillable({ of: `${process} facts`, da: da.facts, en: en.facts });
    });

    test('of every outcome', async () => {
      const [da, en] = (await inBoth('caseworker.0165', `/processes/${process}`)) as unknown as readonly [
        DrawnCourse,
        DrawnCourse,
      ];
      const forms = da.steps.flatMap(({ step, outcomes }, at) =>
        outcomes.map(({ id, schema }, index): Form => {
          const other = en.steps[at]?.outcomes[index];
          expect([step, id, other?.id]).toEqual([step, id, id]);
          return {
            of: `${process} ${step} ${id}`,
            da: schema as FieldSchema,
            en: (other?.schema ?? {}) as FieldSchema,
          };
        }),
      );
      expect(forms.length).toBeGreaterThan(10);
      for (const form of forms) expectFillable(form);
    });
  });
}

function expectFillable({ of, da, en }: Form): void {
  expect({ of, dropped: droppedFrom(da) }).toEqual({ of, dropped: [] });
  expect({ of, untold: [...untoldIn(da), ...untoldIn(en)] }).toEqual({ of, untold: [] });
  expect({ of, shape: withoutWords(en) }).toEqual({ of, shape: withoutWords(da) });
  for (let seed = 0; seed < 20; seed++) {
    const data = sampleData(da, new Chance(seed), [0]);
    // What a person fills in is what is sent; nothing is asked for that cannot be answered.
    expect({ of, data: formData(da, formValues(da, data)) }).toEqual({ of, data: withoutEmpty(da, data) });
    expect({ of, data, faults: faultsIn(da, withoutEmpty(da, data)) }).toEqual({ of, data, faults: [] });
  }
  // An empty form tells of each field that must be filled in, by its name.
  const faults = faultsIn(da, formData(da, formValues(da)));
  const unnamed = faults.filter(({ pointer }) => !labelAt(da, pointer.split('/').slice(1)));
  expect({ of, unnamed }).toEqual({ of, unnamed: [] });
  const missing = (da.required ?? []).filter((name) => !faults.some(({ pointer }) => pointer.startsWith(`/${name}`)));
  expect({ of, missing }).toEqual({ of, missing: [] });
}

/** Keywords that no form draws, and things that are required although they do not exist. */
function droppedFrom(schema: FieldSchema, at = ''): readonly string[] {
  const known = [...(keywords[kindOf(schema)] ?? []), ...labels];
  const unknown = Object.keys(schema).filter((keyword) => !known.includes(keyword));
  const without = (schema.required ?? []).filter((name) => !schema.properties?.[name]);
  return [
    ...unknown.map((keyword) => `${at}: ${keyword}`),
    ...without.map((name) => `${at}/${name}: required, and not there`),
    ...(schema.type === undefined ? [`${at}: no type`] : []),
    ...fieldsOf(schema).flatMap(([name, field]) => droppedFrom(field, `${at}/${name}`)),
    ...(schema.items ? droppedFrom(schema.items, `${at}/0`) : []),
  ];
}

/** Fields and choices without words. */
function untoldIn(schema: FieldSchema, at = ''): readonly string[] {
  const items = schema.items ?? {};
  const choices = [...(schema.oneOf ?? []), ...(items.oneOf ?? [])];
  return [
    ...choices.filter(({ title }) => !title).map((choice) => `${at} ${choice.const}`),
    ...[...fieldsOf(schema), ...fieldsOf(items)].flatMap(([name, field]) => [
      ...(field.title ? [] : [`${at}/${name}`]),
      ...untoldIn(field, `${at}/${name}`),
    ]),
  ];
}

/** The same in every language. */
function withoutWords(schema: FieldSchema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (labels.includes(key) && typeof value === 'string' ? '' : value)),
  );
}

/** A list of nothing that need not be there, and an object that states nothing, are not stated. */
function withoutEmpty({ properties = {}, required = [] }: FieldSchema, data: unknown): unknown {
  return Object.fromEntries(
    Object.entries(data as Record<string, unknown>)
      .map(([name, value]) => {
        const field = properties[name] ?? {};
        return [name, kindOf(field) === 'object' ? withoutEmpty(field, value) : value] as const;
      })
      .filter(
        ([name, value]) => required.includes(name) || typeof value !== 'object' || Object.keys(value ?? {}).length > 0,
      ),
  );
}
