import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '../text';
import { assess, legalBasesFor } from './assess';
import { beliefs } from './facts';
import type { EligibilityContext } from './types';

const ask = (
  facts: Record<string, JsonValue>,
  { by = 'politi', processes = ['psp'], born = '1990-01-01', home = '0851' } = {},
) => {
  const context: EligibilityContext = {
    today: '2026-03-03',
    district: 'nordjylland',
    person: { birthDate: born, municipality: home },
    referrerAuthority: by,
    profile: {
      pspkParties: [],
      exitRouting: { wantsOut: 'exit', onTheWayIn: 'pre-exit' },
      processes,
      municipalities: ['0851'],
    },
  };
  return assess('psp', { facts, context });
};
const stated = { fallsBetween: true, cannotSolveAlone: true, frequentContact: true, concerned: { psykiatri: 'known' } };
const unknown = (name: string) => Object.fromEntries(Object.entries(stated).filter(([key]) => key !== name));

describe('PSP', () => {
  test('takes someone who falls between two of the three', () => {
    expect(ask(stated)).toMatchObject({ verdict: 'eligible', routes: [{ to: 'psp' }], blocking: [] });
    expect(ask(stated, { by: 'kommune:0851' }).verdict).toBe('eligible');
  });

  test.each(['fallsBetween', 'cannotSolveAlone', 'frequentContact'])(
    '%s: unknown is for a person, no is not',
    (name) => {
      expect(ask(unknown(name)).verdict).toBe('needs-review');
      expect(ask({ ...stated, [name]: false })).toMatchObject({
        verdict: 'not-eligible',
        routes: [{ to: 'responsible-authority' }],
      });
    },
  );

  test.each([
    [{}, 'politi', 'unknown'],
    [{ psykiatri: 'possible' }, 'politi', true],
    [{ psykiatri: 'none', kommune: 'unknown' }, 'politi', 'unknown'],
    [{ politi: 'known' }, 'kriminalforsorg', 'unknown'],
    [{ politi: 'known', kommune: 'known' }, 'kriminalforsorg', true],
  ])('concerned %j, referred by %s: two of three is %s', (concerned, by, satisfied) => {
    const { verdict, reasons } = ask({ ...stated, concerned }, { by });
    expect(reasons.find(({ rule }) => rule === 'psp.two-of-three')).toMatchObject({ satisfied, mark: 'ASSUMPTION' });
    expect(verdict).toBe(satisfied === true ? 'eligible' : 'needs-review');
  });

  test('a stranger’s referral is for a person, who may accept it', () => {
    const concerned = { politi: 'known', kommune: 'known' };
    expect(ask({ ...stated, concerned }, { by: 'ukf' })).toMatchObject({ verdict: 'needs-review', blocking: [] });
  });

  test('a district of four parties has PSP-K instead', () => {
    expect(ask(stated, { processes: ['psp-k'] })).toMatchObject({ verdict: 'not-eligible', routes: [{ to: 'psp-k' }] });
  });

  test('of a child that it does not take it says where else', () => {
    const young = { born: '2012-01-01', home: '0165' };
    expect(ask(stated, young).routes.map(({ to }) => to)).toEqual(['other-district', 'underretning', 'ssp']);
  });

  test('more knowledge of who is concerned never makes it worse', () => {
    const concerned = fc.record({ kommune: fc.constantFrom(...beliefs), psykiatri: fc.constantFrom(...beliefs) });
    fc.assert(
      fc.property(concerned, (believed) => {
        const before = ask({ ...stated, concerned: believed }).verdict;
        const after = ask({ ...stated, concerned: { ...believed, psykiatri: 'known' } }).verdict;
        expect(['eligible', before]).toContain(after);
        expect(before).not.toBe('not-eligible');
      }),
    );
  });
});

test('who may rest a referral on what', () => {
  expect(legalBasesFor('psp', 'politi')).toEqual(['rpl-115-1-2']);
  expect(legalBasesFor('psp', 'kommune:0851')).toEqual(['rpl-115-2']);
  expect(legalBasesFor('netvaerkssamraad', 'politi')).toEqual(['bl-130', 'rpl-115-1-1']);
  expect(legalBasesFor('netvaerkssamraad', 'ukn')).toEqual(['bl-130']);
  expect(legalBasesFor('underretning', 'kommune:0165')).toEqual(['bl-133', 'bl-132', 'bl-135']);
});
