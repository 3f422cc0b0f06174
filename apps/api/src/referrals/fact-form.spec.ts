import { describe, expect, test } from '@jest/globals';
import { factSchemas, processIds } from '@tovholder/contracts/http';
import { factFormSchema } from './fact-form';

interface Field {
  readonly title?: string;
  readonly type: string;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
}

const form = (process: (typeof processIds)[number], language: 'da' | 'en') =>
  factFormSchema(process, language) as unknown as Field;

/** Every title in a form, in order. */
function titlesOf({ title, oneOf = [], properties = {}, items }: Field): string[] {
  return [
    ...(title === undefined ? [] : [title]),
    ...oneOf.map((choice) => choice.title),
    ...Object.values(properties).flatMap(titlesOf),
    ...(items ? titlesOf(items) : []),
  ];
}

describe('the form of facts', () => {
  test.each([...processIds])(
    '%s: every fact has a title in both languages, and no text stands for nothing',
    (process) => {
      const danish = form(process, 'da');
      expect(Object.keys(danish.properties ?? {}).sort()).toEqual(Object.keys(factSchemas[process].shape).sort());
      const [da, en] = [titlesOf(danish), titlesOf(form(process, 'en'))];
      expect([da, en].flat().filter((title) => title.length < 2)).toEqual([]);
      expect(en).toHaveLength(da.length);
      expect(da.filter((title, index) => title !== en[index] || title === 'Status').length).toBeGreaterThan(
        da.length * 0.8,
      );
    },
  );

  test('is what a program needs to draw it: labels, choices, lists and limits', () => {
    const { properties } = form('ukn', 'da');
    expect(properties?.['offences']).toMatchObject({
      title: 'Forhold',
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        required: ['date', 'provision', 'limb', 'status'],
        additionalProperties: false,
        properties: {
          date: { title: 'Gerningsdato', type: 'string', format: 'date' },
          limb: { type: 'string', oneOf: [{ const: 'listed', title: 'Lovens liste (UKL § 2, stk. 2)' }, {}] },
        },
      },
    });
    expect(properties?.['screening']?.properties?.['age']).toEqual({
      title: 'Alder',
      type: 'string',
      minLength: 1,
      maxLength: 2_000,
    });
    expect(properties?.['lawfulStay']).toMatchObject({ type: 'boolean' });
  });

  test('lists of choices have titles too', () => {
    const markers = form('psp-k', 'en').properties?.['markers'];
    expect(markers).toMatchObject({ type: 'array', items: { type: 'string' } });
    expect(markers?.items?.oneOf).toHaveLength(9);
  });
});
