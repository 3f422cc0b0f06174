import { describe, expect, test } from '@jest/globals';
import { assess } from '@tovholder/domain/eligibility';
import { z } from 'zod';
import { anyFacts, factSchemas, factValueSchema, legalBasisSchemas, personForEligibility, personInput } from './facts';

const codes = (schema: z.ZodType, value: unknown): unknown[] => {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => (issue.code === 'custom' ? issue.params?.['code'] : issue.code));
};

describe('the person of a referral', () => {
  test.each([
    [{ cpr: '2512489996', name: 'Nancy Ann Test Berggren', municipality: '0165' }],
    [{ cpr: '010772-9995' }],
    [{ replacementId: '0703921VJ4', birthDate: '1992-03-07' }],
    [{ birthDate: '2011-06-01', municipality: '0851' }],
    [{ unknown: true }],
  ])('is stated as %j', (person) => {
    expect(codes(personInput, person)).toEqual([]);
  });

  test('a CPR number comes out as ten digits', () => {
    expect(personInput.parse({ cpr: '010772-9995' }).cpr).toBe('0107729995');
  });

  test.each([
    [{}, ['person-not-stated']],
    [{ name: 'Max' }, ['person-not-stated']],
    [{ cpr: '251248999' }, ['cpr-length']],
    [{ cpr: '3502489996' }, ['cpr-date']],
    [{ cpr: '25124899X6' }, ['cpr-characters']],
    [{ cpr: '2512489996', birthDate: '1948-12-24' }, ['person-contradiction']],
    [{ cpr: '2512489996', unknown: true }, ['person-contradiction']],
    [{ birthDate: '2011-02-29' }, ['invalid_format']],
    [{ birthDate: '2011-06-01', municipality: '165' }, ['invalid_format']],
    [{ birthDate: '2011-06-01', shoeSize: 43 }, ['unrecognized_keys']],
  ])('is refused as %j', (person, refusals) => {
    expect(codes(personInput, person)).toEqual(refusals);
  });

  test('no message repeats what was sent', () => {
    const parsed = personInput.safeParse({ cpr: '251248999', name: 'Nancy Ann Test Berggren' });
    expect(JSON.stringify(parsed.error?.issues)).not.toMatch(/251248999|Nancy/);
  });

  test('a question about eligibility may leave the person out', () => {
    expect(codes(personForEligibility, {})).toEqual([]);
  });
});

