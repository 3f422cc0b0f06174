import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultsIn, fieldId, pathOfPointer } from './faults';
import { type FieldSchema, kindOf, labelAt } from './schema';
import { formData, formValues } from './values';

const choice = (...values: readonly string[]): FieldSchema => ({
  type: 'string',
  oneOf: values.map((value) => ({ const: value, title: value })),
});
const schema: FieldSchema = {
  type: 'object',
  properties: {
    reason: { type: 'string', minLength: 1, maxLength: 10_000 },
    provision: { type: 'string', maxLength: 200 },
    on: { type: 'string', format: 'date' },
    lawful: { type: 'boolean' },
    limb: choice('listed', 'other-serious'),
    markers: { type: 'array', items: choice('a', 'b') },
    consent: {
      type: 'object',
      properties: { state: choice('given', 'refused'), because: { type: 'string' } },
      required: ['state'],
    },
    offences: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', properties: { date: { type: 'string', format: 'date' } }, required: ['date'] },
    },
  },
  required: ['reason', 'offences'],
};

describe('a field', () => {
  test.each([
    ['reason', 'text'],
    ['provision', 'line'],
    ['on', 'date'],
    ['lawful', 'boolean'],
    ['limb', 'choice'],
    ['markers', 'choices'],
    ['consent', 'object'],
    ['offences', 'list'],
  ])('%s is asked for as %s', (name, kind) => {
    expect(kindOf(schema.properties![name]!)).toBe(kind);
  });
});

describe('values and data', () => {
  test('an empty form states nothing: an absent boolean is unknown, never no', () => {
    const empty = formValues(schema);
    expect(empty).toMatchObject({
      lawful: '',
      reason: '',
      markers: [],
      consent: { state: '' },
      offences: [{ date: '' }],
    });
    expect(formData({ ...schema, required: [] }, { ...empty, offences: [] })).toEqual({});
  });

  test('yes and no are told apart from unknown', () => {
    const data = (lawful: string) =>
      formData({ type: 'object', properties: { lawful: { type: 'boolean' } } }, { lawful });
    expect([data('true'), data('false'), data('')]).toEqual([{ lawful: true }, { lawful: false }, {}]);
  });

  test('one ticked choice is a list all the same', () => {
    expect(formData(schema, { markers: 'a' })['markers']).toEqual(['a']);
  });

  test('data comes back as it went in', () => {
    const words = fc.string({ minLength: 1 }).filter((it) => it.trim() === it);
    const date = fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((it) => it.toISOString().slice(0, 10));
    const stated = fc.record(
      {
        reason: words,
        on: date,
        lawful: fc.boolean(),
        limb: fc.constantFrom('listed', 'other-serious'),
        markers: fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1 }),
        consent: fc.record({ state: fc.constantFrom('given', 'refused'), because: words }, { requiredKeys: ['state'] }),
        offences: fc.array(fc.record({ date }), { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ['reason', 'offences'] },
    );
    fc.assert(
      fc.property(stated, (data) => {
        expect(formData(schema, formValues(schema, data))).toEqual(data);
        expect(faultsIn(schema, data)).toEqual([]);
      }),
    );
  });
});

describe('faults', () => {
  test('are named by pointer, however deep', () => {
    const data = formData(schema, { consent: { because: 'Fordi' }, offences: [{ date: '' }, { date: '2026-01-01' }] });
    expect(faultsIn(schema, data, '/data')).toEqual([
      { pointer: '/data/reason', code: 'required' },
      { pointer: '/data/consent/state', code: 'required' },
      { pointer: '/data/offences/0/date', code: 'required' },
    ]);
    expect(faultsIn(schema, { reason: 'x', offences: [] })).toEqual([{ pointer: '/offences', code: 'too-few' }]);
    expect(faultsIn(schema, { reason: 'x'.repeat(10_001), offences: [{ date: '2026-01-01' }] })).toEqual([
      { pointer: '/reason', code: 'too-long', most: 10_000, count: 1 },
    ]);
  });

  test('a date that does not exist is told, and one that does is not', () => {
    const on = (date: string) => faultsIn({ ...schema, required: [] }, { on: date });
    expect(on('31.02.2026')).toEqual([{ pointer: '/on', code: 'not-a-date' }]);
    expect(on('2026-02-31')).toEqual([{ pointer: '/on', code: 'not-a-date' }]);
    expect(on('2026-02-28')).toEqual([]);
  });

  test('are called by what their field is called', () => {
    const named: FieldSchema = {
      properties: {
        offences: {
          title: 'Forhold',
          type: 'array',
          items: { type: 'object', properties: { date: { title: 'Dato' } } },
        },
        consent: { title: 'Samtykke', type: 'object', properties: { state: { title: 'Spurgt?' } } },
      },
    };
    const label = (path: string) => labelAt(named, path.split('.'));
    expect(label('offences.1.date')).toBe('Forhold 2, Dato');
    expect(label('offences')).toBe('Forhold');
    expect(label('consent.state')).toBe('Samtykke, Spurgt?');
    expect(label('nothing')).toBeUndefined();
  });

  test('lead to the field of the form', () => {
    expect(pathOfPointer('/facts/offences/0/date')).toBe('facts.offences.0.date');
    expect(fieldId('facts.offences.0.date')).toBe('field-facts-offences-0-date');
  });
});
