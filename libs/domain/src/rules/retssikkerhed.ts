import type { DeadlineRule } from './types';

/** Complaints in social cases: the Social Legal Protection Act (RSL, LBK 354/2025) and its order (BEK 861/2025). */
export const socialComplaints: readonly DeadlineRule[] = [
  {
    id: 'UND-14',
    version: 1,
    kind: 'weeks',
    amount: 4,
    trigger: 'fact:decision-served',
    roll: 'forward',
    soft: false,
    mark: 'STATUTE',
    citation: 'RSL § 67',
    link: 'https://www.retsinformation.dk/eli/lta/2025/354',
    title: { da: 'Klage over kommunens afgørelse', en: 'Complaint about the municipality’s decision' },
  },
  // The second number of UND-14.
  {
    id: 'UND-15',
    version: 1,
    kind: 'weeks',
    amount: 4,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'BEK 861/2025 § 11',
    link: 'https://www.retsinformation.dk/eli/lta/2025/861',
    title: { da: 'Kommunens genvurdering efter klage', en: 'Municipality’s re-assessment after a complaint' },
  },
];
