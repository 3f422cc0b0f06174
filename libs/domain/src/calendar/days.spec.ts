import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { calendarOfVersion, calendarReference, danishCalendar, dayOf, nonWorkingDays } from '.';

const years = Array.from({ length: 111 }, (_, index) => 1990 + index);

describe('the Danish calendar', () => {
  test('names each non-working day of 2026 that is not an ordinary weekend, with its law', () => {
    const days = nonWorkingDays(danishCalendar, { year: 2026, weekends: false });
    expect(days.map(({ date, because }) => [date, because.kind, because.name.da])).toEqual([
      ['2026-01-01', 'holiday', 'nytårsdag'],
      ['2026-04-02', 'holiday', 'skærtorsdag'],
      ['2026-04-03', 'holiday', 'langfredag'],
      ['2026-04-05', 'holiday', 'påskedag'],
      ['2026-04-06', 'holiday', '2. påskedag'],
      ['2026-05-14', 'holiday', 'Kristi himmelfartsdag'],
      ['2026-05-24', 'holiday', 'pinsedag'],
      ['2026-05-25', 'holiday', '2. pinsedag'],
      ['2026-06-05', 'closing-day', 'grundlovsdag'],
      ['2026-12-24', 'closing-day', 'juleaftensdag'],
      ['2026-12-25', 'holiday', 'juledag'],
      ['2026-12-26', 'holiday', '2. juledag'],
      ['2026-12-31', 'closing-day', 'nytårsaftensdag'],
    ]);
    for (const { because } of days) {
      expect(because.law).toBeTruthy();
      expect(because.name.en).toBeTruthy();
    }
  });

  test('lists weekends only when asked', () => {
    const withWeekends = nonWorkingDays(danishCalendar, { year: 2026, weekends: true });
    // 104 weekend days and 13 named ones, of which påskedag, pinsedag and 2. juledag fall on weekends.
    expect(withWeekends).toHaveLength(104 + 13 - 3);
    expect(withWeekends[1]).toEqual({
      date: '2026-01-03',
      working: false,
      because: { kind: 'weekend', name: { da: 'lørdag', en: 'Saturday' } },
    });
  });

  test('store bededag is a holiday up to and including 2023', () => {
    expect(dayOf(danishCalendar, '2022-05-13').because?.name.da).toBe('store bededag');
    expect(dayOf(danishCalendar, '2023-05-05')).toMatchObject({
      working: false,
      because: { kind: 'holiday', name: { en: 'Great Prayer Day' } },
    });
    expect(dayOf(danishCalendar, '2024-04-26')).toEqual({ date: '2024-04-26', working: true });
    expect(dayOf(danishCalendar, '2025-05-16').working).toBe(true);
  });

  test('says the holiday where a holiday, a closing day and a weekend meet', () => {
    expect(dayOf(danishCalendar, '2022-06-05').because?.name.da).toBe('pinsedag');
    expect(dayOf(danishCalendar, '2021-06-05').because?.kind).toBe('closing-day');
  });

  test('refuses what is not a date', () => {
    expect(() => dayOf(danishCalendar, '2026-02-30')).toThrow(RangeError);
  });

  test('has the holidays of an independent library, 1990–2100', () => {
    const oracle = new Holidays('DK', { types: ['public'] });
    for (const year of years) {
      const expected = oracle.getHolidays(year).map(({ date }) => date.slice(0, 10));
      const ours = nonWorkingDays(danishCalendar, { year, weekends: false })
        .filter(({ because }) => because.kind === 'holiday')
        .map(({ date }) => date);
      expect([year, ...ours]).toEqual([year, ...[...new Set(expected)].sort()]);
    }
  });

  test('has its closing days among the observances of that library, which lacks 31 December', () => {
    const oracle = new Holidays('DK', { types: ['observance'] });
    for (const year of years) {
      const observed = new Set(oracle.getHolidays(year).map(({ date }) => date.slice(0, 10)));
      for (const date of [`${year}-06-05`, `${year}-12-24`]) {
        expect([date, observed.has(date)]).toEqual([date, true]);
        expect(dayOf(danishCalendar, date).working).toBe(false);
      }
      expect(dayOf(danishCalendar, `${year}-12-31`).because).toBeDefined();
    }
  });

  test('an ordinary Monday to Friday is a working day, and each other day says why not', () => {
    const named = new Map(
      years.map((year) => [
        year,
        new Set(nonWorkingDays(danishCalendar, { year, weekends: false }).map((d) => d.date)),
      ]),
    );
    const anyDay = fc
      .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, (date) => {
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
        const ordinary = weekday >= 1 && weekday <= 5 && !named.get(Number(date.slice(0, 4)))?.has(date);
        const day = dayOf(danishCalendar, date);
        expect(day.working).toBe(ordinary);
        expect(day.because === undefined).toBe(ordinary);
      }),
    );
  });
});

describe('calendar versions', () => {
  test('a version is found by name, and named in two parts in a certificate', () => {
    expect(calendarOfVersion('dk-2024.1')).toBe(danishCalendar);
    expect(calendarOfVersion('dk-1999.1')).toBeUndefined();
    expect(calendarReference(danishCalendar)).toEqual({ id: 'dk', version: '2024.1' });
  });

  test('a calendar with a further closing day differs on that day alone, from the day it is in force', () => {
    const local = {
      ...danishCalendar,
      version: 'dk-test',
      annualDays: [
        ...danishCalendar.annualDays,
        {
          kind: 'closing-day' as const,
          falls: { month: 5, day: 1 },
          name: { da: '1. maj', en: '1 May' },
          validFrom: '2026-01-01',
        },
      ],
    };
    expect(dayOf(local, '2025-05-01').working).toBe(true);
    expect(dayOf(local, '2026-05-01').because).toEqual({ kind: 'closing-day', name: { da: '1. maj', en: '1 May' } });
    expect(dayOf(danishCalendar, '2026-05-01').working).toBe(true);
  });
});
