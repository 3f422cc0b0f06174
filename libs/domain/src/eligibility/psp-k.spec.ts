import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../text';
import { assess, legalBasesFor } from './assess';
import type { EligibilityContext } from './types';

const context: EligibilityContext = {
  today: '2026-03-03',
  district: 'koebenhavns-vestegn',
  person: { birthDate: '1989-12-25', municipality: '0165' },
  referrerAuthority: 'kommune:0165',
  profile: {
    pspkParties: ['psykiatri', 'kriminalforsorg', 'politi', 'kommune'],
    exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' },
    processes: ['psp-k', 'ukn', 'exit'],
    municipalities: ['0165', '0151'],
  },
};

const involvement = { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' };
const ask = (facts: Readonly<Record<string, JsonValue>>, changes: Partial<EligibilityContext> = {}) =>
  assess('psp-k', { facts, context: { ...context, ...changes } });

describe('PSP-K', () => {
  test('a belief of possible or unknown fails nothing: the authorities are asked', () => {
    const result = ask({ involvement, mainResponsibilityUnclear: true });
    expect(result).toMatchObject({ verdict: 'eligible', blocking: [], routes: [{ to: 'psp-k' }] });
    expect(result.reasons).toContainEqual(
      expect.objectContaining({
        rule: 'psp-k.three-of-four',
        mark: 'SEED',
        citation: 'S000 § 8',
        satisfied: 'unknown',
      }),
    );
    expect(result.course).toEqual({
      referrerParty: 'kommune',
      involvement,
      mainResponsibilityUnclear: true,
      order: ['psykiatri', 'kriminalforsorg', 'politi', 'kommune'],
    });
  });

  test('nothing said about the others is unknown, not none', () => {
    expect(ask({ mainResponsibilityUnclear: true })).toMatchObject({ verdict: 'eligible' });
  });

  test('three believed known, the referrer among them', () => {
    const three = { ...involvement, psykiatri: 'known', kommune: 'unknown' };
    expect(ask({ involvement: three, mainResponsibilityUnclear: true }).reasons).toContainEqual(
      expect.objectContaining({ rule: 'psp-k.three-of-four', satisfied: true }),
    );
  });

  test('one "none" leaves three; two do not', () => {
    const one = { ...involvement, psykiatri: 'none' };
    expect(ask({ involvement: one, mainResponsibilityUnclear: true }).verdict).toBe('eligible');
    const two = { ...one, kriminalforsorg: 'none' };
    const result = ask({ involvement: two, mainResponsibilityUnclear: true });
    expect(result).toMatchObject({ verdict: 'not-eligible', blocking: ['psp-k.three-of-four'] });
    expect(result.routes.map(({ to }) => to)).toEqual(['psp']);
  });

  test('a clear responsibility belongs with that authority; an unstated one is for a person', () => {
    const clear = ask({ involvement, mainResponsibilityUnclear: false });
    expect(clear).toMatchObject({ verdict: 'not-eligible', blocking: ['psp-k.responsibility-unclear'] });
    expect(clear.routes.map(({ to }) => to)).toEqual(['responsible-authority']);
    expect(ask({ involvement })).toMatchObject({
      verdict: 'needs-review',
      blocking: ['psp-k.responsibility-unclear'],
    });
  });

  test('only the four refer; a municipality only for its own citizens', () => {
    const facts = { involvement, mainResponsibilityUnclear: true };
    expect(ask(facts, { referrerAuthority: 'ukf' })).toMatchObject({
      verdict: 'not-eligible',
      blocking: ['psp-k.referrer'],
    });
    expect(ask(facts, { referrerAuthority: 'kommune:0151' })).toMatchObject({
      verdict: 'needs-review',
      blocking: [],
      course: { referrerParty: null },
    });
    expect(ask(facts, { referrerAuthority: 'psykiatri' })).toMatchObject({ course: { referrerParty: 'psykiatri' } });
  });

  test('an unknown municipality is for a person; one of another district is not eligible here', () => {
    const facts = { involvement, mainResponsibilityUnclear: true };
    expect(ask(facts, { person: {} })).toMatchObject({ verdict: 'needs-review', blocking: ['psp-k.residence'] });
    const elsewhere = ask(facts, { person: { municipality: '0851' }, referrerAuthority: 'politi' });
    expect(elsewhere.verdict).toBe('not-eligible');
    expect(elsewhere.routes.map(({ to }) => to)).toEqual(['other-district']);
  });

  test('a district without PSP-K points to PSP', () => {
    const profile = { ...context.profile, processes: ['ukn', 'exit'] };
    const result = ask({ involvement, mainResponsibilityUnclear: true }, { profile });
    expect(result.verdict).toBe('not-eligible');
    expect(result.routes.map(({ to }) => to)).toEqual(['psp']);
  });

  test('a child that is refused is shown underretning too', () => {
    const result = ask(
      { mainResponsibilityUnclear: false },
      { person: { birthDate: '2010-05-01', municipality: '0165' } },
    );
    expect(result.routes.map(({ to }) => to)).toContain('underretning');
  });
});

test('the police refer under § 115(1) nr. 2, all others under § 115(2)', () => {
  expect(legalBasesFor('psp-k', 'politi')).toEqual(['rpl-115-1-2']);
  expect(legalBasesFor('psp-k', 'psykiatri')).toEqual(['rpl-115-2']);
  expect(legalBasesFor('ukn', 'politi')).toEqual(['ukl-58']);
  expect(legalBasesFor('exit', 'politi')).toEqual(['consent', 'rpl-115-2']);
  expect(legalBasesFor('ksp', 'politi')).toEqual([]);
});
