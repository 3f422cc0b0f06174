import type { DeadlineRule } from './types';

/**
 * Deadlines of the board's rules of procedure (BEK 32 of 9 January 2019), all "som udgangspunkt". Since lov 897/2022
 * the board sets its own rules; whether these numbers still hold is unsettled, so they are shown as soft.
 */
export const rulesOfProcedure: readonly DeadlineRule[] = [
  {
    id: 'UKN-05',
    version: 1,
    kind: 'weeks',
    amount: 4,
    trigger: 'fact:referred-to-board',
    roll: 'none',
    soft: true,
    mark: 'STATUTE',
    citation: 'BEK 32/2019 § 20, stk. 1 (gyldighed efter 2022 uafklaret)',
    link: 'https://www.retsinformation.dk/eli/lta/2019/32',
    title: {
      da: 'Nævnets behandling efter politiets henvisning (10-14 år)',
      en: 'Treatment by the board after the police referral (10–14)',
    },
  },
  {
    id: 'UKN-06',
    version: 1,
    kind: 'days',
    amount: 14,
    trigger: 'fact:judgment-final',
    roll: 'none',
    soft: true,
    mark: 'STATUTE',
    citation: 'BEK 32/2019 § 20, stk. 2 (gyldighed efter 2022 uafklaret)',
    link: 'https://www.retsinformation.dk/eli/lta/2019/32',
    title: {
      da: 'Nævnets behandling efter endelig dom (15-17 år)',
      en: 'Treatment by the board after the final judgment (15–17)',
    },
  },
  {
    id: 'UKN-07',
    version: 1,
    kind: 'before',
    amount: 14,
    unit: 'days',
    trigger: 'fact:release',
    roll: 'backward',
    soft: true,
    mark: 'STATUTE',
    citation: 'BEK 32/2019 § 20, stk. 2 (gyldighed efter 2022 uafklaret)',
    link: 'https://www.retsinformation.dk/eli/lta/2019/32',
    title: {
      da: 'Nævnets behandling før løsladelse fra ubetinget fængsel',
      en: 'Treatment by the board before release from unconditional prison',
    },
  },
];
