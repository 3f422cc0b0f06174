import { expect, test } from '@jest/globals';
import type { RungRecord } from '@tovholder/persistence';
import { presentLastRung } from './last-rung';

const rung = (rung: string, changes: Partial<RungRecord>): RungRecord => ({
  ladder: 'standard',
  rung,
  dueVersion: 1,
  at: '2026-11-20T07:00:00.000Z',
  state: 'pending',
  firedAt: null,
  late: false,
  mootBecause: null,
  told: [],
  ...changes,
});
const told = (userId: string, audience: 'owner' | 'supervisor') => ({
  userId,
  audience,
  standsInFor: null,
  acknowledgedAt: null,
  receipts: [],
});

const ladder = [
  rung('due', {
    at: '2026-11-24T07:00:00.000Z',
    state: 'passed',
    firedAt: '2026-11-24T07:00:01.000Z',
    told: [told('a', 'owner'), told('b', 'supervisor'), told('c', 'supervisor')],
  }),
  rung('due-2wd', { state: 'passed', firedAt: '2026-11-20T07:00:01.000Z', told: [told('a', 'owner')] }),
  rung('due+3wd', { at: '2026-11-27T07:00:00.000Z' }),
];

test('is the latest of the present deadline that rang, with its number in the ladder', () => {
  expect(presentLastRung(ladder, { language: 'da', people: true })).toEqual({
    ladder: 'standard',
    rung: 'due',
    title: 'Fristen er overskredet',
    number: 2,
    at: '2026-11-24T07:00:01.000Z',
    told: [
      { audience: 'owner', user: 'a' },
      { audience: 'supervisor', user: 'b' },
      { audience: 'supervisor', user: 'c' },
    ],
  });
});

test('names nobody to another authority', () => {
  const shown = presentLastRung(ladder, { language: 'en', people: false });
  expect(shown?.told).toEqual([
    { audience: 'owner', user: null },
    { audience: 'supervisor', user: null },
  ]);
});

test('a new deadline begins with a silent ladder', () => {
  expect(presentLastRung([], { language: 'da', people: true })).toBeNull();
  expect(presentLastRung([...ladder, rung('due-2wd', { dueVersion: 2 })], { language: 'da', people: true })).toBeNull();
});
