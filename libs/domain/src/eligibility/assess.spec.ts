import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '../text';
import { assess, assessAll, assessedProcesses, recordOf } from './assess';
import { attachments, beliefs, contactSources, limbs, offenceStatuses, policeContacts, pspkParties } from './facts';
import { routeTitle } from './routes';
import type { EligibilityContext, Verdict } from './types';

/** A local date from before the first rule to after the last birthday, leap days among them. */
const date = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2030, 11, 31) })
  .map((instant) => new Date(instant).toISOString().slice(0, 10));
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const given = <T extends object>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const wellFormed = fc
  .record({
    involvement: perhaps(fc.dictionary(fc.constantFrom(...pspkParties), fc.constantFrom(...beliefs))),
    mainResponsibilityUnclear: perhaps(fc.boolean()),
    reportedOn: perhaps(date),
    lawfulStay: perhaps(fc.boolean()),
    offences: perhaps(
      fc.array(
        fc.record({
          date,
          provision: fc.constant('straffeloven § 245'),
          limb: fc.constantFrom(...limbs),
          status: fc.constantFrom(...offenceStatuses),
        }),
        { maxLength: 5 },
      ),
    ),
    judgment: perhaps(
      fc
        .record({
          finalOn: perhaps(date),
          referredToBoard: perhaps(fc.boolean()),
          conditional: perhaps(fc.boolean()),
          releaseOn: perhaps(date),
        })
        .map(given),
    ),
    particularRisk: perhaps(fc.boolean()),
    wouldHaveBeenCharged: perhaps(fc.boolean()),
    attachment: perhaps(fc.constantFrom(...attachments)),
    wantsOut: perhaps(fc.boolean()),
    onParole: perhaps(fc.boolean()),
    contactFrom: perhaps(fc.constantFrom(...contactSources)),
    policeContact: perhaps(fc.constantFrom(...policeContacts)),
    notifierKind: perhaps(fc.constantFrom('professional', 'private', 'moving-municipality', 'anonymous')),
    expectedChild: perhaps(fc.boolean()),
    abuseStated: perhaps(fc.boolean()),
    trigger: perhaps(fc.constantFrom('police-documentation', 'board-dismissal')),
    underUkl: perhaps(fc.boolean()),
    lastSamraadOn: perhaps(date),
    fallsBetween: perhaps(fc.boolean()),
    cannotSolveAlone: perhaps(fc.boolean()),
    frequentContact: perhaps(fc.boolean()),
  })
  .map(given);
/** Whatever JSON may be found under any name. */
const malformed = fc.dictionary(
  fc.constantFrom(
    'involvement',
    'offences',
    'judgment',
    'screening',
    'ageOverride',
    'lawfulStay',
    'attachment',
    'reportedOn',
    'notifierKind',
    'concerned',
    'lastSamraadOn',
  ),
  fc.jsonValue(),
);
const facts = fc.oneof(wellFormed, malformed) as fc.Arbitrary<Record<string, JsonValue>>;

const context: fc.Arbitrary<EligibilityContext> = fc.record({
  today: date,
  district: fc.constant('koebenhavns-vestegn'),
  person: fc.record({ birthDate: perhaps(date), municipality: perhaps(fc.constantFrom('0165', '0851')) }).map(given),
  referrerAuthority: fc.constantFrom('politi', 'psykiatri', 'kriminalforsorg', 'kommune:0165', 'kommune:0851', 'ukf'),
  profile: fc.record({
    pspkParties: fc.shuffledSubarray([...pspkParties]),
    exitRouting: fc.record({
      wantsOut: fc.constantFrom('exit', 'pre-exit'),
      onTheWayIn: fc.constantFrom('exit', 'pre-exit'),
    }),
    processes: fc.subarray([...assessedProcesses]),
    municipalities: fc.constant(['0165']),
  }),
});

describe('any facts, of any person, on any day', () => {
  test('give a verdict with reasons that explain it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...assessedProcesses), facts, context, (process, stated, where) => {
        const result = assess(process, { facts: stated, context: where });
        expect(result.reasons.length).toBeGreaterThan(0);
        expect(result.routes.length).toBeGreaterThan(0);
        const rules = result.reasons.map(({ rule }) => rule);
        expect(new Set(rules).size).toBe(rules.length);
        for (const { text, citation } of result.reasons) {
          expect([text.da, text.en, citation].every((said) => said.length > 0)).toBe(true);
        }
        const said = (answer: boolean | 'unknown') => result.reasons.some(({ satisfied }) => satisfied === answer);
        if (result.verdict === 'not-eligible') expect(said(false)).toBe(true);
        if (result.verdict === 'needs-review') expect(said('unknown') || said(false)).toBe(true);
        // What is eligible needs no more facts, and what a rule forbids no person can accept.
        if (result.verdict === 'eligible') expect(result.blocking).toEqual([]);
        if (result.verdict === 'not-eligible') expect(result.blocking.length).toBeGreaterThan(0);
        expect(rules).toEqual(expect.arrayContaining([...result.blocking]));
      }),
      { numRuns: 1_000 },
    );
  });

  test('leave no person data in what the course reads', () => {
    fc.assert(
      fc.property(facts, context, (stated, where) => {
        for (const result of assessAll({ facts: stated, context: where })) {
          const recorded = JSON.stringify(recordOf(result, '2026-03-03T08:00:00Z').course);
          expect(recorded).not.toMatch(/\d{4}-\d{2}-\d{2}/);
        }
      }),
    );
  });

  test('are asked of every process, best first', () => {
    const rank: Record<Verdict, number> = { eligible: 0, 'needs-review': 1, 'not-eligible': 2 };
    fc.assert(
      fc.property(facts, context, (stated, where) => {
        const ranks = assessAll({ facts: stated, context: where }).map(({ verdict }) => rank[verdict]);
        expect(ranks).toHaveLength(assessedProcesses.length);
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });
});

test('a process without a rule is a fault of the caller', () => {
  const where = fc.sample(context, 1)[0]!;
  expect(() => assess('ksp', { facts: {}, context: where })).toThrow(RangeError);
});

test('a route’s code has a title, or is shown as it is', () => {
  expect(routeTitle('ukn').da).toBe('Ungdomskriminalitetsnævnet');
  expect(routeTitle('other')).toEqual({ da: 'other', en: 'other' });
});
