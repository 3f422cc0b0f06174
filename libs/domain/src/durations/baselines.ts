import type { Baseline } from './types';

const auditReport = {
  process: 'ukn',
  stretch: 'reported-to-measure',
  statistic: 'mean',
  mark: 'GUIDELINE',
  citation: 'Rigsrevisionen, beretning 21/2023',
  link: 'https://rigsrevisionen.dk/revisionssager-arkiv/2024/sep/beretning-om-indsatsen-over-for-boern-og-unge-som-har-begaaet-alvorlig-kriminalitet',
} as const;

/** What the national audit found: mean days from report to measure, which the product is to bring down. */
export const baselines: readonly Baseline[] = [
  {
    ...auditReport,
    band: '10-14',
    days: 142,
    title: { da: 'Landsgennemsnit, 10–14 år', en: 'National mean, ages 10–14' },
  },
  {
    ...auditReport,
    band: '15-17',
    days: 269,
    title: { da: 'Landsgennemsnit, 15–17 år', en: 'National mean, ages 15–17' },
  },
];
