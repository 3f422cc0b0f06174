import { describe, expect, test } from '@jest/globals';
import { danishCalendar, districtCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline } from '@tovholder/domain/deadlines';
import { type DeadlineRule, nationalRules } from '@tovholder/domain/rules';
import { sealCertificate } from '../canonical';
import { calendarContent } from './calendars';
import { calculationRequest, certificate } from './deadlines';

const closingDays = [
  { date: '2026-03-06', name: { da: 'lukket', en: 'closed' }, authority: 'kommune:0165', law: 'Kommunens hjemmeside' },
];
const calendar = districtCalendar({ base: danishCalendar, closingDays });

function sealed(rule: DeadlineRule, rest: object = {}) {
  const trigger = { event: 'opened', at: '2026-03-03T15:30:00Z', seq: 7, since: '2026-01-01' };
  const request = { rule, trigger, calendar, zone: 'Europe/Copenhagen', authority: 'kommune:0165', ...rest };
  return JSON.parse(JSON.stringify(sealCertificate(calculateDeadline(request))));
}

describe('a certificate', () => {
  test.each(nationalRules.filter(({ kind }) => kind !== 'quota'))('of $id passes the contract unchanged', (rule) => {
    expect(certificate.parse(sealed(rule))).toEqual(sealed(rule));
  });

  test('with everything that may be said in one passes unchanged', () => {
    const cadence = nationalRules.find(({ id }) => id === 'UKN-16')!;
    const whole = sealed(
      { ...cadence, cutOff: '15:00', closingDays: 'non-working', roll: 'forward' },
      { pauses: [{ from: '2026-03-05T09:00:00Z', to: '2026-03-08T09:00:00Z', ground: 'holiday' }] },
    );
    expect(whole).toMatchObject({ pace: { counted: 'then' }, trigger: { countedFrom: '2026-03-04' } });
    expect(certificate.parse(whole)).toEqual(whole);
  });

  test.each([
    ['a kind that makes no deadline', { kind: 'informational' }],
    ['a field that nobody knows', { shoeSize: 43 }],
  ])('with %s is none', (_what, change) => {
    const changed = sealed(nationalRules[0]!);
    expect(certificate.safeParse({ ...changed, rule: { ...changed.rule, ...change } }).success).toBe(false);
  });
});

test('a calendar passes the contract unchanged, and one with a wrong month does not', () => {
  expect(calendarContent.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  const [day] = danishCalendar.annualDays;
  const wrong = { ...danishCalendar, annualDays: [{ ...day, falls: { month: 13, day: 1 } }] };
  expect(calendarContent.safeParse(wrong).success).toBe(false);
});

test('a pause in a calculation has a ground that there is', () => {
  const asked = { rule: 'UKN-16', trigger: { at: '2026-03-03' } };
  const pause = { from: '2026-03-05T09:00:00Z', to: '2026-03-08T09:00:00Z', ground: 'holiday' };
  expect(calculationRequest.safeParse({ ...asked, pauses: [pause] }).success).toBe(true);
  expect(calculationRequest.safeParse({ ...asked, pauses: [{ ...pause, ground: 'lunch' }] }).success).toBe(false);
});
