import { describe, expect, test } from '@jest/globals';
import { type ClosingDay, danishCalendar, districtCalendar } from '../calendar';
import { type DeadlineRule, nationalRules } from '../rules';
import { type DeadlineRequest, calculateDeadline, explain, quotaUsed, requirePossible, verifyCertificate } from '.';

const zone = 'Europe/Copenhagen';
const national = (id: string): DeadlineRule => nationalRules.find((rule) => rule.id === id)!;
const rule = (kind: DeadlineRule['kind'], amount: number, rest: Partial<DeadlineRule> = {}): DeadlineRule => ({
  id: 'TEST-01',
  version: 1,
  kind,
  amount,
  trigger: 'opened',
  roll: 'none',
  soft: false,
  mark: 'STATUTE',
  citation: 'TEST § 1',
  title: { da: 'Prøveregel', en: 'Test rule' },
  ...rest,
});

function calculate(counted: DeadlineRule, at: string, rest: Partial<DeadlineRequest> & { since?: string } = {}) {
  const { since, ...given } = rest;
  const request = {
    rule: counted,
    trigger: { event: 'opened', at, ...(since === undefined ? {} : { since }) },
    calendar: danishCalendar,
    zone,
    ...given,
  };
  const certificate = calculateDeadline(request);
  expect(verifyCertificate({ certificate, ...request })).toEqual({ valid: true });
  return certificate;
}

describe('cadence', () => {
  const talks = national('UKN-16');
  test.each([
    ['every 14 days in the first two months', '2026-03-10', '2026-03-24', 'first'],
    ['still so when the last was on the last day of them', '2026-05-02', '2026-05-16', 'first'],
    ['monthly when the last was when two months had gone', '2026-05-03', '2026-06-03', 'then'],
    ['monthly thereafter', '2026-08-31', '2026-09-30', 'then'],
  ] as const)('%s', (_what, last, expected, counted) => {
    const certificate = calculate(talks, last, { since: '2026-03-03' });
    expect(certificate.due.localDate).toBe(expected);
    expect(certificate.pace).toEqual({ counted, changesOn: '2026-05-03' });
  });

  test('keeps the first pace, and says so, while the start is not known', () => {
    const certificate = calculate(talks, '2026-08-31');
    expect([certificate.due.localDate, certificate.pace]).toEqual([
      '2026-09-14',
      { counted: 'first', changesOn: null },
    ]);
  });

  test('is told as a pace, with the other pace and the day that divides them', () => {
    expect(explain(calculate(talks, '2026-03-10', { since: '2026-03-03' }))).toEqual({
      da: 'mindst hver 14. dag, fra 10. marts (BEK 1115/2024 §§ 11-12) = 24. marts; fra 3. maj mindst hver måned',
      en: 'at least every 14 days, from 10 March (BEK 1115/2024 §§ 11-12) = 24 March; from 3 May at least every month',
    });
    expect(explain(calculate(talks, '2026-05-05', { since: '2026-03-03' })).da).toBe(
      'mindst hver måned, fra 5. maj (BEK 1115/2024 §§ 11-12) = 5. juni; før 3. maj mindst hver 14. dag',
    );
  });
});

describe('until', () => {
  const protection = rule('until', 0, { trigger: 'fact:address-protection-ends' });

  test('lasts to the end of its own day, and may roll', () => {
    expect(calculate(protection, '2026-04-04').due).toEqual({
      at: '2026-04-04T21:59:59.999Z',
      localDate: '2026-04-04',
    });
    expect(calculate({ ...protection, roll: 'forward' }, '2026-04-04').due.localDate).toBe('2026-04-07');
  });

  test('is told so', () => {
    expect(explain(calculate(protection, '2026-05-12'))).toEqual({
      da: 'til og med den 12. maj (TEST § 1)',
      en: 'until 12 May (TEST § 1)',
    });
  });
});