describe('facts', () => {
  const pspK = {
    involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
    mainResponsibilityUnclear: true,
    unclearBecause: 'Ingen har overblikket',
    consent: { state: 'not-asked', because: 'Kan ikke kontaktes' },
  };
  const offence = { date: '2026-02-01', provision: 'straffeloven § 245', limb: 'listed', status: 'suspected' };
  const ukn = {
    reportedOn: '2026-02-02',
    lawfulStay: true,
    offences: [offence],
    judgment: { referredToBoard: true, finalOn: '2026-03-01', conditional: false, releaseOn: '2026-09-01' },
    particularRisk: false,
    wouldHaveBeenCharged: true,
    screening: { age: true, residence: true, crimePattern: 'Tre røverier', riskAndVulnerability: true },
  };
  const exit = {
    attachment: 'member',
    wantsOut: true,
    inCustody: false,
    onParole: false,
    contactFrom: 'person',
    threatNow: false,
    policeContact: 'agreed',
    ageOverride: { reason: 'Stor motivation', custodyHolderConsent: true },
  };

  test.each([
    ['psp-k', pspK],
    ['ukn', ukn],
    ['exit', exit],
    ['psp-k', {}],
    ['ukn', {}],
    ['exit', {}],
    ['underretning', { notifierKind: 'professional', concern: 'Mange blå mærker', abuseStated: true }],
    ['netvaerkssamraad', { trigger: 'police-documentation', receivedOn: '2026-03-01', underUkl: false }],
    ['psp', { fallsBetween: true, concerned: { psykiatri: 'known' }, consent: { state: 'not-asked' } }],
    ['underretning', {}],
  ] as const)('%s takes %j', (process, facts) => {
    expect(codes(factSchemas[process], facts)).toEqual([]);
    expect(codes(anyFacts, facts)).toEqual([]);
  });

  test.each([
    ['psp-k', { ...pspK, wantsOut: true }, ['unrecognized_keys']],
    ['psp-k', { involvement: { skole: 'known' } }, ['unrecognized_keys']],
    ['psp-k', { involvement: { politi: 'perhaps' } }, ['invalid_value']],
    ['psp-k', { mainResponsibilityUnclear: 'yes' }, ['invalid_type']],
    ['ukn', { offences: [{ ...offence, limb: 'first' }] }, ['invalid_value']],
    ['ukn', { offences: [{ ...offence, date: '2026-02-30' }] }, ['invalid_format']],
    ['ukn', { judgment: { final: true } }, ['unrecognized_keys']],
    ['exit', { ageOverride: { custodyHolderConsent: true } }, ['invalid_type']],
    ['underretning', { notifierKind: 'neighbour' }, ['invalid_value']],
    ['underretning', { concern: ' ' }, ['too_small']],
    ['netvaerkssamraad', { receivedOn: '1. marts' }, ['invalid_format']],
    ['psp', { concerned: { kriminalforsorg: 'known' } }, ['unrecognized_keys']],
  ] as const)('%s refuses %j', (process, facts, refusals) => {
    expect(codes(factSchemas[process], facts)).toEqual(refusals);
  });

  test('what passes the schema is what the rule reads', () => {
    const facts = factSchemas.ukn.parse(ukn);
    const result = assess('ukn', {
      facts: JSON.parse(JSON.stringify(facts)),
      context: {
        today: '2026-03-03',
        district: 'koebenhavns-vestegn',
        person: { birthDate: '2012-01-01', municipality: '0165' },
        referrerAuthority: 'politi',
        profile: { pspkParties: [], exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' } },
      },
    });
    expect(result).toMatchObject({ verdict: 'eligible', offences: [{ row: 7 }] });
    expect(result.reasons).toContainEqual(expect.objectContaining({ rule: 'ukn.screening', satisfied: true }));
  });
});

describe('legal bases', () => {
  test.each([
    ['psp-k', { code: 'rpl-115-2', necessity: 'Koordination' }, true],
    ['psp-k', { code: 'rpl-115-2' }, false],
    ['psp-k', { code: 'consent' }, false],
    ['ukn', { code: 'ukl-58' }, true],
    ['ukn', { code: 'rpl-115-2', necessity: 'Koordination' }, false],
    ['exit', { code: 'consent' }, true],
    ['exit', { code: 'rpl-115-2' }, false],
    ['underretning', { code: 'bl-133' }, true],
    ['netvaerkssamraad', { code: 'rpl-115-1-1' }, false],
    ['netvaerkssamraad', { code: 'rpl-115-1-1', necessity: 'Forebyggelse' }, true],
    ['psp', { code: 'rpl-115-2', necessity: 'Koordination' }, true],
  ] as const)('%s with %j: %s', (process, basis, allowed) => {
    expect(legalBasisSchemas[process].safeParse(basis).success).toBe(allowed);
  });
});

describe('a correction', () => {
  test.each([
    ['psp-k', 'mainResponsibilityUnclear', false, true],
    ['psp-k', 'mainResponsibilityUnclear', null, true],
    ['psp-k', 'mainResponsibilityUnclear', 'no', false],
    ['psp-k', 'mainResponsibilityUnclear', undefined, false],
    ['exit', 'birthDate', '1995-06-01', true],
    ['exit', 'municipality', 'Albertslund', false],
  ] as const)('%s: %s = %j', (process, fact, value, allowed) => {
    expect(factValueSchema(process, fact)?.safeParse(value).success).toBe(allowed);
  });

  test('a name that the process does not have', () => {
    expect(factValueSchema('psp-k', 'offences')).toBeUndefined();
    expect(factValueSchema('psp-k', 'toString')).toBeUndefined();
  });
});

test('no name stands for two facts', () => {
  const names = Object.values(factSchemas).flatMap(({ shape }) => Object.keys(shape));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['consent']);
});

test('the schemas become JSON Schema for OpenAPI', () => {
  for (const schema of [personInput, anyFacts, ...Object.values(factSchemas), ...Object.values(legalBasisSchemas)]) {
    expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow();
  }
});
