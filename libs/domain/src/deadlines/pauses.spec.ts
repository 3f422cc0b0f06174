import { describe, expect, test } from '@jest/globals';
import { danishCalendar } from '../calendar';
import type { DeadlineRule } from '../rules';
import { type Pause, calculateDeadline, requirePossible, verifyCertificate } from '.';

const zone = 'Europe/Copenhagen';
const base: Omit<DeadlineRule, 'kind' | 'amount'> = {
  id: 'TEST-01',
  version: 1,
  trigger: 'opened',
  roll: 'none',
  soft: false,
  mark: 'ASSUMPTION',
  citation: 'TEST-01',
  pausable: ['citizen-away', 'awaiting-information'],
  title: { da: 'Prøveregel', en: 'Test rule' },
};
const rule = (kind: DeadlineRule['kind'], amount: number, rest: Partial<DeadlineRule> = {}): DeadlineRule => ({
  ...base,
  kind,
  amount,
  ...rest,
});
const away = (from: string, to: string): Pause => ({ from, to, ground: 'citizen-away' });

function calculate(counted: DeadlineRule, pauses: readonly Pause[], at = '2026-03-03T09:00:00Z') {
  const certificate = calculateDeadline({
    rule: counted,
    trigger: { event: 'opened', at },
    calendar: danishCalendar,
    zone,
    pauses,
  });
  expect(verifyCertificate({ certificate, rule: counted, calendar: danishCalendar })).toEqual({ valid: true });
  return certificate;
}
const due = (counted: DeadlineRule, pauses: readonly Pause[], at?: string) => calculate(counted, pauses, at).due;

/** Worked out by hand: 3 March 2026 is a Tuesday. */
describe('days, weeks, months and years', () => {
  test.each<[string, DeadlineRule, Pause[], string]>([
    ['without a pause', rule('days', 7), [], '2026-03-10'],
    [
      'a pause over two nights moves by two days',
      rule('days', 7),
      [away('2026-03-05T10:00:00Z', '2026-03-07T08:00:00Z')],
      '2026-03-12',
    ],
    [
      'a pause within a day moves nothing',
      rule('days', 7),
      [away('2026-03-05T08:00:00Z', '2026-03-05T20:00:00Z')],
      '2026-03-10',
    ],
    [
      'the trigger’s own day is not counted, so pausing it adds nothing',
      rule('days', 7),
      [away('2026-03-03T10:00:00Z', '2026-03-04T08:00:00Z')],
      '2026-03-10',
    ],
    [
      'a pause on the last day moves it',
      rule('days', 7),
      [away('2026-03-10T10:00:00Z', '2026-03-11T10:00:00Z')],
      '2026-03-11',
    ],
    [
      'a second pause inside the days gained counts too',
      rule('days', 7),
      [away('2026-03-05T10:00:00Z', '2026-03-07T08:00:00Z'), away('2026-03-11T10:00:00Z', '2026-03-14T10:00:00Z')],
      '2026-03-15',
    ],
    [
      'a pause after the due date changes nothing',
      rule('days', 7),
      [away('2026-03-11T10:00:00Z', '2026-03-14T10:00:00Z')],
      '2026-03-10',
    ],
    ['weeks', rule('weeks', 3), [away('2026-03-05T10:00:00Z', '2026-03-07T08:00:00Z')], '2026-03-26'],
    ['months', rule('months', 1), [away('2026-03-05T10:00:00Z', '2026-03-06T08:00:00Z')], '2026-04-04'],
    ['a year', rule('years', 1), [away('2026-12-30T10:00:00Z', '2027-01-02T08:00:00Z')], '2027-03-06'],
    ['a paused set day', rule('days', 0), [away('2026-03-03T10:00:00Z', '2026-03-05T08:00:00Z')], '2026-03-05'],
  ])('%s', (_what, counted, pauses, expected) => {
    expect(due(counted, pauses).localDate).toBe(expected);
  });

  test('a local day is paused when the pause covers its end, by the zone’s clock', () => {
    // 23:30 UTC is already the next day in Copenhagen.
    expect(due(rule('days', 7), [away('2026-03-05T22:30:00Z', '2026-03-05T23:30:00Z')]).localDate).toBe('2026-03-11');
    expect(due(rule('days', 7), [away('2026-03-05T23:30:00Z', '2026-03-06T22:30:00Z')]).localDate).toBe('2026-03-10');
  });

  test('a roll-over passes over paused days', () => {
    const pause = away('2026-03-09T08:00:00Z', '2026-03-11T08:00:00Z');
    expect(calculate(rule('days', 5, { roll: 'forward' }), [pause])).toMatchObject({
      walk: [
        { date: '2026-03-08', counts: false, because: 'weekend' },
        { date: '2026-03-09', counts: false, because: 'paused: citizen-away' },
        { date: '2026-03-10', counts: false, because: 'paused: citizen-away' },
        { date: '2026-03-11', counts: true },
      ],
      roll: { from: '2026-03-08', to: '2026-03-11', because: 'weekend' },
    });
  });
});

