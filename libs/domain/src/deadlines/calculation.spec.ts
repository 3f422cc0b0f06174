import { describe, expect, test } from '@jest/globals';
import { danishCalendar } from '../calendar';
import type { DeadlineRule } from '../rules';
import { DeadlineError, calculateDeadline, requirePossible } from '.';

const zone = 'Europe/Copenhagen';

function rule(kind: DeadlineRule['kind'], amount: number, rest: Partial<DeadlineRule> = {}): DeadlineRule {
  return {
    id: 'TEST-01',
    version: 1,
    kind,
    amount,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'UKL § 29(2)',
    title: { da: 'Prøveregel', en: 'Test rule' },
    ...rest,
  };
}

const calculate = (tried: DeadlineRule, at: string) =>
  calculateDeadline({ rule: tried, trigger: { event: 'opened', at }, calendar: danishCalendar, zone });
const due = (tried: DeadlineRule, at: string) => calculate(tried, at).due;

describe('the certificate', () => {
  test('is the one of the design page', () => {
    const certificate = calculateDeadline({
      rule: rule('weeks', 3, { id: 'UKN-02' }),
      trigger: { event: 'investigation-requested', at: '2026-03-03T09:12:00Z', seq: 7 },
      calendar: danishCalendar,
      zone,
    });
    expect(certificate).toEqual({
      rule: { id: 'UKN-02', version: 1, kind: 'weeks', amount: 3, mark: 'STATUTE', citation: 'UKL § 29(2)' },
      calendar: { id: 'dk', version: '2024.1' },
      zone,
      trigger: { event: 'investigation-requested', at: '2026-03-03T09:12:00Z', localDate: '2026-03-03', seq: 7 },
      walk: [{ date: '2026-03-24', counts: true }],
      pauses: [],
      roll: null,
      due: { at: '2026-03-24T22:59:59.999Z', localDate: '2026-03-24' },
    });
    expect(Object.keys(certificate)).toEqual(['rule', 'calendar', 'zone', 'trigger', 'walk', 'pauses', 'roll', 'due']);
  });

  test('writes the trigger in UTC, whatever offset it came with', () => {
    expect(calculate(rule('days', 1), '2026-03-03T00:30:00+01:00').trigger).toEqual({
      event: 'opened',
      at: '2026-03-02T23:30:00Z',
      localDate: '2026-03-03',
    });
  });

  test('takes a local date as that local day', () => {
    const certificate = calculate(rule('days', 7), '2026-03-03');
    expect(certificate.trigger).toMatchObject({ at: '2026-03-02T23:00:00Z', localDate: '2026-03-03' });
    expect(certificate.due.localDate).toBe('2026-03-10');
  });
});

describe('days, weeks, months and years', () => {
  test.each([
    ['7 days', rule('days', 7), '2026-03-03T09:12:00Z', '2026-03-10T22:59:59.999Z'],
    ['no days: the day itself', rule('days', 0), '2026-03-03T09:12:00Z', '2026-03-03T22:59:59.999Z'],
    [
      'a day that began at 23:30 UTC the evening before',
      rule('days', 1),
      '2026-03-02T23:30:00Z',
      '2026-03-04T22:59:59.999Z',
    ],
    ['3 weeks into summer time', rule('weeks', 3), '2026-03-20T12:00:00Z', '2026-04-10T21:59:59.999Z'],
    ['3 weeks into winter time', rule('weeks', 3), '2026-10-10T12:00:00Z', '2026-10-31T22:59:59.999Z'],
    ['a week over the year’s end', rule('weeks', 1), '2026-12-28T12:00:00Z', '2027-01-04T22:59:59.999Z'],
    ['a month from 31 January', rule('months', 1), '2026-01-31T12:00:00Z', '2026-02-28T22:59:59.999Z'],
    ['a month from 31 January in a leap year', rule('months', 1), '2028-01-31T12:00:00Z', '2028-02-29T22:59:59.999Z'],
    ['a month from 28 February', rule('months', 1), '2026-02-28T12:00:00Z', '2026-03-28T22:59:59.999Z'],
    ['4 months from 31 October', rule('months', 4), '2026-10-31T12:00:00Z', '2027-02-28T22:59:59.999Z'],
    ['a year from 29 February', rule('years', 1), '2028-02-29T12:00:00Z', '2029-02-28T22:59:59.999Z'],
    ['4 years from 29 February', rule('years', 4), '2024-02-29T12:00:00Z', '2028-02-29T22:59:59.999Z'],
  ])('%s', (_what, tried, at, expected) => {
    expect(due(tried, at).at).toBe(expected);
  });
});

