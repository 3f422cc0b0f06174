import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Problem } from './problem';
import { validate } from './validation';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  count: z.int().min(0).optional(),
  kind: z.enum(['a', 'b']),
  day: z.iso.date().optional(),
  list: z.array(z.strictObject({ 'odd/key': z.boolean() })).optional(),
});

function faults(value: unknown, at?: readonly string[]): unknown {
  try {
    validate(schema, { value, ...(at ? { at } : {}) });
  } catch (error) {
    if (error instanceof Problem) return error.content.fields;
    throw error;
  }
  return [];
}

describe('validation', () => {
  test('returns what is right', () => {
    expect(validate(schema, { value: { name: 'x', kind: 'a' } })).toEqual({ name: 'x', kind: 'a' });
  });

  test.each([
    [{ kind: 'a' }, '/name', 'required'],
    [{ name: 1, kind: 'a' }, '/name', 'wrong-type'],
    [{ name: '', kind: 'a' }, '/name', 'too-short'],
    [{ name: 'abcdef', kind: 'a' }, '/name', 'too-long'],
    [{ name: 'x', kind: 'c' }, '/kind', 'not-allowed'],
    [{ name: 'x' }, '/kind', 'required'],
    [{ name: 'x', kind: 'a', count: -1 }, '/count', 'too-small'],
    [{ name: 'x', kind: 'a', day: '2026-02-30' }, '/day', 'wrong-format'],
    [{ name: 'x', kind: 'a', other: 1 }, '/other', 'unknown-field'],
    [{ name: 'x', kind: 'a', list: [{ 'odd/key': 'no' }] }, '/list/0/odd~1key', 'wrong-type'],
    [undefined, '', 'required'],
    [[], '', 'wrong-type'],
  ])('%j → %s %s', (value, pointer, code) => {
    expect(faults(value)).toEqual([{ pointer, code }]);
  });

  test('names every fault at once, under the place that it was found in', () => {
    expect(faults({ name: '', kind: 'c' }, ['data'])).toEqual([
      { pointer: '/data/name', code: 'too-short' },
      { pointer: '/data/kind', code: 'not-allowed' },
    ]);
  });
});