describe('working days', () => {
  test('skip paused days and say so; weekends within a pause stay weekends', () => {
    const pause = away('2026-03-05T10:00:00Z', '2026-03-10T08:00:00Z');
    expect(calculate(rule('working-days', 5), [pause])).toMatchObject({
      walk: [
        { date: '2026-03-05', counts: false, because: 'paused: citizen-away' },
        { date: '2026-03-06', counts: false, because: 'paused: citizen-away' },
        { date: '2026-03-07', counts: false, because: 'weekend' },
        { date: '2026-03-08', counts: false, because: 'weekend' },
        { date: '2026-03-09', counts: false, because: 'paused: citizen-away' },
        { date: '2026-03-13', counts: true },
      ],
      pauses: [{ ...pause, took: { amount: 3, unit: 'working-days' } }],
    });
  });
});

describe('clock time', () => {
  test.each<[string, Pause[], string, number[]]>([
    [
      'moves by the exact length',
      [away('2026-03-03T12:00:00Z', '2026-03-03T13:30:00.500Z')],
      '2026-03-04T10:30:00.5Z',
      [5400.5],
    ],
    [
      'counts only what lies after the trigger',
      [away('2026-03-03T08:00:00Z', '2026-03-03T10:00:00Z')],
      '2026-03-04T10:00:00Z',
      [3600],
    ],
    [
      'counts a pause in the hours gained',
      [away('2026-03-03T12:00:00Z', '2026-03-03T22:00:00Z'), away('2026-03-04T15:00:00Z', '2026-03-04T16:00:00Z')],
      '2026-03-04T20:00:00Z',
      [36_000, 3_600],
    ],
    [
      'does not move for a pause that begins when it is due',
      [away('2026-03-04T09:00:00Z', '2026-03-05T09:00:00Z')],
      '2026-03-04T09:00:00Z',
      [0],
    ],
    [
      'runs through the night in which the clocks change',
      [away('2026-03-28T23:00:00Z', '2026-03-29T02:00:00Z')],
      '2026-03-04T09:00:00Z',
      [0],
    ],
  ])('%s', (_what, pauses, expected, took) => {
    const certificate = calculate(rule('hours', 24), pauses);
    expect(certificate.due.at).toBe(expected);
    expect(certificate.pauses.map((pause) => pause.took)).toEqual(took.map((amount) => ({ amount, unit: 'seconds' })));
  });
});

describe('the certificate', () => {
  test('lists pauses in order of time with what each took', () => {
    const [first, second] = [
      away('2026-03-05T10:00:00Z', '2026-03-07T08:00:00Z'),
      away('2026-03-20T10:00:00Z', '2026-03-21T08:00:00Z'),
    ];
    expect(calculate(rule('days', 7), [second, first]).pauses).toEqual([
      { ...first, took: { amount: 2, unit: 'days' } },
      { ...second, took: { amount: 0, unit: 'days' } },
    ]);
  });
});

describe('what is no pause', () => {
  test.each<[string, Pause[], string]>([
    [
      'a ground that the rule does not list',
      [{ from: '2026-03-04T00:00:00Z', to: '2026-03-05T00:00:00Z', ground: 'holiday' }],
      'pause-ground-not-allowed',
    ],
    [
      'an end before the beginning',
      [away('2026-03-05T00:00:00Z', '2026-03-04T00:00:00Z')],
      'pause-ends-before-it-begins',
    ],
    [
      'two at a time',
      [away('2026-03-04T00:00:00Z', '2026-03-06T00:00:00Z'), away('2026-03-05T00:00:00Z', '2026-03-07T00:00:00Z')],
      'pauses-overlap',
    ],
    ['a date', [away('2026-03-04', '2026-03-05')], 'pause-not-a-time'],
    ['nonsense', [away('soon', 'later')], 'pause-not-a-time'],
  ])('%s', (_what, pauses, code) => {
    expect(() => calculate(rule('days', 7), pauses)).toThrow(expect.objectContaining({ code, field: 'pauses' }));
  });

  test.each(['before', 'until', 'quota'] as const)('a rule of kind %s lists no grounds', (kind) => {
    const impossible = rule(kind, kind === 'until' ? 0 : 1, {
      ...(kind === 'until' ? {} : { unit: 'days' }),
      ...(kind === 'quota' ? { period: 'calendar-year' } : {}),
    });
    expect(() => requirePossible(impossible)).toThrow(expect.objectContaining({ code: 'pause-not-possible' }));
  });
});
