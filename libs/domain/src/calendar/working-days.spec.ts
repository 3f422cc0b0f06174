import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingDays, danishCalendar, dayOf, nextWorkingDay, previousWorkingDay, walkWorkingDays } from '.';

const anyDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('working days', () => {
  test.each([
    ['over a weekend', '2026-03-06', 1, '2026-03-09'],
    ['over Easter', '2026-04-01', 1, '2026-04-07'],
    ['back over Easter', '2026-04-07', -1, '2026-04-01'],
    ['over Christmas and New Year', '2026-12-23', 5, '2027-01-05'],
    ['from a Saturday', '2026-03-07', 1, '2026-03-09'],
    ['none', '2026-03-07', 0, '2026-03-07'],
    ['over store bededag 2023', '2023-05-04', 1, '2023-05-08'],
    ['not over it in 2024', '2024-04-25', 1, '2024-04-26'],
  ])('%s', (_what, from, days, expected) => {
    expect(addWorkingDays(danishCalendar, { from, days })).toBe(expected);
  });

  test('the walk shows each day passed', () => {
    const walk = walkWorkingDays(danishCalendar, { from: '2026-04-01', days: 2 });
    expect(walk.map(({ date, because }) => [date, because?.kind])).toEqual([
      ['2026-04-02', 'holiday'],
      ['2026-04-03', 'holiday'],
      ['2026-04-04', 'weekend'],
      ['2026-04-05', 'holiday'],
      ['2026-04-06', 'holiday'],
      ['2026-04-07', undefined],
      ['2026-04-08', undefined],
    ]);
  });

  test('next and previous stay on a working day and leave any other', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const next = nextWorkingDay(danishCalendar, date);
        const previous = previousWorkingDay(danishCalendar, date);
        const { working } = dayOf(danishCalendar, date);
        expect(working ? next === date && previous === date : previous < date && date < next).toBe(true);
        expect(dayOf(danishCalendar, next).working && dayOf(danishCalendar, previous).working).toBe(true);
      }),
    );
  });

  test('counting there and back from a working day returns to it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (date, days) => {
        const from = nextWorkingDay(danishCalendar, date);
        const there = addWorkingDays(danishCalendar, { from, days });
        expect(addWorkingDays(danishCalendar, { from: there, days: -days })).toBe(from);
      }),
    );
  });
});
