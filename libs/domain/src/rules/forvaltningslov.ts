import type { DeadlineRule } from './types';

/** Deadlines of the Public Administration Act (forvaltningsloven, FVL, LBK 433 of 22 April 2014). */
export const partyAccess: readonly DeadlineRule[] = [
  {
    id: 'FVL-01',
    version: 1,
    kind: 'working-days',
    amount: 7,
    trigger: 'submitted',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'FVL § 16, stk. 2',
    link: 'https://www.retsinformation.dk/eli/lta/2014/433',
    title: {
      da: 'Svar på en parts anmodning om aktindsigt',
      en: 'Answer to a party’s request for access to documents',
    },
  },
];
