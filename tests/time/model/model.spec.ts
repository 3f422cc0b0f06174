import { describe, expect, test } from '@jest/globals';
import type { Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { endOfDay, instantOf, localDate, plusMonths, weekday } from './dates';
import { dueOf } from './due';
import { windowsOf } from './rungs';
import { isWorkingDay, workingDayFrom } from './working-days';

const rule = (given: Partial<DeadlineRule>): DeadlineRule => ({
  id: 'TEST-01',
  version: 1,
  kind: 'days',
  amount: 1,
  trigger: 'opened',
  roll: 'none',
  soft: false,
  mark: 'ASSUMPTION',
  citation: 'Opdigtet',
  title: { da: 'Prøve', en: 'Test' },
  ...given,
});
const closed = new Set<string>();
const usual = { closed, openOnClosingDays: false };
const date = (given: Partial<DeadlineRule>, trigger: string, pauses: [string, string][] = []) =>
  dueOf({
    rule: rule(given),
    trigger,
    pauses: pauses.map(([from, to]) => ({ from: Date.parse(from), to: Date.parse(to) })),
    closed,
  })!.date;

/** The model is held against dates worked out by hand, so that it can be held against the product. */
describe('the model', () => {
  test('knows the clock of Denmark', () => {
    expect(new Date(instantOf('2027-03-28')).toISOString()).toBe('2027-03-27T23:00:00.000Z');
    expect(new Date(endOfDay('2027-03-28')).toISOString()).toBe('2027-03-28T21:59:59.999Z');
    expect(new Date(instantOf('2027-10-31', '08:00')).toISOString()).toBe('2027-10-31T07:00:00.000Z');
    expect(new Date(instantOf('2027-10-31')).toISOString()).toBe('2027-10-30T22:00:00.000Z');
    expect(localDate(Date.parse('2027-06-30T22:00:00Z'))).toBe('2027-07-01');
    expect(localDate(Date.parse('2027-01-31T22:59:59Z'))).toBe('2027-01-31');
    expect(weekday('2026-11-21')).toBe(6);
    expect(plusMonths('2027-11-30', 3)).toBe('2028-02-29');
  });

  test('knows when Denmark works', () => {
    expect(isWorkingDay('2023-05-05', usual)).toBe(false);
    expect(isWorkingDay('2024-04-26', usual)).toBe(true);
    expect(isWorkingDay('2027-03-25', usual)).toBe(false);
    expect(isWorkingDay('2026-06-05', usual)).toBe(false);
    expect(isWorkingDay('2026-06-05', { closed, openOnClosingDays: true })).toBe(true);
    expect(workingDayFrom('2026-12-23', { count: 3, days: usual })).toBe('2026-12-30');
    expect(workingDayFrom('2027-04-01', { count: -2, days: usual })).toBe('2027-03-30');
    expect(workingDayFrom('2027-03-24', { count: 1, days: usual })).toBe('2027-03-30');
  });

  test('counts each kind of rule', () => {
    expect(date({ kind: 'weeks', amount: 3 }, '2026-03-03T09:12:00Z')).toBe('2026-03-24');
    expect(date({ kind: 'months', amount: 4 }, '2026-10-31')).toBe('2027-02-28');
    expect(date({ kind: 'before', amount: 1, unit: 'weeks', roll: 'backward' }, '2027-04-05')).toBe('2027-03-24');
    const fortnightly = rule({
      kind: 'cadence',
      amount: 14,
      unit: 'days',
      then: { amount: 1, unit: 'months', after: { amount: 2, unit: 'months' }, since: 'fact:measure-started' },
    });
    const since = '2027-01-10';
    expect(dueOf({ rule: fortnightly, trigger: '2027-03-09', since, pauses: [], closed })!.date).toBe('2027-03-23');
    expect(dueOf({ rule: fortnightly, trigger: '2027-03-10', since, pauses: [], closed })!.date).toBe('2027-04-10');
    const dayAndNight = dueOf({
      rule: rule({ kind: 'hours', amount: 24 }),
      trigger: '2027-03-27T12:00:00Z',
      pauses: [],
      closed,
    });
    expect(new Date(dayAndNight!.at).toISOString()).toBe('2027-03-28T12:00:00.000Z');
    expect(date({ kind: 'days', amount: 7, cutOff: '15:00' }, '2026-03-03T14:00:00Z')).toBe('2026-03-11');
  });

  test('counts pauses', () => {
    // Three nights: the 4th, 5th and 6th are paused days.
    const pause: [string, string] = ['2026-03-04T12:00:00Z', '2026-03-07T08:00:00Z'];
    expect(date({ amount: 7 }, '2026-03-02T09:00:00Z', [pause])).toBe('2026-03-12');
    expect(date({ kind: 'working-days', amount: 5 }, '2026-03-02T09:00:00Z', [pause])).toBe('2026-03-12');
    expect(date({ amount: 7 }, '2026-03-02T09:00:00Z', [['2026-03-04T08:00:00Z', '2026-03-04T20:00:00Z']])).toBe(
      '2026-03-09',
    );
    const clock = dueOf({
      rule: rule({ kind: 'hours', amount: 10 }),
      trigger: '2026-03-02T09:00:00Z',
      pauses: [{ from: Date.parse('2026-03-02T10:00:00Z'), to: Date.parse('2026-03-02T10:30:00Z') }],
      closed,
    });
    expect(new Date(clock!.at).toISOString()).toBe('2026-03-02T19:30:00.000Z');
  });

  test('plans ladders, and counts one that was late from the start from when it was known', () => {
    const ladder: Ladder = {
      id: 'standard',
      version: 1,
      mark: 'ASSUMPTION',
      rungs: [-2, 0, 2].map((amount) => ({
        id: String(amount),
        offset: { amount, unit: 'working-days' },
        audiences: ['owner'],
      })),
    };
    const due = { at: endOfDay('2026-03-20'), date: '2026-03-20' };
    const at = (armedAt: string): string[] =>
      windowsOf(ladder, { due, armedAt: Date.parse(armedAt), hour: '08:00', days: usual }).map(({ earliest }) =>
        new Date(earliest).toISOString(),
      );
    expect(at('2026-03-01T00:00:00Z')).toEqual([
      '2026-03-18T07:00:00.000Z',
      '2026-03-23T07:00:00.000Z',
      '2026-03-24T07:00:00.000Z',
    ]);
    expect(at('2026-03-25T10:00:00.000Z').slice(1)).toEqual(['2026-03-25T10:00:00.000Z', '2026-03-27T07:00:00.000Z']);
  });
});
