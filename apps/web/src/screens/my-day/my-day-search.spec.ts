import { expect, test } from '@jest/globals';
import { isCaseNumber, myDaySearch } from './my-day-search';

test('an address says whose work, which of it, and a case number', () => {
  expect(myDaySearch({ scope: 'mine', state: 'overdue', process: 'psp-k', q: '2026-000123' })).toEqual({
    scope: 'mine',
    state: 'overdue',
    process: 'psp-k',
    q: '2026-000123',
  });
  expect(myDaySearch({ scope: 'unit', state: 'open' })).toEqual({});
});

test('what nobody could have meant is left out', () => {
  expect(myDaySearch({ scope: 'all', state: 3, process: '<x>', q: 'Nancy' })).toEqual({});
  expect(myDaySearch({ q: 2026 })).toEqual({});
});

test('a CPR number is no case number, so no address ever holds one', () => {
  for (const text of ['251248-9996', '2512489996', '2512-48-9996', 'Nancy 2026-000123']) {
    expect(isCaseNumber(text)).toBe(false);
    expect(myDaySearch({ q: text })).toEqual({});
  }
  for (const text of ['2026-000', '2026-000123']) expect(isCaseNumber(text)).toBe(true);
});
