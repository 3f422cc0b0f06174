import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingDays, calendarFor, type ClosingDay, danishCalendar, dayOf, districtCalendar, hasOwnDays } from '.';

const townHall: ClosingDay = {
  date: '2026-05-15',
  name: { da: 'dagen efter Kristi himmelfartsdag', en: 'the day after Ascension' },
  authority: 'kommune:0165',
  law: 'Kommunens hjemmeside',
};
const everybody: ClosingDay = { date: '2026-09-18', name: { da: 'kredsens dag', en: 'the district’s day' } };
const calendar = districtCalendar({ base: danishCalendar, closingDays: [townHall, everybody] });
const working = (date: string, authority?: string) => dayOf(calendarFor(calendar, { authority }), date).working;

describe('a district’s calendar', () => {
  test('closes a municipality on its own day, and nobody else', () => {
    expect(working('2026-05-15', 'kommune:0165')).toBe(false);
    expect(working('2026-05-15', 'kommune:0183')).toBe(true);
    expect(working('2026-05-15')).toBe(true);
    expect(dayOf(calendar, '2026-05-15').working).toBe(true);
    expect(dayOf(calendarFor(calendar, { authority: 'kommune:0165' }), '2026-05-15').because).toEqual({
      kind: 'closing-day',
      name: townHall.name,
      law: 'Kommunens hjemmeside',
    });
  });

  test('closes everybody on a day without an authority, in that year only', () => {
    expect([working('2026-09-18'), working('2026-09-18', 'politi'), working('2025-09-18')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('counts working days past the closing day: five from 11 May end a day later in Albertslund', () => {
    const from = '2026-05-11';
    const in0165 = calendarFor(calendar, { authority: 'kommune:0165' });
    expect([addWorkingDays(calendar, { from, days: 5 }), addWorkingDays(in0165, { from, days: 5 })]).toEqual([
      '2026-05-19',
      '2026-05-20',
    ]);
  });

  test('lets a rule count closing days as working days, local ones too, and holidays not', () => {
    const view = calendarFor(calendar, { authority: 'kommune:0165', closingDays: 'working' });
    expect(['2026-05-15', '2026-06-05', '2026-12-24', '2026-12-31'].map((date) => dayOf(view, date).working)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['2026-12-25', '2026-05-14', '2026-05-16'].map((date) => dayOf(view, date).working)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('knows who has days of its own', () => {
    expect([hasOwnDays(calendar, 'kommune:0165'), hasOwnDays(calendar, 'politi')]).toEqual([true, false]);
  });

  test('is a version named after its content, in whatever order that came', () => {
    expect(calendar.version).toMatch(/^dk-2024\.1\+[0-9a-f]{8}$/);
    expect(districtCalendar({ base: danishCalendar, closingDays: [everybody, townHall] })).toEqual(calendar);
    const other = districtCalendar({ base: danishCalendar, closingDays: [townHall] });
    expect(other.version).not.toBe(calendar.version);
    // Fixed here: certificates name it for ever.
    expect(other.version).toBe('dk-2024.1+0a83bf9e');
  });

  test('is the base itself without closing days', () => {
    expect(districtCalendar({ base: danishCalendar, closingDays: [] })).toBe(danishCalendar);
  });

  test('is plain JSON: what comes back counts the same', () => {
    const again = JSON.parse(JSON.stringify(calendar));
    expect(again).toEqual(calendar);
    const days = fc.integer({ min: 0, max: 365 });
    fc.assert(
      fc.property(days, fc.constantFrom('kommune:0165', 'politi', undefined), (offset, authority) => {
        const date = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const [one, other] = [calendar, again].map((read) => dayOf(calendarFor(read, { authority }), date));
        expect(other).toEqual(one);
      }),
    );
  });

  test.each([
    ['no date', [{ ...everybody, date: '2026-02-30' }]],
    ['nonsense', [{ ...everybody, date: 'soon' }]],
    ['the same day twice', [townHall, townHall]],
  ])('refuses %s', (_what, closingDays) => {
    expect(() => districtCalendar({ base: danishCalendar, closingDays })).toThrow(RangeError);
  });
});
