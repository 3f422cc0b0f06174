import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { danishCalendar } from './danish-calendar';
import { workingDaysLeft } from './days-left';
import { addWorkingDays } from './working-days';

const left = (today: string, due: string) => workingDaysLeft(danishCalendar, { today, due });

describe('working days left', () => {
  test.each([
    ['on the day itself', '2026-11-23', '2026-11-23', 0],
    ['tomorrow', '2026-11-23', '2026-11-24', 1],
    ['over a weekend', '2026-11-20', '2026-11-23', 1],
    ['four working days', '2026-11-23', '2026-11-27', 4],
    ['due on a Saturday, seen on Friday: not today', '2026-11-20', '2026-11-21', 1],
    ['two working days late', '2026-11-25', '2026-11-23', -2],
    ['due on Friday, seen on Saturday: late', '2026-11-21', '2026-11-20', -1],
    ['over Christmas', '2026-12-23', '2026-12-28', 1],
  ])('%s', (_, today, due, days) => {
    expect(left(today, due)).toBe(days);
  });

  test('counting forward so many working days comes back to the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 260 }), fc.integer({ min: 0, max: 364 }), (days, offset) => {
        const today = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const due = addWorkingDays(danishCalendar, { from: today, days });
        expect(left(today, due)).toBe(days);
        expect(left(due, today)).toBeLessThan(0);
      }),
    );
  });
});