describe('quota', () => {
  const holiday = national('UKN-21');
  const used = (...pauses: { from: string; to: string }[]) => quotaUsed({ rule: holiday, pauses, zone });

  test('is no deadline', () => {
    const trigger = { event: 'opened', at: '2026-03-03' };
    expect(() => calculateDeadline({ rule: holiday, trigger, calendar: danishCalendar, zone })).toThrow(
      expect.objectContaining({ code: 'kind-is-no-deadline' }),
    );
  });

  test('counts local days, and splits a holiday over New Year', () => {
    expect(used({ from: '2026-12-28T09:00:00Z', to: '2027-01-03T09:00:00Z' })).toEqual([
      { year: 2026, usedDays: 4, allowedDays: 28 },
      { year: 2027, usedDays: 2, allowedDays: 28 },
    ]);
  });

  test('counts a day once that several steps stood still on', () => {
    const week = { from: '2026-07-06T09:00:00Z', to: '2026-07-13T09:00:00Z' };
    expect(used(week, week, { ...week, to: '2026-07-15T09:00:00Z' })).toEqual([
      { year: 2026, usedDays: 9, allowedDays: 28 },
    ]);
    expect(used()).toEqual([]);
  });

  test('is asked of quotas only', () => {
    expect(() => quotaUsed({ rule: national('UKN-02'), pauses: [], zone })).toThrow(
      expect.objectContaining({ name: 'DeadlineError' }),
    );
  });
});

describe('a cut-off time', () => {
  const late = rule('working-days', 2, { cutOff: '15:00' });
  test.each([
    ['a minute before', '2026-03-03T13:59:00Z', '2026-03-05', undefined],
    ['on the stroke', '2026-03-03T14:00:00Z', '2026-03-06', '2026-03-04'],
    ['in summer time', '2026-06-01T13:00:00Z', '2026-06-04', '2026-06-02'],
  ])('%s', (_what, at, expected, countedFrom) => {
    const certificate = calculate(late, at);
    expect(certificate.due.localDate).toBe(expected);
    expect(certificate.trigger.countedFrom).toBe(countedFrom);
  });

  test('is told', () => {
    expect(explain(calculate(late, '2026-03-03T16:00:00Z'))).toEqual({
      da: '2 arbejdsdage fra 3. marts (TEST § 1) = 6. marts; efter kl. 15.00, derfor regnet fra 4. marts',
      en: '2 working days from 3 March (TEST § 1) = 6 March; after 15:00, so counted from 4 March',
    });
  });
});

describe('closing days', () => {
  const closingDays: readonly ClosingDay[] = [
    { date: '2026-05-15', name: { da: 'rådhuset lukket', en: 'town hall closed' }, authority: 'kommune:0165' },
  ];
  const calendar = districtCalendar({ base: danishCalendar, closingDays });

  test('of the owing municipality are stepped over, named, and the certificate says whose', () => {
    const certificate = calculate(rule('working-days', 2), '2026-05-13', { calendar, authority: 'kommune:0165' });
    expect(certificate.due.localDate).toBe('2026-05-19');
    expect(certificate.calendar).toEqual({ id: 'dk', version: calendar.version.slice(3), authority: 'kommune:0165' });
    expect(certificate.walk).toContainEqual({
      date: '2026-05-15',
      counts: false,
      because: 'closing-day: rådhuset lukket',
    });
    expect(explain(certificate).da).toContain('rådhuset lukket tæller ikke med');
  });

  test('of another municipality are not', () => {
    const certificate = calculate(rule('working-days', 2), '2026-05-13', { calendar, authority: 'kommune:0183' });
    expect([certificate.due.localDate, certificate.calendar.authority]).toEqual(['2026-05-18', undefined]);
  });

  test.each([
    ['2026-06-04', '2026-06-05', '2026-06-08'],
    ['2026-12-23', '2026-12-24', '2026-12-28'],
    ['2026-12-30', '2026-12-31', '2027-01-04'],
  ])('of the country count where a rule says so: from %s', (from, counted, notCounted) => {
    const due = (closing: DeadlineRule['closingDays']) =>
      calculate(rule('working-days', 1, closing ? { closingDays: closing } : {}), from).due.localDate;
    expect([due('working'), due('non-working'), due(undefined)]).toEqual([counted, notCounted, notCounted]);
  });
});

test('store bededag: two working days from the Wednesday before it, in 2023 and in 2024', () => {
  const due = (at: string) => calculate(rule('working-days', 2), at).due.localDate;
  expect([due('2023-05-03'), due('2024-04-24')]).toEqual(['2023-05-08', '2024-04-26']);
});

