import type { DeadlineRule } from './types';

const link = 'https://www.retsinformation.dk/eli/lta/2024/1116';
/** It replaced BEK 34/2019. */
const validFrom = '2024-11-01';

/** Deadlines when supervision is evaded or a decision not complied with (BEK 1116 of 28 October 2024, in force 1 November 2024). */
export const supervisionBreach: readonly DeadlineRule[] = [
  // The other number of UKN-22: the letter goes out on the very day.
  {
    id: 'UKN-28',
    version: 1,
    kind: 'days',
    amount: 0,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 1116/2024 §§ 3, 6',
    link,
    validFrom,
    title: { da: 'Brev til den unge samme dag', en: 'Letter to the youth the same day' },
  },
  {
    id: 'UKN-22',
    version: 1,
    kind: 'days',
    amount: 7,
    trigger: 'fact:letter-sent',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 1116/2024 § 3',
    link,
    validFrom,
    title: {
      da: 'Ny samtale efter udeblivelse, fra brevets dato',
      en: 'New talk after a missed one, from the date of the letter',
    },
  },
  {
    id: 'UKN-23',
    version: 1,
    kind: 'days',
    amount: 14,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 1116/2024 §§ 8-10',
    link,
    validFrom,
    title: { da: 'Kommunens svar på underretning om overtrædelse', en: 'Municipality’s answer to a notice of breach' },
  },
];
