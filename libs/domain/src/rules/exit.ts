import type { DeadlineRule } from './types';

/** What is sourced for Exit: the weekly pace for gang-linked parolees, and the length that two municipalities name. */
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
  {
    id: 'EXIT-06',
    version: 1,
    kind: 'weeks',
    amount: 1,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 898/2025 (tilsynsbekendtgørelsen) § 4, stk. 3',
    link: 'https://www.retsinformation.dk/eli/lta/2025/898',
    title: {
      da: 'Ugentlig kontakt de første seks måneder af tilsynet',
      en: 'Weekly contact in the first six months of supervision',
    },
  },
];
