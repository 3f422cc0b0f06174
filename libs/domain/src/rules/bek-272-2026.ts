import type { DeadlineRule } from './types';

const link = 'https://www.retsinformation.dk/eli/lta/2026/272';

/** Deadlines of parole (løsladelsesbekendtgørelsen, BEK 272 of 11 February 2026). */
export const parole: readonly DeadlineRule[] = [
  {
    id: 'KSP-05',
    version: 1,
    kind: 'before',
    amount: 4,
    unit: 'weeks',
    trigger: 'fact:possible-parole',
    roll: 'backward',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 272/2026 § 1',
    link,
    title: { da: 'Afgørelse om prøveløsladelse', en: 'Decision on parole' },
  },
  {
    id: 'KSP-13',
    version: 1,
    kind: 'months',
    amount: 3,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 272/2026 § 4',
    link,
    title: {
      da: 'Ny afgørelse efter afslag på prøveløsladelse, straf under 8 år',
      en: 'Parole reconsidered after a refusal, sentence under 8 years',
    },
  },
  // The second and third number of KSP-13.
  {
    id: 'KSP-15',
    version: 1,
    kind: 'months',
    amount: 6,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 272/2026 § 4',
    link,
    title: {
      da: 'Ny afgørelse efter afslag på prøveløsladelse, straf på 8 år eller mere',
      en: 'Parole reconsidered after a refusal, sentence of 8 years or more',
    },
  },
  {
    id: 'KSP-16',
    version: 1,
    kind: 'cadence',
    amount: 3,
    unit: 'months',
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 272/2026 § 4',
    link,
    title: {
      da: 'Ny afgørelse efter afslag på grund af en bandekonflikt',
      en: 'Parole reconsidered after a refusal for a gang conflict',
    },
  },
];