describe('hours', () => {
  test.each([
    ['over a night', '2026-03-03T20:00:00Z', '2026-03-04T20:00:00Z'],
    ['over a weekend', '2026-03-06T15:30:00Z', '2026-03-07T15:30:00Z'],
    ['while the clocks go forward', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'],
    ['while the clocks go back', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'],
    ['over New Year', '2026-12-31T22:59:59Z', '2027-01-01T22:59:59Z'],
  ])('24 run in clock time %s', (_what, at, expected) => {
    expect(due(rule('hours', 24), at).at).toBe(expected);
  });

  test('name the local day that they end on', () => {
    expect(calculate(rule('hours', 24), '2026-03-28T22:30:00Z')).toMatchObject({
      walk: [{ date: '2026-03-30', counts: true }],
      due: { at: '2026-03-29T22:30:00Z', localDate: '2026-03-30' },
    });
  });

  test('from a date count from the start of the day, so that the alarm errs early', () => {
    expect(due(rule('hours', 24), '2026-03-03').at).toBe('2026-03-03T23:00:00Z');
  });
});

describe('working days', () => {
  test('name each day that does not count, in Easter week', () => {
    expect(calculate(rule('working-days', 5), '2026-03-30T10:00:00Z')).toMatchObject({
      walk: [
        { date: '2026-04-02', counts: false, because: 'holiday: skærtorsdag' },
        { date: '2026-04-03', counts: false, because: 'holiday: langfredag' },
        { date: '2026-04-04', counts: false, because: 'weekend' },
        { date: '2026-04-05', counts: false, because: 'holiday: påskedag' },
        { date: '2026-04-06', counts: false, because: 'holiday: 2. påskedag' },
        { date: '2026-04-09', counts: true },
      ],
      roll: null,
      due: { at: '2026-04-09T21:59:59.999Z', localDate: '2026-04-09' },
    });
  });

  test.each([
    ['store bededag 2023 does not count', '2023-05-03T10:00:00Z', 2, '2023-05-08'],
    ['the same Friday counts from 2024', '2024-04-24T10:00:00Z', 2, '2024-04-26'],
    ['grundlovsdag does not count', '2026-06-04T10:00:00Z', 1, '2026-06-08'],
    ['nor do 24 and 31 December', '2026-12-23T10:00:00Z', 4, '2027-01-04'],
    ['from a Saturday', '2026-03-07T10:00:00Z', 5, '2026-03-13'],
    ['none: the day itself', '2026-03-03T10:00:00Z', 0, '2026-03-03'],
  ])('%s', (_what, at, amount, expected) => {
    expect(due(rule('working-days', amount), at).localDate).toBe(expected);
  });
});

describe('roll-over', () => {
  test('is off unless the rule has it: an authority’s 7 days may end on Easter Sunday', () => {
    expect(calculate(rule('days', 7), '2026-03-29T10:00:00Z')).toMatchObject({
      walk: [{ date: '2026-04-05', counts: true }],
      roll: null,
      due: { localDate: '2026-04-05' },
    });
  });

  test('goes to the next working day and shows each day on the way', () => {
    expect(calculate(rule('weeks', 4, { roll: 'forward' }), '2026-03-06T10:00:00Z')).toMatchObject({
      walk: [
        { date: '2026-04-03', counts: false, because: 'holiday: langfredag' },
        { date: '2026-04-04', counts: false, because: 'weekend' },
        { date: '2026-04-05', counts: false, because: 'holiday: påskedag' },
        { date: '2026-04-06', counts: false, because: 'holiday: 2. påskedag' },
        { date: '2026-04-07', counts: true },
      ],
      roll: { from: '2026-04-03', to: '2026-04-07', because: 'holiday: langfredag' },
      due: { at: '2026-04-07T21:59:59.999Z' },
    });
  });

  test.each([
    ['a Saturday', '2026-03-07', '2026-03-09'],
    ['grundlovsdag before a weekend', '2026-06-05', '2026-06-08'],
    ['New Year’s Eve before a weekend', '2026-12-31', '2027-01-04'],
    ['a working day', '2026-03-06', '2026-03-06'],
  ])('of %s', (_what, lastDay, expected) => {
    expect(due(rule('days', 0, { roll: 'forward' }), lastDay).localDate).toBe(expected);
  });
});

describe('before', () => {
  test('counts back from the event’s day and ends with that day', () => {
    expect(due(rule('before', 1, { unit: 'weeks', roll: 'backward' }), '2026-03-24T09:00:00Z')).toEqual({
      at: '2026-03-17T22:59:59.999Z',
      localDate: '2026-03-17',
    });
  });

  test('rolls backwards to a working day', () => {
    expect(calculate(rule('before', 1, { unit: 'weeks', roll: 'backward' }), '2026-04-13')).toMatchObject({
      walk: [
        { date: '2026-04-06', counts: false, because: 'holiday: 2. påskedag' },
        { date: '2026-04-05', counts: false, because: 'holiday: påskedag' },
        { date: '2026-04-04', counts: false, because: 'weekend' },
        { date: '2026-04-03', counts: false, because: 'holiday: langfredag' },
        { date: '2026-04-02', counts: false, because: 'holiday: skærtorsdag' },
        { date: '2026-04-01', counts: true },
      ],
      roll: { from: '2026-04-06', to: '2026-04-01', because: 'holiday: 2. påskedag' },
    });
  });

  test.each([
    ['14 days', rule('before', 14, { unit: 'days', roll: 'backward' }), '2026-03-24', '2026-03-10'],
    ['2 working days', rule('before', 2, { unit: 'working-days' }), '2026-04-07', '2026-03-31'],
    ['a month before 31 March', rule('before', 1, { unit: 'months' }), '2026-03-31', '2026-02-28'],
    ['a day before New Year', rule('before', 1, { unit: 'days' }), '2027-01-01', '2026-12-31'],
  ])('%s', (_what, tried, at, expected) => {
    expect(due(tried, at).localDate).toBe(expected);
  });

  test('in hours goes back in clock time', () => {
    expect(due(rule('before', 24, { unit: 'hours' }), '2026-03-29T12:00:00Z').at).toBe('2026-03-28T12:00:00Z');
  });
});

describe('promptly', () => {
  test.each([
    ['working-days', rule('working-days', 5)],
    ['hours', rule('hours', 5)],
    ['weeks', rule('weeks', 5)],
  ] as const)('counts its alarm as %s', (unit, same) => {
    const at = '2026-03-30T10:00:00Z';
    const alarm = calculate(rule('promptly', 5, { unit }), at);
    expect(alarm.rule).toMatchObject({ kind: 'promptly', unit });
    expect([alarm.due, alarm.walk]).toEqual([calculate(same, at).due, calculate(same, at).walk]);
  });
});

describe('what makes no deadline', () => {
  test.each([
    ['half an amount', rule('days', 1.5), 'amount-not-a-whole-number', 'rule.amount'],
    ['a negative amount', rule('weeks', -3), 'amount-negative', 'rule.amount'],
    ['an amount beyond any rule', rule('years', 9_999), 'amount-too-large', 'rule.amount'],
    ['before without unit', rule('before', 1), 'unit-missing', 'rule.unit'],
    ['promptly without unit', rule('promptly', 5), 'unit-missing', 'rule.unit'],
    ['before by nothing', rule('before', 0, { unit: 'days' }), 'amount-too-small', 'rule.amount'],
    ['a unit that contradicts the kind', rule('weeks', 3, { unit: 'days' }), 'unit-contradicts-kind', 'rule.unit'],
    ['hours that roll', rule('hours', 24, { roll: 'forward' }), 'roll-not-possible', 'rule.roll'],
    [
      'before that rolls forward',
      rule('before', 1, { unit: 'weeks', roll: 'forward' }),
      'roll-not-possible',
      'rule.roll',
    ],
    ['after that rolls backward', rule('weeks', 1, { roll: 'backward' }), 'roll-not-possible', 'rule.roll'],
  ])('%s', (_what, tried, code, field) => {
    expect(() => requirePossible(tried)).toThrow(expect.objectContaining({ name: 'DeadlineError', code, field }));
    expect(() => calculate(tried, '2026-03-03')).toThrow(DeadlineError);
  });

  test.each(['', 'tomorrow', '2026-02-30', '2026-03-03T09:12:00', '9999-12-31', '0026-03-03'])(
    'the trigger "%s"',
    (at) => {
      expect(() => calculate(rule('days', 1), at)).toThrow(
        expect.objectContaining({ code: 'trigger-not-a-time', field: 'trigger.at' }),
      );
    },
  );

  test('an unknown zone', () => {
    const request = { rule: rule('days', 1), trigger: { event: 'opened', at: '2026-03-03' }, calendar: danishCalendar };
    expect(() => calculateDeadline({ ...request, zone: 'Europe/Atlantis' })).toThrow(
      expect.objectContaining({ code: 'zone-unknown', field: 'zone' }),
    );
  });
});
