import { describe, expect, test } from '@jest/globals';
import { danishCalendar } from '../calendar';
import type { DeadlineRule } from '../rules';
import { calculateDeadline, explain } from '.';

function explained(rule: Partial<DeadlineRule> & Pick<DeadlineRule, 'kind' | 'amount' | 'citation'>, at: string) {
  const whole: DeadlineRule = {
    id: 'TEST-01',
    version: 1,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    title: { da: 'Prøveregel', en: 'Test rule' },
    ...rule,
  };
  const trigger = { event: 'opened', at };
  return explain(calculateDeadline({ rule: whole, trigger, calendar: danishCalendar, zone: 'Europe/Copenhagen' }));
}

describe('the sentence under a date', () => {
  test('is the one of the design page', () => {
    expect(explained({ kind: 'weeks', amount: 3, citation: 'UKL § 29(2)' }, '2026-03-03T09:12:00Z')).toEqual({
      da: '3 uger fra 3. marts (UKL § 29, stk. 2) = 24. marts',
      en: '3 weeks from 3 March (UKL § 29(2)) = 24 March',
    });
  });

  test('gives the clock for hours, in the zone of the case', () => {
    expect(explained({ kind: 'hours', amount: 24, citation: 'BL § 136(2)' }, '2026-03-28T20:05:00Z')).toEqual({
      da: '24 timer fra 28. marts kl. 21.05 (BL § 136, stk. 2) = 29. marts kl. 22.05',
      en: '24 hours from 28 March at 21:05 (BL § 136(2)) = 29 March at 22:05',
    });
  });

  test('gives seconds for a demonstration', () => {
    const rule = { kind: 'seconds', amount: 90, citation: 'Demonstration', mark: 'ASSUMPTION' } as const;
    expect(explained(rule, '2026-03-03T09:12:05Z').da).toBe(
      '90 sekunder fra 3. marts kl. 10.12.05 (Demonstration; vores antagelse, ikke lovbestemt) = 3. marts kl. 10.13.35',
    );
  });

  test.each([
    ['working-days', 1, 'mindst hver arbejdsdag', 'at least every working day'],
    ['weeks', 1, 'mindst hver uge', 'at least every week'],
    ['weeks', 2, 'mindst hver 2. uge', 'at least every 2 weeks'],
    ['months', 3, 'mindst hver 3. måned', 'at least every 3 months'],
    ['years', 1, 'mindst hvert år', 'at least every year'],
  ] as const)('tells a cadence of %s %d as a pace', (unit, amount, da, en) => {
    const told = explained({ kind: 'cadence', unit, amount, citation: 'TEST § 1' }, '2026-03-03');
    expect([told.da.startsWith(`${da}, fra 3. marts`), told.en.startsWith(`${en}, from 3 March`)]).toEqual([
      true,
      true,
    ]);
  });

  test('gives the year where it changes, and names the days left out', () => {
    const rule = { kind: 'working-days', amount: 4, citation: 'TOV-03', mark: 'ASSUMPTION' } as const;
    expect(explained(rule, '2026-12-23T10:00:00Z')).toEqual({
      da: '4 arbejdsdage fra 23. december 2026 (TOV-03; vores antagelse, ikke lovbestemt) = 4. januar 2027; juleaftensdag, juledag, 2. juledag, nytårsaftensdag og nytårsdag tæller ikke med',
      en: '4 working days from 23 December 2026 (TOV-03; our assumption, not statutory) = 4 January 2027; Christmas Eve, Christmas Day, Second Day of Christmas, New Year’s Eve and New Year’s Day not counted',
    });
  });

  test('counts before an event, and says why a day moved', () => {
    const rule = { kind: 'before', amount: 1, unit: 'weeks', roll: 'backward', citation: 'UKL § 35(1)' } as const;
    expect(explained(rule, '2026-04-13')).toEqual({
      da: '1 uge før 13. april (UKL § 35, stk. 1) = 1. april; flyttet, fordi 6. april falder på en helligdag (2. påskedag)',
      en: '1 week before 13 April (UKL § 35(1)) = 1 April; moved because 6 April falls on a public holiday (Easter Monday)',
    });
  });

  test.each([
    ['2026-05-08', '; flyttet, fordi 5. juni falder på en lukkedag (grundlovsdag)'],
    ['2026-03-07', '; flyttet, fordi 4. april falder i en weekend'],
  ])('moves a complaint’s 4 weeks from %s', (at, ending) => {
    const rule = { kind: 'weeks', amount: 4, roll: 'forward', citation: 'UKL § 55(2)-(5)' } as const;
    const { da } = explained(rule, at);
    expect(da).toContain('(UKL § 55, stk. 2-5)');
    expect(da.endsWith(ending)).toBe(true);
  });

  test('calls the alarm of a "snarest muligt" what it is', () => {
    const rule = { kind: 'promptly', amount: 5, unit: 'working-days', citation: 'UKL § 11' } as const;
    expect(explained(rule, '2026-03-03')).toEqual({
      da: 'snarest muligt, påmindelse efter 5 arbejdsdage fra 3. marts (UKL § 11; vores antagelse, ikke lovbestemt) = 10. marts',
      en: 'as soon as possible, reminder after 5 working days from 3 March (UKL § 11; our assumption, not statutory) = 10 March',
    });
  });

  test('names a day that was set, where nothing is counted', () => {
    expect(explained({ kind: 'days', amount: 0, citation: 'PLAN', mark: 'ASSUMPTION' }, '2026-12-14')).toEqual({
      da: 'den 14. december (PLAN; vores antagelse, ikke lovbestemt)',
      en: 'on 14 December (PLAN; our assumption, not statutory)',
    });
  });

  test.each([
    ['RPL § 115(1) nr. 2', 'RPL § 115, stk. 1, nr. 2'],
    ['UKL §§ 51(2)-(3), 21(5)-(6)', 'UKL §§ 51, stk. 2-3, 21, stk. 5-6'],
    ['RSL § 11 c(5)', 'RSL § 11 c, stk. 5'],
    ['Samarbejdsplan (2024)', 'Samarbejdsplan (2024)'],
  ])('cites %s as a Danish lawyer would', (citation, da) => {
    expect(explained({ kind: 'days', amount: 1, citation }, '2026-03-03').da).toBe(
      `1 dag fra 3. marts (${da}) = 4. marts`,
    );
  });
});
