import type { DeadlineRule } from './types';

/** Protection in the civil registration system (CPR-loven, LBK 1010 of 23 June 2023). */
export const cprLov: readonly DeadlineRule[] = [
  {
    id: 'EXIT-09',
    version: 1,
    kind: 'until',
    amount: 0,
    trigger: 'fact:cpr-protection-until',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'CPR-loven § 28',
    link: 'https://www.retsinformation.dk/eli/lta/2023/1010',
    title: {
      da: 'Navne- og adressebeskyttelsen udløber, hvis den ikke forlænges',
      en: 'Name and address protection lapses unless it is extended',
    },
  },
];
