import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, sha256Hex } from '.';

describe('canonical JSON', () => {
  test('sorts members at every depth and leaves lists as they are', () => {
    expect(canonicalJson({ b: [3, { z: 1, a: null }], a: 'æ', Z: true })).toBe(
      '{"Z":true,"a":"æ","b":[3,{"a":null,"z":1}]}',
    );
  });

  test('sorts by UTF-16 units, as RFC 8785 shows', () => {
    const keys = ['\u20ac', '\r', '\ufb33', 'one', '\u{1f600}', '\u0080', '\u00f6'];
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))));
    expect(sorted).toEqual(['\r', 'one', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']);
  });

  test('writes numbers and strings as ECMAScript does', () => {
    expect(canonicalJson([1e21, 1e-7, -0, 4.5, '"\\\u0007\n'])).toBe(String.raw`[1e+21,1e-7,0,4.5,"\"\\\u0007\n"]`);
  });

  test('leaves out members without a value', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  test.each([
    ['NaN', { a: [Number.NaN] }, '$.a[0]'],
    ['infinity', { a: Infinity }, '$.a'],
    ['bigint', 1n, '$'],
    ['undefined in a list', [undefined], '$[0]'],
    ['a hole in a list', new Array(1), '$[0]'],
    ['undefined itself', undefined, '$'],
    ['a function', { f: () => 1 }, '$.f'],
    ['a Date', { at: new Date(0) }, '$.at'],
    ['a Map', new Map(), '$'],
  ])('refuses %s and names the place', (_what, value, path) => {
    expect(() => canonicalJson(value)).toThrow(
      new RegExp(`^Not canonical JSON at ${path.replace(/[$[\].]/g, '\\$&')}:`),
    );
  });

  test('means the same as its value, and does not depend on the order of insertion', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

test('SHA-256 is taken over UTF-8', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256Hex('æ')).not.toBe(sha256Hex('Ã¦'));
});
