import { describe, expect, test } from '@jest/globals';
import { danishCalendar } from '../calendar';
import { nationalRules } from '../rules';
import { calculateDeadline, explain, verifyCertificate } from '.';

/** Clocks go forward in the night to 29 March 2026 and back in the night to 25 October 2026. */
function calculate(id: string, at: string) {
  const rule = nationalRules.find((candidate) => candidate.id === id)!;
  const certificate = calculateDeadline({
    rule,
    trigger: { event: 'opened', at },
    calendar: danishCalendar,
    zone: 'Europe/Copenhagen',
  });
  expect(verifyCertificate({ certificate, rule, calendar: danishCalendar })).toEqual({ valid: true });
  return certificate;
}

describe('24 hours (BL § 136, stk. 2) run 24 hours, and the local clock shows it', () => {
  test('over the change to summer time', () => {
    const certificate = calculate('UND-01', '2026-03-28T20:05:00Z');
    expect(certificate).toMatchObject({
      trigger: { localDate: '2026-03-28' },
      due: { at: '2026-03-29T20:05:00Z', localDate: '2026-03-29' },
    });
    expect(explain(certificate).da).toContain('28. marts kl. 21.05 (BL § 136, stk. 2) = 29. marts kl. 22.05');
  });

  test('over the change to winter time', () => {
    const certificate = calculate('UND-01', '2026-10-24T20:05:00Z');
    expect(certificate.due).toEqual({ at: '2026-10-25T20:05:00Z', localDate: '2026-10-25' });
    expect(explain(certificate).da).toContain('24. oktober kl. 22.05 (BL § 136, stk. 2) = 25. oktober kl. 21.05');
  });

  test('from late in the evening they end two local days on where the night is an hour short', () => {
    expect(calculate('UND-01', '2026-03-28T22:30:00Z')).toMatchObject({
      trigger: { localDate: '2026-03-28' },
      walk: [{ date: '2026-03-30', counts: true }],
      due: { at: '2026-03-29T22:30:00Z', localDate: '2026-03-30' },
    });
  });

  test('and on the very same local day where the night is an hour long', () => {
    expect(calculate('UND-01', '2026-10-24T22:30:00Z')).toMatchObject({
      trigger: { localDate: '2026-10-25' },
      due: { at: '2026-10-25T22:30:00Z', localDate: '2026-10-25' },
    });
  });
});

describe('three weeks (UKL § 29, stk. 2) end on the same weekday at the end of the local day', () => {
  test('over the change to summer time', () => {
    expect(calculate('UKN-02', '2026-03-20T12:00:00Z')).toMatchObject({
      trigger: { at: '2026-03-20T12:00:00Z', localDate: '2026-03-20' },
      walk: [{ date: '2026-04-10', counts: true }],
      due: { at: '2026-04-10T21:59:59.999Z', localDate: '2026-04-10' },
    });
  });

  test('over the change to winter time', () => {
    expect(calculate('UKN-02', '2026-10-10T12:00:00Z')).toMatchObject({
      trigger: { at: '2026-10-10T12:00:00Z', localDate: '2026-10-10' },
      walk: [{ date: '2026-10-31', counts: true }],
      due: { at: '2026-10-31T22:59:59.999Z', localDate: '2026-10-31' },
    });
  });

  test.each([
    ['2026-03-08', '2026-03-29T21:59:59.999Z', 'the day that is an hour short'],
    ['2026-10-04', '2026-10-25T22:59:59.999Z', 'the day that is an hour long'],
  ])('from %s end on %s, %s', (from, at) => {
    expect(calculate('UKN-02', from).due.at).toBe(at);
  });

  test('from an instant that is already the next local day', () => {
    expect(calculate('UKN-02', '2026-03-19T23:30:00Z')).toMatchObject({
      trigger: { localDate: '2026-03-20' },
      due: { localDate: '2026-04-10' },
    });
  });
});
