import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDate, readDate, readTime, showDate, showTime } from './date-text';

const thisYear = 2026;
const read = (text: string) => readDate(text, thisYear);
const dates = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10));

describe('a date', () => {
  test.each([
    '21.11.2026',
    '21/11-2026',
    '21/11/2026',
    '21-11-2026',
    '21-11-26',
    '21.11.26',
    '21112026',
    '211126',
    '21 11 2026',
    '21. 11. 2026',
    ' 21.11.2026 ',
    '2026-11-21',
  ])('is read from %s', (text) => {
    expect(read(text)).toBe('2026-11-21');
  });

  test('needs no leading zeros', () => {
    expect([read('1.2.2026'), read('2026-2-1')]).toEqual(['2026-02-01', '2026-02-01']);
  });

  test('that does not exist is none', () => {
    const none = [
      '31.02.2026',
      '29.02.2026',
      '00.01.2026',
      '32.01.2026',
      '01.13.2026',
      '310226',
      '2026-02-30',
      '0.0.00',
    ];
    expect(none.map(read)).toEqual(none.map(() => undefined));
    expect(read('29.02.2028')).toBe('2028-02-29');
  });

  test.each(['', ' ', 'i morgen', '21', '21.11', '21.11.226', '21.11.20261', '1.2.2026 x', '1..2.2026', '12026'])(
    'is not read from “%s”',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  test('with a year of two digits lies at most twenty years ahead: a birth date lies behind', () => {
    expect(['01.01.26', '01.01.46', '01.01.47', '25.12.48', '01.01.99'].map(read)).toEqual([
      '2026-01-01',
      '2046-01-01',
      '1947-01-01',
      '1948-12-25',
      '1999-01-01',
    ]);
    expect(readDate('01.01.05', 2095)).toBe('2105-01-01');
  });

  test('is shown in Danish form and read again as the same', () => {
    expect(showDate('2026-02-01')).toBe('01.02.2026');
    fc.assert(
      fc.property(dates, (date) => {
        expect(isDate(date)).toBe(true);
        expect(read(showDate(date))).toBe(date);
        expect(read(showDate(date).replaceAll('.', ''))).toBe(date);
        expect(read(date)).toBe(date);
      }),
    );
  });

  test('whatever is typed is a date that exists, or shown as it was typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}$/),
      fc.stringMatching(/^\d{4,8}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const date = read(text);
        if (date === undefined) expect(showDate(text)).toBe(text);
        else expect(isDate(date)).toBe(true);
      }),
    );
  });
});

describe('a time of day', () => {
  test.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['kl. 9.30', '09:30'],
    ['23.59', '23:59'],
    ['0.00', '00:00'],
  ])('%s is %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  test.each(['', '24.00', '9.60', '9.3', '9,5', 'ni', '12345', '9.30 pm'])('is not read from “%s”', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  test('is shown in Danish form and read again as the same', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((it) => String(it).padStart(2, '0'));
    fc.assert(
      fc.property(two(23), two(59), (hour, minute) => {
        expect(showTime(`${hour}:${minute}`)).toBe(`${hour}.${minute}`);
        expect(readTime(`${hour}.${minute}`)).toBe(`${hour}:${minute}`);
      }),
    );
    expect(showTime('24:00')).toBe('24:00');
  });
});
