import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateByKey, daysAfter, mondayOf, monthsAfter, weeksAround } from './date-months';

const dates = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10));

describe('a calendar sheet', () => {
  test('has every day of the month once, Mondays first', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const weeks = weeksAround(date);
        const days = weeks.flat().filter((day) => day !== null);
        const [first = ''] = days;
        expect(first).toBe(`${date.slice(0, 7)}-01`);
        expect(days).toEqual(days.map((_, index) => daysAfter(first, index)));
        expect(daysAfter(days.at(-1) ?? '', 1)).toBe(monthsAfter(first, 1));
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          for (const [index, day] of week.entries())
            if (day !== null) expect(daysAfter(mondayOf(day), index)).toBe(day);
        }
      }),
    );
    expect(weeksAround('2026-11-21')[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  });

  test('a month later is the same day, or the last one there is', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsAfter('2028-01-31', 1)).toBe('2028-02-29');
    expect(monthsAfter('2026-01-15', -1)).toBe('2025-12-15');
    expect(monthsAfter('2026-12-31', 1)).toBe('2027-01-31');
  });

  test('is walked by keys', () => {
    const from = '2026-11-21';
    const led = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'a'];
    expect(led.map((key) => dateByKey(key, from))).toEqual([
      '2026-11-20',
      '2026-11-22',
      '2026-11-14',
      '2026-11-28',
      '2026-11-16',
      '2026-11-22',
      '2026-10-21',
      '2026-12-21',
      undefined,
    ]);
  });
});
