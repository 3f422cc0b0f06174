import { expect, test } from '@jest/globals';
import type { SupervisionOverview } from '@tovholder/api-client';
import { countsOf, groupsBy } from './groups';

type Item = SupervisionOverview['items'][number];
const item = (given: Partial<Item> = {}): Item => ({
  process: 'psp-k',
  processTitle: 'PSP-K',
  step: 'acknowledge',
  title: 'Kvittér',
  authority: 'pspk',
  authorityTitle: 'PSP-K',
  open: 3,
  dueSoon: 1,
  overdue: 0,
  paused: 0,
  withoutOwner: 2,
  oldestOpenedAt: '2026-11-01T10:00:00Z',
  oldestDueAt: null,
  ...given,
});

test('the headline adds the rows up', () => {
  expect(countsOf([item(), item({ open: 2, overdue: 2 })])).toEqual({
    open: 5,
    dueSoon: 2,
    overdue: 2,
    paused: 0,
    withoutOwner: 4,
  });
  expect(countsOf([])).toEqual({ open: 0, dueSoon: 0, overdue: 0, paused: 0, withoutOwner: 0 });
});

test('what is overdue stands first, then what is due soon', () => {
  const rows = [item({ step: 'a' }), item({ step: 'b', dueSoon: 2 }), item({ step: 'c', overdue: 1 })];
  expect(groupsBy(rows, 'step').map(({ of }) => of.step)).toEqual(['c', 'b', 'a']);
});

test('open work is counted by step, by process or by authority, and each row says what it is', () => {
  const rows = [
    item({ step: 'a', overdue: 1, oldestDueAt: '2026-11-20T22:59:59Z' }),
    item({ step: 'b', authority: 'politi', authorityTitle: 'Politiet', oldestDueAt: '2026-11-19T22:59:59Z' }),
    item({ process: 'ukn', processTitle: 'UKN', step: 'a', authority: 'politi', authorityTitle: 'Politiet' }),
  ];
  expect(groupsBy(rows, 'process')).toEqual([
    expect.objectContaining({ title: 'PSP-K', under: [], of: { process: 'psp-k' }, open: 6, overdue: 1 }),
    expect.objectContaining({ title: 'UKN', of: { process: 'ukn' }, oldestDueAt: null }),
  ]);
  expect(groupsBy(rows, 'process')[0]?.oldestDueAt).toBe('2026-11-19T22:59:59Z');
  expect(groupsBy(rows, 'authority').map(({ title, open, of }) => [title, open, of])).toEqual([
    ['PSP-K', 3, { authority: 'pspk' }],
    ['Politiet', 6, { authority: 'politi' }],
  ]);
  expect(groupsBy(rows, 'step')[0]).toMatchObject({
    under: ['PSP-K', 'PSP-K'],
    of: { process: 'psp-k', step: 'a', authority: 'pspk' },
  });
});
