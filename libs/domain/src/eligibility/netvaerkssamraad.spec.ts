import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '../text';
import { assess } from './assess';
import type { EligibilityContext } from './types';

const today = '2026-03-03';
const ask = (facts: Record<string, JsonValue>, born: string | undefined = '2011-01-01') => {
  const context: EligibilityContext = {
    today,
    district: 'koebenhavns-vestegn',
    person: { ...(born === '' ? {} : { birthDate: born }), municipality: '0165' },
    referrerAuthority: 'politi',
    profile: { pspkParties: [], exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' }, municipalities: ['0165'] },
  };
  return assess('netvaerkssamraad', { facts, context });
};
const documented = { trigger: 'police-documentation', underUkl: false };

describe('a netværkssamråd', () => {
  test.each([
    ['police documentation outside UKL', documented, 'eligible', []],
    ['the board’s dismissal', { trigger: 'board-dismissal' }, 'eligible', []],
    ['the board’s dismissal, whatever is said of UKL', { trigger: 'board-dismissal', underUkl: true }, 'eligible', []],
    [
      'a matter before the board',
      { ...documented, underUkl: true },
      'not-eligible',
      ['netvaerkssamraad.not-under-ukl'],
    ],
    [
      'documentation of which that is not said',
      { trigger: 'police-documentation' },
      'needs-review',
      ['netvaerkssamraad.not-under-ukl'],
    ],
    ['nothing stated', {}, 'needs-review', ['netvaerkssamraad.trigger', 'netvaerkssamraad.not-under-ukl']],
  ])('%s', (_what, facts, verdict, blocking) => {
    expect(ask(facts)).toMatchObject({ verdict, blocking });
  });

  test.each([
    ['2008-03-04', 'eligible'],
    ['2008-03-03', 'not-eligible'],
    ['', 'needs-review'],
  ])('born %s', (born, verdict) => {
    expect(ask(documented, born).verdict).toBe(verdict);
  });

  test('a matter before the board points there, someone of 18 to the municipality', () => {
    expect(ask({ ...documented, underUkl: true }).routes.map(({ to }) => to)).toEqual(['ukn']);
    expect(ask(documented, '2008-03-03').routes.map(({ to }) => to)).toEqual(['kommune']);
  });

  test.each([
    ['2025-03-04', true],
    ['2025-03-03', false],
    [null, null],
  ])('police documentation with a meeting held on %s is a repeat: %s', (lastSamraadOn, repeat) => {
    expect(ask({ ...documented, lastSamraadOn }).course).toMatchObject({ repeat });
    expect(ask({ trigger: 'board-dismissal', lastSamraadOn }).course).toMatchObject({ repeat: false });
  });

  test.each([
    ['2013-03-04', false],
    ['2013-03-03', true],
    ['2008-03-04', true],
  ])('born %s may ask for a pocket-money job: %s', (born, mayAskForJob) => {
    expect(ask(documented, born).course).toMatchObject({ mayAskForJob });
  });

  test('nothing before the board is let in, and nobody of 18', () => {
    const facts = fc.record({
      trigger: fc.constantFrom('police-documentation', 'board-dismissal', 'rumour', null),
      underUkl: fc.constantFrom(true, false, null),
      lastSamraadOn: fc.constantFrom('2025-06-01', 'not a date', null),
    });
    fc.assert(
      fc.property(facts, fc.constantFrom('1990-01-01', '2011-01-01'), (stated, born) => {
        const { verdict, blocking } = ask(stated, born);
        const beforeBoard = stated.trigger !== 'board-dismissal' && stated.underUkl === true;
        expect(verdict === 'not-eligible').toBe(beforeBoard || born === '1990-01-01');
        expect(blocking.length === 0).toBe(verdict === 'eligible');
      }),
    );
  });
});
