import type { DeadlineRule } from './types';

/** Deadlines of barnets lov (BL, LBK 282 of 17 March 2025) that follow from a case before the board. */
export const barnetsLov: readonly DeadlineRule[] = [
  {
    id: 'UKN-24',
    version: 1,
    kind: 'days',
    amount: 7,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BL § 130, stk. 3',
    link: 'https://www.retsinformation.dk/eli/lta/2025/282',
    title: {
      da: 'Indkaldelse til netværkssamråd efter nævnets afvisning',
      en: 'Summons to a netværkssamråd after the board’s dismissal',
    },
  },
  {
    id: 'UKN-25',
    version: 1,
    kind: 'days',
    amount: 7,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BL § 130, stk. 1-2',
    link: 'https://www.retsinformation.dk/eli/lta/2025/282',
    title: {
      da: 'Indkaldelse til netværkssamråd efter politiets dokumentation',
      en: 'Summons to a netværkssamråd after police documentation',
    },
  },
  {
    id: 'UKN-26',
    version: 1,
    kind: 'months',
    amount: 3,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BL § 95, stk. 1-3',
    link: 'https://www.retsinformation.dk/eli/lta/2025/282',
    title: {
      da: 'Kommunens første opfølgning på forbedringsforløbet',
      en: 'Municipality’s first follow-up of the improvement programme',
    },
  },
];
