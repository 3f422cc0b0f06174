import { describe, expect, test } from '@jest/globals';
import { followUpsOf } from './follow-up-draft';

const row = (given: Partial<{ what: string; owner: string; due: string }>) => ({
  id: 1,
  what: '',
  owner: '',
  due: '',
  ...given,
});

describe('rows of follow-up', () => {
  test('become actions with one owner each; an empty row is none', () => {
    expect(
      followUpsOf([
        row({ what: ' Ring ', owner: 'authority:kommune:0165', due: '2026-12-01' }),
        row({}),
        row({ what: 'Skriv', owner: 'user:caseworker.psykiatri' }),
      ]),
    ).toEqual([
      { what: 'Ring', owner: { authority: 'kommune:0165' }, due: '2026-12-01' },
      { what: 'Skriv', owner: { user: 'caseworker.psykiatri' } },
    ]);
  });

  test.each([[{ what: 'Ring' }], [{ owner: 'user:x' }]])('are incomplete with %j alone', (given) => {
    expect(followUpsOf([row(given)])).toBe('incomplete');
  });
});
