import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ageOn, birthdayMilestones, birthdayOn, localDateOf } from '.';

const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('age', () => {
  test.each([
    ['the day before the 10th birthday', '2016-05-20', '2026-05-19', 9],
    ['on the 10th birthday', '2016-05-20', '2026-05-20', 10],
    ['the day before the 15th', '2011-01-01', '2025-12-31', 14],
    ['on the 15th', '2011-01-01', '2026-01-01', 15],
    ['the day before the 18th', '2008-12-31', '2026-12-30', 17],
    ['on the 18th', '2008-12-31', '2026-12-31', 18],
    ['born 29 February, 28 February of a common year', '2008-02-29', '2026-02-28', 17],
    ['born 29 February, 1 March of a common year', '2008-02-29', '2026-03-01', 18],
    ['born 29 February, 29 February of a leap year', '2008-02-29', '2028-02-29', 20],
    ['on the day of birth', '2026-05-20', '2026-05-20', 0],
    ['before birth', '2026-05-20', '2026-05-19', -1],
  ])('%s', (_what, birthDate, date, age) => {
    expect(ageOn(birthDate, date)).toBe(age);
  });

  test('rises by one on the birthday and on no other day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 100 }), (birthDate, years) => {
        const birthday = birthdayOn(birthDate, years);
        const eve = new Date(new Date(birthday).getTime() - 86_400_000).toISOString().slice(0, 10);
        expect([ageOn(birthDate, eve), ageOn(birthDate, birthday)]).toEqual([years - 1, years]);
      }),
    );
  });
});

describe('birthday milestones', () => {
  test('are the first instants of their local days', () => {
    expect(birthdayMilestones('2011-07-31', 'Europe/Copenhagen')).toEqual([
      { name: '15', at: '2026-07-30T22:00:00Z', localDate: '2026-07-31' },
      { name: '18-less-one-month', at: '2029-06-29T22:00:00Z', localDate: '2029-06-30' },
      { name: '18', at: '2029-07-30T22:00:00Z', localDate: '2029-07-31' },
    ]);
  });

  test('of someone born on 29 February', () => {
    expect(birthdayMilestones('2008-02-29', 'Europe/Copenhagen').map(({ localDate }) => localDate)).toEqual([
      '2023-03-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });

  test('come in order', () => {
    fc.assert(
      fc.property(anyDay, (birthDate) => {
        const [fifteen, month, eighteen] = birthdayMilestones(birthDate, 'Europe/Copenhagen');
        expect([fifteen!.at < month!.at, month!.at < eighteen!.at]).toEqual([true, true]);
        expect(localDateOf(eighteen!.at, 'Europe/Copenhagen')).toBe(birthdayOn(birthDate, 18));
      }),
    );
  });
});
