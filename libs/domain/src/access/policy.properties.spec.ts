import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actionsOnStep } from './actions';
import { matchesCriterion } from './criteria';
import { caseLevel, visibilityCriteria, workItemCriteria } from './policy';
import { eventSight, factsVisible, personVisible, stepVisible } from './sight';
import { type CaseForAccess, type Principal, type StepForAccess, roles } from './types';

const district = 'koebenhavns-vestegn';

describe('for any principal and any case', () => {
  const units = [
    'psykiatri',
    'kommune-0165',
    'pspk.sekretariatsgruppe',
    'ukn.sekretariat',
    'politi.screening',
    'kommune-0165.exit',
    'politi.exit',
    'kommune-0165.boern',
    'psp.koordinator',
  ];
  const unit = fc
    .tuple(fc.constantFrom(district, 'nordjylland'), fc.constantFrom(...units))
    .map(([where, name]) => `${where}/${name}`);
  const authority = fc.constantFrom('psykiatri', 'politi', 'kommune:0165', 'ukn', 'pspk', 'kriminalforsorg', 'psp');
  const user = fc.constantFrom('one', 'other', 'third');
  const principals: fc.Arbitrary<Principal> = fc.record({
    userId: user,
    roles: fc.subarray([...roles], { maxLength: 2 }),
    authorities: fc.uniqueArray(authority, { maxLength: 2 }),
    units: fc.uniqueArray(unit, { maxLength: 3 }),
    districts: fc.subarray([district, 'nordjylland']),
    actingFor: fc.subarray(['other', 'third']),
    language: fc.constant('da' as const),
  });
  const steps: fc.Arbitrary<StepForAccess> = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    step: fc.constantFrom('contact-agreed', 'risk-check', 'confirm-involvement', 'screening', 'eligibility-review'),
    unit,
    authority,
    owner: fc.option(user),
    state: fc.constantFrom('open', 'done', 'withdrawn'),
    completedByUnit: fc.constant(null),
    option: fc.boolean(),
    handover: fc.boolean(),
  });
  const cases: fc.Arbitrary<CaseForAccess> = fc.record({
    process: fc.constantFrom('psp-k', 'ukn', 'exit', 'underretning', 'netvaerkssamraad', 'psp', 'no-such'),
    district: fc.constantFrom(district, 'nordjylland'),
    state: fc.constantFrom('received', 'open', 'paused', 'closed', 'incident'),
    referrer: fc.record({ userId: user, authority, unit: fc.option(unit) }),
    marks: fc.constantFrom<CaseForAccess['marks']>(
      {},
      { 'consent-given': '2026-03-03T08:00:00Z' },
      { 'consent-given': '2026-03-03T08:00:00Z', 'consent-withdrawn': '2026-03-04T08:00:00Z' },
    ),
    responsibleAuthority: fc.option(authority),
    conflicted: fc.subarray(['one', 'other']),
    steps: fc.array(steps, { maxLength: 4 }),
  });

  test('the criteria that SQL is made of choose exactly the cases that the policy shows', () => {
    fc.assert(
      fc.property(principals, cases, (principal, any) => {
        const chosen = visibilityCriteria(principal).anyOf.some((criterion) => matchesCriterion(criterion, any));
        expect(chosen).toBe(maySee(principal, any));
        expect(caseLevel(principal, any) !== 'none').toBe(chosen);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a step that a list may show is one that the case shows', () => {
    fc.assert(
      fc.property(principals, cases, (principal, any) => {
        for (const listed of any.steps) {
          const row = { ...any, steps: [listed] };
          if (!workItemCriteria(principal).anyOf.some((criterion) => matchesCriterion(criterion, row))) continue;
          expect(stepVisible(principal, any, listed)).not.toBe('hidden');
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('what one may do with a step is done with one that is shown', () => {
    fc.assert(
      fc.property(principals, cases, (principal, any) => {
        for (const one of any.steps) {
          if (actionsOnStep(principal, any, one).length > 0)
            expect(stepVisible(principal, any, one)).not.toBe('hidden');
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('what one may not know of shows nothing', () => {
    fc.assert(
      fc.property(principals, cases, (principal, any) => {
        fc.pre(caseLevel(principal, any) === 'none');
        expect(personVisible(principal, any)).toBe(false);
        expect(factsVisible(principal, any)).toBe('none');
        expect(any.steps.every((it) => stepVisible(principal, any, it) === 'hidden')).toBe(true);
        const event = { type: 'submitted', key: null, actor: { userId: principal.userId, unit: null } };
        expect(eventSight(principal, any, event)).toBe('hidden');
      }),
    );
  });
});

/** The need-to-know rule of the design once more, written as sentences and not as criteria. */
function maySee(principal: Principal, any: CaseForAccess): boolean {
  if (any.conflicted.includes(principal.userId)) return false;
  const answersFor = principal.roles.some((role) => ['supervisor', 'head', 'management'].includes(role));
  const idle = ['supervisor', 'head', 'management', 'auditor', 'operator'];
  const working = principal.roles.some((role) => !idle.includes(role));
  const mine = (candidate: StepForAccess) => working && principal.units.includes(candidate.unit);
  const counts = (candidate: StepForAccess) => candidate.option !== true || candidate.state === 'done';
  const owner = (name: string | null) => name === principal.userId || principal.actingFor.some((it) => it === name);
  const owned = any.steps.some((it) => it.state === 'open' && !it.handover && counts(it) && owner(it.owner));
  const owes = any.steps.some((it) => it.state === 'open' && counts(it) && mine(it));
  const owed = any.steps.some((it) => it.state !== 'open' && !it.handover && counts(it) && mine(it));
  const referred = working && any.referrer.userId === principal.userId;
  const unitReferred = working && any.referrer.unit !== null && principal.units.includes(any.referrer.unit);
  const supervised =
    answersFor &&
    principal.districts.includes(any.district) &&
    any.steps.some((it) => counts(it) && principal.authorities.includes(it.authority));
  const coordinates = (name: string) => working && principal.units.includes(`${any.district}/${name}`);
  const common = owned || owes || owed || referred || unitReferred || supervised;

  switch (any.process) {
    case 'psp-k':
      return coordinates('pspk.sekretariatsgruppe') || common;
    case 'psp':
      return coordinates('psp.koordinator') || common;
    case 'underretning':
    case 'netvaerkssamraad':
      return (coordinates('kommune-0165.boern') && any.responsibleAuthority === 'kommune:0165') || common;
    case 'ukn': {
      const party = principal.authorities.some((it) =>
        ['politi', 'kommune:0165', 'ukn', 'kriminalforsorg'].includes(it),
      );
      const reached = any.steps.some((it) => counts(it) && it.authority === 'ukn');
      return party && ((coordinates('ukn.sekretariat') && reached) || common);
    }
    case 'exit': {
      const consent = any.marks['consent-given'] !== undefined;
      const receives = any.steps.some((it) => counts(it) && mine(it) && it.step === 'contact-agreed');
      const ofExit = (it: StepForAccess) => it.unit.endsWith('.exit') && principal.units.includes(it.unit);
      const takesPart = working && any.steps.some((it) => counts(it) && !it.handover && ofExit(it));
      const valid = consent && any.marks['consent-withdrawn'] === undefined;
      const leads = answersFor && any.steps.some((it) => counts(it) && ofExit(it));
      return receives || (valid && takesPart) || owned || owes || referred || (consent && owed) || leads;
    }
    default:
      return false;
  }
}
