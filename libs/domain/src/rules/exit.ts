import type { DeadlineRule, InformationalRule } from './types';

/** What two municipalities name as the length of Exit. No national number was found. */
export const exitSources: readonly DeadlineRule[] = [
  {
    id: 'EXIT-01',
    version: 1,
    kind: 'months',
    amount: 12,
    trigger: 'opened',
    roll: 'none',
    soft: true,
    mark: 'GUIDELINE',
    citation: 'Lejre Kommune: Exit (højst 12 måneder); Ishøj Kommune: 6-12 måneder',
    link: 'https://www.lejre.dk/borger/social-handicap-og-psykiatri/tilbud-om-exit/',
    title: { da: 'Exit-forløbets længde', en: 'Length of the Exit programme' },
  },
];

/** A length that is a range is shown; the upper end is EXIT-01’s. */
export const exitWithoutNumber: readonly InformationalRule[] = [
  {
    id: 'EXIT-02',
    version: 1,
    kind: 'informational',
    says: { da: 'i gennemsnit mellem 6 måneder og 1 år', en: 'on average between 6 months and 1 year' },
    mark: 'GUIDELINE',
    citation: 'Ishøj Kommune: Exit',
    link: 'https://ishoj.dk/borger/voksne-og-aeldre/stotte-til-voksne/exit-fra-rocker-og-bandemiljoer/',
    title: { da: 'Exit-forløbets længde i Ishøj', en: 'Length of the Exit programme in Ishøj' },
  },
];
