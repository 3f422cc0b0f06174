import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { blindIndex, nameTokens } from './blind-index';
import { CannotOpen, keyIdOf, open, seal, type Place } from './cipher';
import { KeyFileError, loadKeys, parseKeys } from './keyring';
import { newPersonKey, personCipher } from './person-key';

const base64Key = () => randomBytes(32).toString('base64');
const place: Place = { table: 'person', column: 'name', row: 'p-1' };

describe('the key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = { current: 'k2', keys: { k1: base64Key(), k2: base64Key() }, blindIndex: base64Key() };

  test('is read, whatever else it holds', () => {
    const path = join(folder, 'keys.json');
    writeFileSync(path, JSON.stringify({ ...file, payload: 'for somebody else' }));
    const keys = loadKeys(path);
    expect(keys.current).toBe('k2');
    expect(keys.keys.get('k1')).toEqual(Buffer.from(file.keys.k1, 'base64'));
  });

  test('that is not there is missing', () => {
    expect(() => loadKeys(join(folder, 'none.json'))).toThrow(
      expect.objectContaining({ code: 'missing', name: 'KeyFileError' }),
    );
  });

  test.each([
    ['no JSON', 'keys'],
    ['a list', '[]'],
    ['no keys', JSON.stringify({ ...file, keys: undefined })],
    ['a current key that is not there', JSON.stringify({ ...file, current: 'k3' })],
    ['a short key', JSON.stringify({ ...file, keys: { k2: 'c2hvcnQ=' } })],
    ['no blind index', JSON.stringify({ ...file, blindIndex: 1 })],
    ['a nameless key', JSON.stringify({ ...file, current: '', keys: { '': base64Key() } })],
  ])('with %s is malformed, and the error holds no key', (_, text) => {
    let error: unknown;
    try {
      parseKeys(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(KeyFileError);
    expect((error as KeyFileError).code).toBe('malformed');
    expect((error as KeyFileError).message).not.toContain(file.keys.k1);
  });
});

describe('a sealed value', () => {
  const key = { id: 'k1', key: randomBytes(32) };
  const keyOf = (id: string) => (id === key.id ? key.key : undefined);

  test('opens at its place, names its key, and never looks the same twice', () => {
    const sealed = seal('Ærøskøbing', { key, place });
    expect(open(sealed, { keyOf, place }).toString()).toBe('Ærøskøbing');
    expect(keyIdOf(sealed)).toBe('k1');
    expect(seal('Ærøskøbing', { key, place }).equals(sealed)).toBe(false);
    expect(open(seal('', { key, place }), { keyOf, place })).toHaveLength(0);
  });

  test.each([
    ['another table', { ...place, table: 'referral' }],
    ['another column', { ...place, column: 'cpr' }],
    ['another row', { ...place, row: 'p-2' }],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => open(seal('x', { key, place }), { keyOf, place: elsewhere })).toThrow(CannotOpen);
  });

  test('does not open with any bit changed, with an unknown key, or cut short', () => {
    const sealed = seal('hemmeligt', { key, place });
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => open(changed, { keyOf, place })).toThrow(CannotOpen);
    }
    expect(() => open(sealed, { keyOf: () => undefined, place })).toThrow('key k1 is not there');
    expect(() => open(sealed.subarray(0, 20), { keyOf, place })).toThrow('its format is unknown');
    expect(() => open(Buffer.alloc(0), { keyOf, place })).toThrow(CannotOpen);
  });
});

describe("a person's key", () => {
  const keys = parseKeys(JSON.stringify({ current: 'k1', keys: { k1: base64Key() }, blindIndex: base64Key() }));

  test('opens what it sealed, after being wrapped and unwrapped', () => {
    const { wrapped, cipher } = newPersonKey(keys, 'p-1');
    const sealed = cipher.seal('Max', place);
    expect(personCipher(keys, { personId: 'p-1', wrapped }).open(sealed, place)).toBe('Max');
    expect(keyIdOf(wrapped)).toBe('k1');
    expect(() => personCipher(keys, { personId: 'p-2', wrapped })).toThrow(CannotOpen);
    expect(() => newPersonKey(keys, 'p-1').cipher.open(sealed, place)).toThrow(CannotOpen);
  });

  test('goes on opening after the key file has moved to a new key', () => {
    const { wrapped, cipher } = newPersonKey(keys, 'p-1');
    const later = { ...keys, current: 'k2', keys: new Map([...keys.keys, ['k2', randomBytes(32)]]) };
    expect(personCipher(later, { personId: 'p-1', wrapped }).open(cipher.seal('Max', place), place)).toBe('Max');
    expect(keyIdOf(newPersonKey(later, 'p-1').wrapped)).toBe('k2');
  });
});

describe('blind indexes', () => {
  const key = randomBytes(32);

  test('are equal for equal values of one kind under one key', () => {
    const cpr = { kind: 'cpr', value: '2512489996' } as const;
    expect(blindIndex(key, cpr)).toEqual(blindIndex(key, cpr));
    expect(blindIndex(key, cpr)).not.toEqual(blindIndex(randomBytes(32), cpr));
    expect(blindIndex(key, cpr)).not.toEqual(blindIndex(key, { ...cpr, kind: 'replacement-id' }));
  });

  test.each([
    ['Nancy Ann Test Berggren', ['nancy', 'ann', 'test', 'berggren']],
    ['  BERGGREN,  nancy ', ['berggren', 'nancy']],
    ['Prøve-Hansen', ['prøve-hansen', 'prøve', 'hansen']],
    ['A\u030Ase Aase', ['åse', 'aase']],
    ['', []],
  ])('of %p are words', (name, tokens) => {
    expect(nameTokens(name)).toEqual(tokens);
  });
});
