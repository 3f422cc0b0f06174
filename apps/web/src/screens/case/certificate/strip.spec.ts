import { describe, expect, test } from '@jest/globals';
import type { Certificate } from '@tovholder/api-client';
import { danishCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline, type Pause } from '@tovholder/domain/deadlines';
import { type DeadlineRule, nationalRules } from '@tovholder/domain/rules';
import fc from 'fast-check';
import { addDays, daysOf, monthsOf, skippedRuns, summaryOf, weekdayOf } from './strip';

const rule = (more: Partial<DeadlineRule>): DeadlineRule =>
  ({
    ...nationalRules.find(({ kind }) => kind === 'working-days')!,
    unit: undefined,
    cutOff: undefined,
    closingDays: undefined,
    pausable: ['holiday'],
    roll: 'none',
    ...more,
  }) as DeadlineRule;

function certificateOf(of: DeadlineRule, at: string, pauses: readonly Pause[] = []): Certificate {
  const calculated = calculateDeadline({
    rule: of,
    calendar: danishCalendar,
    zone: 'Europe/Copenhagen',
    trigger: { event: 'opened', at },
    pauses,
  });
  return { ...calculated, hash: '' } as unknown as Certificate;
}

const fiveDays = rule({ kind: 'working-days', amount: 5 });

describe('the days of a count', () => {
  test('number the days that count, and say why the others do not', () => {
    const certificate = certificateOf(fiveDays, '2026-12-21');
    expect(
      daysOf(certificate).map(({ date, state, because, number }) => [date.slice(8), state, because ?? number]),
    ).toEqual([
      ['21', 'start', null],
      ['22', 'counted', 1],
      ['23', 'counted', 2],
      ['24', 'skipped', 'closing-day: juleaftensdag'],
      ['25', 'skipped', 'holiday: juledag'],
      ['26', 'skipped', 'holiday: 2. juledag'],
      ['27', 'skipped', 'weekend'],
      ['28', 'counted', 3],
      ['29', 'counted', 4],
      ['30', 'due', 5],
    ]);
  });

  const starts = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2024-01-01', days));
  const amounts = fc.integer({ min: 1, max: 90 });

  test('of any count of working days: the deadline has the number that the rule names, and each gap has a reason', () => {
    fc.assert(
      fc.property(starts, amounts, (at, amount) => {
        const certificate = certificateOf(rule({ kind: 'working-days', amount }), at);
        const days = daysOf(certificate);
        expect(days.at(-1)).toMatchObject({ date: certificate.due.localDate, state: 'due', number: amount });
        expect(days.filter(({ state, because }) => (state === 'skipped') !== (because !== null))).toEqual([]);
        expect(days.map(({ date }) => date)).toEqual(days.map((_, index) => addDays(at, index)));
      }),
    );
  });

  test('of any count of calendar days: weekends count, and the deadline has the number of the rule', () => {
    fc.assert(
      fc.property(starts, amounts, (at, amount) => {
        const days = daysOf(certificateOf(rule({ kind: 'days', amount }), at));
        expect(days.at(-1)).toMatchObject({ state: 'due', number: amount });
        expect(days).toHaveLength(amount + 1);
      }),
    );
  });

  test('of a count that is paused leave out the days that the pause took', () => {
    const pause: Pause = { from: '2026-11-04T09:00:00.000Z', to: '2026-11-06T09:00:00.000Z', ground: 'holiday' };
    const days = daysOf(certificateOf(rule({ kind: 'days', amount: 5 }), '2026-11-02', [pause]));
    expect(days.filter(({ because }) => because === 'paused').map(({ date }) => date)).toEqual([
      '2026-11-04',
      '2026-11-05',
    ]);
    expect(days.at(-1)).toMatchObject({ date: '2026-11-09', number: 5 });
    const working = daysOf(certificateOf(fiveDays, '2026-11-02', [pause]));
    expect(working.filter(({ because }) => because === 'paused').map(({ date }) => date)).toEqual([
      '2026-11-04',
      '2026-11-05',
    ]);
    expect(working.at(-1)).toMatchObject({ date: '2026-11-11', number: 5 });
  });

  test('of a deadline that was moved off a Sunday show where it fell and why it moved', () => {
    const certificate = certificateOf(rule({ kind: 'weeks', amount: 1, roll: 'forward' }), '2026-11-15');
    expect(daysOf(certificate).slice(-2)).toEqual([
      { date: '2026-11-22', state: 'skipped', because: 'weekend', number: null },
      { date: '2026-11-23', state: 'due', because: null, number: null },
    ]);
  });

  test('of a count back from a meeting run in the order of the calendar', () => {
    const days = daysOf(certificateOf(rule({ kind: 'before', amount: 3, unit: 'days', pausable: [] }), '2026-11-20'));
    expect(days.map(({ date, state }) => `${date.slice(8)} ${state}`)).toEqual([
      '17 due',
      '18 counted',
      '19 counted',
      '20 start',
    ]);
  });

  test('of a count of hours have no numbers', () => {
    const days = daysOf(certificateOf(rule({ kind: 'hours', amount: 24 }), '2026-11-20T10:00:00Z'));
    expect(days.map(({ state, number }) => [state, number])).toEqual([
      ['start', null],
      ['due', null],
    ]);
  });

  test('of a long span are counts by month', () => {
    const months = monthsOf(certificateOf(rule({ kind: 'months', amount: 3 }), '2026-11-20'));
    expect(months.map((month) => [month.month, summaryOf(month)])).toEqual([
      ['2026-11', { counted: 10, skipped: 0 }],
      ['2026-12', { counted: 31, skipped: 0 }],
      ['2027-01', { counted: 31, skipped: 0 }],
      ['2027-02', { counted: 20, skipped: 0 }],
    ]);
  });

  test('that do not count are told as stretches', () => {
    const days = daysOf(certificateOf(rule({ kind: 'working-days', amount: 7 }), '2026-11-20'));
    expect(skippedRuns(days)).toEqual([
      { from: '2026-11-21', to: '2026-11-22', because: 'weekend' },
      { from: '2026-11-28', to: '2026-11-29', because: 'weekend' },
    ]);
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([0, 6]);
  });
});
