import { describe, expect, test } from '@jest/globals';
import { faultOf, toldIn } from './absence-words';

test('a refusal without a deputy tells what would be left and who can act; what is no such thing is passed over', () => {
  const bo = { id: 'bo', name: 'Bo' };
  const aage = { id: 'aage', name: 'Åge' };
  expect(
    toldIn({
      steps: [{ title: 'Lav en plan', caseNumber: '2026-1' }, { title: 'Hemmelig', caseNumber: null }, { key: 'x' }, 7],
      deputies: [aage, bo, { id: 'x' }, null],
    }),
  ).toEqual({
    steps: [
      { title: 'Lav en plan', caseNumber: '2026-1' },
      { title: 'Hemmelig', caseNumber: null },
    ],
    deputies: [bo, aage],
  });
  expect(toldIn({ steps: 'none' })).toEqual({ steps: [], deputies: [] });
});

describe('the days of an absence', () => {
  const mine = { id: '1', user: { id: 'a', name: 'A' }, from: '2026-12-01', to: '2026-12-05' };
  const known = { absences: [mine], now: '2026-11-20' };
  const days = (from: string, to: string, user = 'a') => ({ user, from, to });

  test.each([
    ['2026-12-06', '2026-12-10'],
    ['2026-11-20', '2026-11-30'],
    ['2026-11-01', '2026-11-20'],
    ['', '2026-12-10'],
    ['2026-12-02', '31.12'],
  ])('can be %s to %s', (from, to) => expect(faultOf(days(from, to), known)).toBeUndefined());

  test('end no earlier than they begin, and not before today', () => {
    expect(faultOf(days('2026-12-10', '2026-12-09'), known)).toEqual({ is: 'order' });
    expect(faultOf(days('2026-11-18', '2026-11-19'), known)).toEqual({ is: 'past' });
  });

  test('are not taken by another absence of the same person', () => {
    for (const [from, to] of [
      ['2026-12-05', '2026-12-08'],
      ['2026-11-25', '2026-12-01'],
      ['2026-12-02', '2026-12-03'],
    ] as const) {
      expect(faultOf(days(from, to), known)).toEqual({ is: 'taken', by: mine });
      expect(faultOf(days(from, to, 'b'), known)).toBeUndefined();
      expect(faultOf(days(from, to), { ...known, replaces: '1' })).toBeUndefined();
    }
  });
});
