import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineGeometry, width } from './geometry';

const stated = { birthDate: '2012-03-10', today: '2026-11-21', offences: ['2025-05-01'], treatmentOn: '2026-12-19' };

describe('the line of ages', () => {
  test('marks the birthdays at which the law changes', () => {
    const { marks } = lineGeometry(stated);
    expect(marks.map(({ age, date }) => [age, date])).toEqual([
      [10, '2022-03-10'],
      [15, '2027-03-10'],
      [18, '2030-03-10'],
    ]);
  });

  test('an act on the fifteenth birthday stands on its mark, one the day before does not', () => {
    const { marks, offences } = lineGeometry({
      ...stated,
      today: '2027-06-01',
      offences: ['2027-03-10', '2027-03-09'],
    });
    expect(offences[0]?.x).toBe(marks[1]?.x);
    expect(offences[1]!.x).toBeLessThan(marks[1]!.x);
  });

  test('acts of one day stand above one another', () => {
    const { offences } = lineGeometry({
      ...stated,
      offences: ['2025-05-01', '2025-05-01', '2025-05-02', '2022-01-01'],
    });
    expect(offences.map(({ level }) => level)).toEqual([0, 1, 2, 0]);
  });

  test('whatever the dates are: all is inside, in the order of time, and no two dots cover each other', () => {
    const date = fc
      .date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((it) => it.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.record({
          birthDate: date,
          today: date,
          offences: fc.array(date, { maxLength: 12 }),
          treatmentOn: fc.option(date),
        }),
        (input) => {
          const { offences, today, treatment, bands, marks } = lineGeometry(input);
          const points = [...offences, today, ...marks, ...(treatment ? [treatment] : [])];
          for (const { x } of points) expect(x >= 0 && x <= width).toBe(true);
          for (const one of points)
            for (const other of points) if (one.date < other.date) expect(one.x).toBeLessThanOrEqual(other.x);
          for (const [index, one] of offences.entries())
            for (const other of offences.slice(index + 1))
              expect(Math.abs(one.x - other.x) >= 26 || one.level !== other.level).toBe(true);
          expect(bands.reduce((sum, band) => sum + band.width, 0)).toBeCloseTo(width);
        },
      ),
    );
  });
});
