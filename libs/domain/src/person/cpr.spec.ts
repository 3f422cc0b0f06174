import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCpr } from '.';

describe('reading a CPR number', () => {
  test.each([
    ['2512489996', '1948-12-25'],
    ['2911829996', '1982-11-29'],
    ['0107729995', '1972-07-01'],
    ['1509819996', '1981-09-15'],
  ])('the published test person %s is read, with a warning and nothing more', (cpr, birthDate) => {
    expect(readCpr(cpr)).toEqual({ ok: true, cpr, birthDate, kind: 'cpr', warnings: ['modulus-11'] });
  });

  test('a hyphen and blanks around it make no difference', () => {
    expect(readCpr(' 251248-9996\n')).toEqual(readCpr('2512489996'));
  });

  test.each([
    // Seventh digit, two digits of the year → year: both sides of each limit in the table.
    ['0', '00', 1900],
    ['3', '99', 1999],
    ['4', '36', 2036],
    ['4', '37', 1937],
    ['5', '57', 2057],
    ['5', '58', 1858],
    ['8', '57', 2057],
    ['8', '99', 1899],
    ['9', '36', 2036],
    ['9', '37', 1937],
  ])('seventh digit %s with year %s is %i', (seventh, year, expected) => {
    expect(readCpr(`0203${year}${seventh}000`)).toMatchObject({ ok: true, birthDate: `${expected}-03-02` });
  });

  test('29 February exists in 2000 and not in 1900', () => {
    expect(readCpr('2902004000')).toMatchObject({ ok: true, birthDate: '2000-02-29' });
    expect(readCpr('2902000000')).toEqual({ ok: false, code: 'date' });
  });

  test('a replacement number has its day raised by 60 and no check digit', () => {
    expect(readCpr('6101800000')).toEqual({
      ok: true,
      cpr: '6101800000',
      birthDate: '1980-01-01',
      kind: 'replacement',
      warnings: [],
    });
    expect(readCpr('9112804000')).toMatchObject({ ok: true, birthDate: '1980-12-31', kind: 'replacement' });
  });

  test.each([
    ['nine digits', '251248999', 'length'],
    ['eleven digits', '25124899961', 'length'],
    ['nothing', '', 'length'],
    ['a hyphen alone', '-', 'length'],
    ['a hyphen in another place', '25124-89996', 'characters'],
    ['two hyphens', '25-1248-9996', 'characters'],
    ['letters, as in an X-eCPR', '0703921VJ4', 'characters'],
    ['no day', '0001800000', 'date'],
    ['no month', '0100800000', 'date'],
    ['a thirteenth month', '0113800000', 'date'],
    ['32 January', '3201800000', 'date'],
    ['day 60', '6001800000', 'date'],
    ['day 92', '9201800000', 'date'],
    ['zeros', '000000-0000', 'date'],
  ])('%s is refused', (_what, text, code) => {
    expect(readCpr(text)).toEqual({ ok: false, code });
  });

  test('ten digits are refused for their date alone, and any text gets an answer', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{10}$/), (digits) => {
        const reading = readCpr(digits);
        expect(reading.ok || reading.code === 'date').toBe(true);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => typeof readCpr(text).ok === 'boolean'));
  });
});

describe('modulus 11', () => {
  test('is a warning where the weighted sum leaves a remainder, and never a refusal', () => {
    const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    const fictitious = fc.integer({ min: 0, max: 9999 }).map((serial) => `010190${String(serial).padStart(4, '0')}`);
    fc.assert(
      fc.property(fictitious, (digits) => {
        const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
        expect(readCpr(digits)).toMatchObject({ ok: true, warnings: sum % 11 === 0 ? [] : ['modulus-11'] });
      }),
      { numRuns: 1000 },
    );
  });
});
