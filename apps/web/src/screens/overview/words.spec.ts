import { describe, expect, test } from '@jest/globals';
import type { Clocks, ClockWarning } from '@tovholder/api-client';
import { isNarrowed, narrowed, overviewSearch } from './search-params';
import { clockStateOf, danishDateOf, latenessOf, lengthOf, membersOfAll } from './words';

test.each([
  [0, 'seconds', 1],
  [59, 'seconds', 59],
  [130, 'minutes', 2],
  [3_600, 'hours', 1],
  [47 * 3_600, 'hours', 47],
  [48 * 3_600, 'days', 2],
])('%i seconds are said as %s', (seconds, unit, count) => {
  expect(lengthOf(seconds)).toEqual({ unit, count });
});

test('a step is late by working days, on the day itself by hours or minutes', () => {
  expect(latenessOf(-3, 400_000)).toEqual({ workingDays: 3 });
  expect(latenessOf(0, 7_500)).toEqual({ unit: 'hours', count: 2 });
  expect(latenessOf(null, 5)).toEqual({ unit: 'minutes', count: 1 });
});

describe('the clocks', () => {
  const warning = (given: Partial<ClockWarning> = {}): ClockWarning => ({
    stale: false,
    lastRoundAt: '2026-11-21T10:00:00Z',
    lastRoundAgeSeconds: 125,
    oldestUnfiredMilestone: null,
    warning: null,
    ...given,
  });
  const clocks = (given: Partial<Clocks> = {}): Clocks => ({
    now: '2026-11-21T10:02:05Z',
    stale: false,
    lastRound: null,
    lastNightlyRound: null,
    oldestUnfiredMilestone: null,
    unfiredForSeconds: null,
    unfired: 0,
    oldestUndeliveredOutboxEntry: null,
    undeliveredForSeconds: null,
    undelivered: 0,
    ...given,
  });

  test('go right when they were checked and nothing waits', () => {
    expect(clockStateOf(warning(), clocks())).toEqual({ is: 'right', since: { unit: 'minutes', count: 2 } });
    expect(clockStateOf(warning(), undefined)).toMatchObject({ is: 'right' });
    expect(clockStateOf(warning(), clocks({ unfired: 1, unfiredForSeconds: 3 }))).toMatchObject({ is: 'right' });
  });

  test('say the worst thing first', () => {
    const late = clocks({ unfired: 4, unfiredForSeconds: 600, undelivered: 2, undeliveredForSeconds: 900 });
    expect(clockStateOf(warning({ lastRoundAgeSeconds: null, stale: true }), late)).toEqual({ is: 'never' });
    expect(clockStateOf(warning({ stale: true }), late)).toMatchObject({ is: 'stale' });
    expect(clockStateOf(warning(), late)).toEqual({ is: 'unfired', count: 4, since: { unit: 'minutes', count: 10 } });
    expect(clockStateOf(warning(), clocks({ undelivered: 2, undeliveredForSeconds: 900 }))).toMatchObject({
      is: 'undelivered',
      count: 2,
    });
  });
});

describe('whom steps can be given to', () => {
  const anna = { id: 'a', name: 'Anna' };
  const bo = { id: 'b', name: 'Bo' };
  const aage = { id: 'c', name: 'Åge' };
  const units = [{ id: 'one', members: [aage, bo, anna] }, { id: 'two', members: [bo, aage] }, { id: 'hidden' }];

  test('those who belong to every unit that owes one of them, in Danish order', () => {
    expect(membersOfAll(units, ['one'])).toEqual([anna, bo, aage]);
    expect(membersOfAll(units, ['one', 'two', 'one'])).toEqual([bo, aage]);
    expect(membersOfAll(units, ['one', 'hidden'])).toEqual([]);
    expect(membersOfAll(units, [])).toEqual([]);
  });
});

describe('the address', () => {
  test('says what is shown, and nothing that it cannot mean', () => {
    expect(overviewSearch({ part: 'list', process: 'ukn', unowned: true, owner: 7, other: 'x' })).toEqual({
      part: 'list',
      process: 'ukn',
      unowned: true,
    });
    expect(overviewSearch({ part: 'steps', state: 'overdue', by: 'step' })).toEqual({});
    const full = { part: 'rungs', state: 'due-soon', by: 'process', seen: 'no', unit: 'a/b' } as const;
    expect(overviewSearch(full)).toEqual(full);
    expect(overviewSearch({ state: 'late', by: 'owner', seen: 'maybe' })).toEqual({});
    expect(overviewSearch({ part: 'nothing', step: '' })).toEqual({});
  });

  test('changes one part at a time; an owner excludes that there is none', () => {
    expect(narrowed({ part: 'list', process: 'ukn' }, { process: '', step: 'a' })).toEqual({
      part: 'list',
      step: 'a',
    });
    expect(narrowed({ unowned: true }, { owner: 'a' })).toEqual({ owner: 'a' });
    expect(narrowed({ unowned: true }, { process: 'ukn' })).toEqual({ unowned: true, process: 'ukn' });
  });

  test('narrows when it says of what or whose, not when it says which list', () => {
    expect(
      [{}, { part: 'list', state: 'open' }, { by: 'process' }].map((it) => isNarrowed(overviewSearch(it))),
    ).toEqual([false, false, false]);
    expect([{ unit: 'a' }, { unowned: true }, { seen: 'no' }].map((it) => isNarrowed(overviewSearch(it)))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

test('the date of an instant is the one in Denmark', () => {
  expect(danishDateOf('2026-11-20T22:59:59Z')).toBe('2026-11-20');
  expect(danishDateOf('2026-11-20T23:00:00Z')).toBe('2026-11-21');
  expect(danishDateOf('2026-06-20T22:00:00Z')).toBe('2026-06-21');
});