test('a limit before a meeting moves when its meeting moves', () => {
  const due = (meeting: string) => calculate(national('UKN-04'), meeting).due.localDate;
  expect([due('2026-03-24'), due('2026-03-31'), due('2026-04-13')]).toEqual(['2026-03-17', '2026-03-24', '2026-04-01']);
});

describe('validity', () => {
  test('a rule is not counted by before or after it is in force', () => {
    const limited = rule('days', 7, { validFrom: '2024-11-01', validTo: '2026-12-31' });
    expect(calculate(limited, '2026-12-31T22:00:00Z').due.localDate).toBe('2027-01-07');
    for (const [at, field] of [
      ['2024-10-31T22:00:00Z', 'rule.validFrom'],
      ['2026-12-31T23:00:00Z', 'rule.validTo'],
    ] as const) {
      expect(() => calculate(limited, at)).toThrow(expect.objectContaining({ code: 'rule-not-in-force', field }));
    }
  });

  test('nor does the verifier accept it', () => {
    const claimed = calculate(rule('days', 7), '2024-10-31');
    const limited = rule('days', 7, { validFrom: '2024-11-01' });
    expect(verifyCertificate({ certificate: claimed, rule: limited, calendar: danishCalendar })).toEqual({
      valid: false,
      difference: 'rule.validFrom: rule-not-in-force',
    });
  });
});

describe('a rule that contradicts itself', () => {
  test.each<[string, DeadlineRule, string]>([
    ['cadence without unit', rule('cadence', 2), 'unit-missing'],
    ['cadence of nothing', rule('cadence', 0, { unit: 'days' }), 'amount-too-small'],
    ['until with an amount', rule('until', 3), 'amount-not-possible'],
    ['quota without a period', rule('quota', 4, { unit: 'weeks' }), 'period-missing'],
    ['a cut-off for hours', rule('hours', 24, { cutOff: '15:00' }), 'cut-off-not-possible'],
    ['a cut-off at midnight', rule('days', 1, { cutOff: '00:00' }), 'cut-off-not-possible'],
    ['seconds that roll', rule('seconds', 30, { roll: 'forward' }), 'roll-not-possible'],
    [
      'a change of pace of what has none',
      rule('weeks', 1, { then: { amount: 1, unit: 'months', after: { amount: 2, unit: 'months' }, since: 'opened' } }),
      'pace-not-possible',
    ],
    ['an empty validity', rule('days', 1, { validFrom: '2026-01-02', validTo: '2026-01-01' }), 'validity-empty'],
  ])('%s', (_what, impossible, code) => {
    expect(() => requirePossible(impossible)).toThrow(expect.objectContaining({ name: 'DeadlineError', code }));
  });
});

describe('explained with a pause', () => {
  const paused = rule('days', 7, { pausable: ['holiday'] });
  const pauses = [{ from: '2026-03-05T10:00:00Z', to: '2026-03-07T08:00:00Z', ground: 'holiday' as const }];

  test('names stretch, ground and what it took', () => {
    expect(explain(calculate(paused, '2026-03-03', { pauses }))).toEqual({
      da: '7 dage fra 3. marts (TEST § 1) = 12. marts; pause 5. marts til 7. marts (ferie): 2 dage',
      en: '7 days from 3 March (TEST § 1) = 12 March; paused 5 March to 7 March (holiday): 2 days',
    });
  });

  test('in clock time gives the clock', () => {
    const hours = rule('hours', 24, { pausable: ['holiday'] });
    const stretch = [{ from: '2026-03-03T12:00:00Z', to: '2026-03-03T14:00:00Z', ground: 'holiday' as const }];
    expect(explain(calculate(hours, '2026-03-03T09:00:00Z', { pauses: stretch })).da).toBe(
      '24 timer fra 3. marts kl. 10.00 (TEST § 1) = 4. marts kl. 12.00; pause 3. marts kl. 13.00 til 3. marts kl. 15.00 (ferie): 2 timer',
    );
  });

  test('that took nothing says nothing', () => {
    const later = [{ from: '2026-04-05T10:00:00Z', to: '2026-04-07T08:00:00Z', ground: 'holiday' as const }];
    expect(explain(calculate(paused, '2026-03-03', { pauses: later })).da).toBe(
      '7 dage fra 3. marts (TEST § 1) = 10. marts',
    );
  });
});
