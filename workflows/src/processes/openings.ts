import type { Assessment } from '@tovholder/domain/eligibility';

/** Assessments that cases can open with: what exploring a course starts from. No case data. */
const opening = (
  course: Assessment['course'],
  { verdict = 'eligible', routes = [] }: Partial<Pick<Assessment, 'verdict' | 'routes'>> = {},
): Assessment => ({
  ruleVersion: 1,
  asOf: '2026-01-01T00:00:00Z',
  verdict,
  routes,
  reasons: [],
  blocking: [],
  course,
});

const order = ['psykiatri', 'kriminalforsorg', 'politi', 'kommune'];
const pspKRoute = [{ to: 'psp-k' }];

export const pspKOpenings: readonly Assessment[] = [
  opening(
    {
      referrerParty: 'kommune',
      order,
      involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
    },
    { routes: pspKRoute },
  ),
  opening(
    {
      referrerParty: 'politi',
      order,
      involvement: { psykiatri: 'possible', kriminalforsorg: 'none', politi: 'known', kommune: 'unknown' },
    },
    { verdict: 'needs-review', routes: pspKRoute },
  ),
];

export const uknOpenings: readonly Assessment[] = [
  opening({}, { routes: [{ to: 'ukn', track: 'A' }] }),
  opening({}, { routes: [{ to: 'anklagemyndighed', track: 'B', stage: 'prepare' }] }),
  opening({ conditional: false }, { routes: [{ to: 'kommune', track: 'B', stage: 'bring-case' }] }),
  opening({}, { verdict: 'needs-review', routes: [{ to: 'ukn', track: 'A' }] }),
];

export const exitOpenings: readonly Assessment[] = [
  opening({ receiver: 'kommune', inCustody: false, gangLinkedParolee: false }, { routes: [{ to: 'exit' }] }),
  opening({ receiver: 'kriminalforsorg', inCustody: true, gangLinkedParolee: true }, { routes: [{ to: 'exit' }] }),
  opening({ receiver: 'politi' }, { verdict: 'needs-review', routes: [{ to: 'exit' }] }),
];

export const underretningOpenings: readonly Assessment[] = [
  opening({ professional: true, anonymous: false, abuse: true }, { routes: [{ to: 'underretning' }] }),
  opening({ professional: false, anonymous: true, abuse: null }, { routes: [{ to: 'underretning' }] }),
  opening(
    { professional: true, anonymous: false, abuse: false },
    { verdict: 'not-eligible', routes: [{ to: 'kommune' }] },
  ),
];

export const netvaerkssamraadOpenings: readonly Assessment[] = [
  opening({ trigger: 'police-documentation', mayAskForJob: true }, { routes: [{ to: 'netvaerkssamraad' }] }),
  opening({ trigger: 'board-dismissal', mayAskForJob: false }, { routes: [{ to: 'netvaerkssamraad' }] }),
  opening({ trigger: null, mayAskForJob: null }, { verdict: 'needs-review', routes: [{ to: 'netvaerkssamraad' }] }),
];

export const pspOpenings: readonly Assessment[] = [
  opening({ childrenAtHome: false }, { routes: [{ to: 'psp' }] }),
  opening({ childrenAtHome: true }, { verdict: 'needs-review', routes: [{ to: 'psp' }] }),
];
