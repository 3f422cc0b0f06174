import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readStatement } from './statement';

describe('what the operating authority says in its accessibility statement', () => {
  test('is read field by field', () => {
    const file = {
      authority: 'Prøve Kommune',
      contact: { email: 'web@example.org', phone: '12 34 56 78', page: 'https://example.org/kontakt' },
      enforcement: { name: 'Tilsynet', page: 'https://example.org/tilsyn' },
      reviewedOn: '2026-11-21',
    };
    expect(readStatement(JSON.stringify(file))).toEqual(file);
  });

  test.each(['', '<!doctype html>', '[]', 'null', '{"contact":7}', '{"reviewedOn":"i går","authority":" "}'])(
    'says nothing where the file is %j',
    (file) => {
      expect(readStatement(file)).toEqual({
        authority: null,
        contact: { email: null, phone: null, page: null },
        enforcement: { name: null, page: null },
        reviewedOn: null,
      });
    },
  );

  test('an address that is no web address is not made a link', () => {
    expect(readStatement('{"enforcement":{"page":"javascript:alert(1)"}}').enforcement.page).toBeNull();
  });

  test('the file that is shipped names no authority: it is not ours to name', () => {
    const shipped = readFileSync(join(__dirname, '../../../public/accessibility-statement.json'), 'utf8');
    expect(readStatement(shipped)).toMatchObject({
      authority: null,
      contact: { email: null },
      enforcement: { name: null },
    });
  });
});
