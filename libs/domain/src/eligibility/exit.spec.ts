import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../text';
import { assess } from './assess';
import type { EligibilityContext, EligibilityProfile } from './types';

const vestegn: EligibilityProfile = {
  pspkParties: [],
  exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' },
  gangPreventionUnder18: ['ssp'],
  processes: ['psp-k', 'ukn', 'exit'],
};
const nordjylland: EligibilityProfile = {
  pspkParties: [],
  exitRouting: { wantsOut: 'exit', onTheWayIn: 'pre-exit' },
  gangPreventionUnder18: ['ssp', 'rug-udvalg'],
  processes: ['ukn', 'exit'],
};
const nordsjaelland: EligibilityProfile = {
  pspkParties: [],
  exitRouting: { wantsOut: 'pre-exit', onTheWayIn: 'pre-exit' },
  processes: ['ukn'],
};

interface Asked {
  readonly profile?: EligibilityProfile;
  readonly born?: string | undefined;
  readonly referrer?: string;
}

const ask = (facts: Readonly<Record<string, JsonValue>>, asked: Asked = {}) => {
  const { profile = vestegn, referrer = 'kommune:0165' } = asked;
  const born = 'born' in asked ? asked.born : '1995-06-01';
  const context: EligibilityContext = {
    today: '2026-03-03',
    district: 'test',
    person: { municipality: '0165', ...(born === undefined ? {} : { birthDate: born }) },
    referrerAuthority: referrer,
    profile,
  };
  return assess('exit', { facts, context });
};
const places = (result: ReturnType<typeof ask>) => result.routes.map(({ to }) => to);

describe('by district', () => {
  const wantsOut = { attachment: 'member', wantsOut: true };
  const onTheWayIn = { attachment: 'on-the-way-in', wantsOut: false };

  test('Københavns Vestegn: both belong in Exit', () => {
    expect(ask(wantsOut)).toMatchObject({ verdict: 'eligible', routes: [{ to: 'exit' }], blocking: [] });
    expect(ask(onTheWayIn)).toMatchObject({ verdict: 'eligible', routes: [{ to: 'exit' }] });
    expect(ask({ ...onTheWayIn, wantsOut: true })).toMatchObject({ verdict: 'eligible' });
  });

  test('Nordjylland: out to Exit, on the way in to Pre-Exit, both at once to a person', () => {
    expect(ask(wantsOut, { profile: nordjylland })).toMatchObject({ verdict: 'eligible', routes: [{ to: 'exit' }] });
    const preExit = ask(onTheWayIn, { profile: nordjylland });
    expect(preExit.verdict).toBe('not-eligible');
    expect(places(preExit)).toEqual(['pre-exit']);
    const both = ask({ ...onTheWayIn, wantsOut: true }, { profile: nordjylland });
    expect(both).toMatchObject({ verdict: 'needs-review', blocking: [] });
    expect(places(both)).toEqual(['exit', 'pre-exit']);
  });

  test('Nordsjælland names no exit unit', () => {
    const result = ask(wantsOut, { profile: nordsjaelland });
    expect(result.verdict).toBe('not-eligible');
    expect(places(result)).toEqual(['pre-exit']);
  });
});

describe('voluntary, and known', () => {
  test('a member who does not want out', () => {
    expect(ask({ attachment: 'member', wantsOut: false })).toMatchObject({
      verdict: 'not-eligible',
      blocking: ['exit.wants-out'],
      routes: [{ to: 'ssp-plus' }],
    });
  });

  test.each([
    [{ attachment: 'member' }, ['exit.wants-out']],
    [{ wantsOut: true }, ['exit.attachment']],
    [{}, ['exit.attachment', 'exit.wants-out']],
  ])('unknown facts are for a person and cannot be accepted: %j', (facts, blocking) => {
    expect(ask(facts)).toMatchObject({ verdict: 'needs-review', blocking });
  });
});

describe('18 by default', () => {
  const facts = { attachment: 'member', wantsOut: true };

  test.each([
    ['2008-03-03', 'eligible', []],
    ['2008-03-04', 'not-eligible', ['exit.adult']],
    [undefined, 'needs-review', ['exit.adult']],
  ])('born %s', (born, verdict, blocking) => {
    expect(ask(facts, { born })).toMatchObject({ verdict, blocking });
  });

  test.each([
    [{ reason: 'Stor motivation', custodyHolderConsent: true }, 'eligible'],
    [{ reason: 'Stor motivation', custodyHolderConsent: false }, 'not-eligible'],
    [{ reason: 'Stor motivation' }, 'needs-review'],
    [{ reason: ' ', custodyHolderConsent: true }, 'not-eligible'],
  ])('the exception %j', (ageOverride, verdict) => {
    expect(ask({ ...facts, ageOverride }, { born: '2009-01-01' }).verdict).toBe(verdict);
  });

  test('under 18 and on the way in: SSP, and RUG where there is one', () => {
    const young = { attachment: 'on-the-way-in' };
    expect(places(ask(young, { born: '2009-01-01' }))).toEqual(['ssp', 'underretning']);
    expect(places(ask(young, { born: '2009-01-01', profile: nordjylland }))).toEqual([
      'ssp',
      'rug-udvalg',
      'underretning',
    ]);
  });
});

describe('who receives the contact', () => {
  test.each([
    ['kommune:0165', 'person', 'kommune'],
    ['politi', 'kommune', 'politi'],
    ['kriminalforsorg', 'person', 'kriminalforsorg'],
    ['psykiatri', 'politi', 'politi'],
    ['psykiatri', 'person', 'kommune'],
  ])('%s refers, contact from %s: %s', (referrer, contactFrom, receiver) => {
    expect(ask({ contactFrom }, { referrer }).course).toMatchObject({ receiver });
  });

  test('the course knows custody, parole and police contact', () => {
    const facts = { attachment: 'member', wantsOut: true, onParole: true, inCustody: false, policeContact: 'agreed' };
    expect(ask(facts).course).toMatchObject({
      onParole: true,
      inCustody: false,
      policeContact: 'agreed',
      gangLinkedParolee: true,
      threatNow: null,
    });
    expect(ask({ ...facts, attachment: 'on-the-way-in' }).course).toMatchObject({ gangLinkedParolee: false });
    expect(ask({ attachment: 'member' }).course).toMatchObject({ gangLinkedParolee: null });
  });
});
