import type { DeadlineRule } from './types';

const link = 'https://www.retsinformation.dk/eli/lta/2024/611';

/** The right to a pocket-money job (lov 611 of 11 June 2024). */
export const pocketMoneyJobs: readonly DeadlineRule[] = [
  {
    id: 'UKN-27',
    version: 1,
    kind: 'months',
    amount: 1,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'Lov 611/2024 §§ 2-3',
    link,
    title: {
      da: 'Tilbud om lommepengejob, når en 13-17-årig beder om det',
      en: 'Offer of a pocket-money job where a 13–17-year-old asks for one',
    },
  },
];
