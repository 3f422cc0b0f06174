import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '../text';
import { assess, dataErrors } from './assess';
import { considersUnderretning } from './child-concern';
import type { EligibilityContext } from './types';

const today = '2026-03-03';
const ask = (
  facts: Record<string, JsonValue>,
  { born, home = '0165', by = 'kommune:0165' }: { born?: string; home?: string; by?: string } = {},
) => {
  const context: EligibilityContext = {
    today,
    district: 'koebenhavns-vestegn',
    person: { ...(born === undefined ? {} : { birthDate: born }), municipality: home },
    referrerAuthority: by,
    profile: {
      pspkParties: [],
      exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' },
      processes: ['underretning'],
      municipalities: ['0165'],
    },
  };
  return assess('underretning', { facts, context });
};

describe('a notification', () => {
  test('is received with nothing but a child in it', () => {
    expect(ask({}, { born: '2015-01-01' })).toMatchObject({ verdict: 'eligible', blocking: [] });
  });

  test.each([
    ['the day before 18', '2008-03-04', 'eligible'],
    ['on the 18th birthday', '2008-03-03', 'not-eligible'],
    ['of unknown age', undefined, 'eligible'],
  ])('someone %s', (_what, born, verdict) => {
    const result = ask({ concern: 'Uro' }, born === undefined ? {} : { born });
    expect(result.verdict).toBe(verdict);
  });

  test('of a child that is not born yet', () => {
    expect(ask({ expectedChild: true }, { born: '1990-01-01' }).verdict).toBe('eligible');
  });

  test('about a child of another district points there', () => {
    expect(ask({}, { born: '2015-01-01', home: '0851' })).toMatchObject({
      verdict: 'not-eligible',
      routes: [{ to: 'other-district' }],
      blocking: ['underretning.residence'],
    });
  });

  test('tells the course who notifies and what is said', () => {
    const stated = { notifierKind: 'professional', abuseStated: true, runningMeasure: false, parentSuspected: 'yes' };
    expect(ask(stated, { born: '2015-01-01' }).course).toEqual({
      professional: true,
      anonymous: false,
      abuse: true,
      parentSuspected: null,
      runningMeasure: false,
    });
  });

  test('is never refused for what is missing, whatever is stated and however malformed', () => {
    const names = ['notifierKind', 'concern', 'expectedChild', 'abuseStated', 'runningMeasure', 'schoolAbsence'];
    const facts = fc.dictionary(fc.constantFrom(...names), fc.jsonValue()) as fc.Arbitrary<Record<string, JsonValue>>;
    const birthDay = fc
      .date({ min: new Date('2008-03-04T00:00:00Z'), max: new Date('2026-03-03T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(facts, fc.option(birthDay, { nil: undefined }), (stated, born) => {
        const result = ask(stated, born === undefined ? {} : { born });
        expect([result.verdict, result.blocking]).toEqual(['eligible', []]);
      }),
    );
  });
});

describe('who was closed or refused', () => {
  const child = { process: 'psp-k', birthDate: '2015-01-01', today, notified: false };

  test('and is a child makes people consider a notification', () => {
    expect(considersUnderretning(child)).toBe(true);
    expect(considersUnderretning({ ...child, birthDate: '2008-03-04' })).toBe(true);
  });

  test.each([
    ['is 18', { birthDate: '2008-03-03' }],
    ['has no known age', { birthDate: undefined }],
    ['was notified already', { notified: true }],
    ['was what the notification was about', { process: 'underretning' }],
  ])('but %s does not', (_what, changes) => {
    expect(considersUnderretning({ ...child, ...changes })).toBe(false);
  });
});

test('a date that says what has happened cannot lie ahead', () => {
  const facts = { receivedOn: '2026-03-04', lastSamraadOn: '2026-03-03', trigger: 'board-dismissal' };
  expect(dataErrors('netvaerkssamraad', { facts, context: { today, person: {} } })).toEqual([
    expect.objectContaining({ pointer: '/facts/receivedOn', code: 'date-in-future' }),
  ]);
});
