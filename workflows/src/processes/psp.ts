import { defineProcess, t } from '../engine';
import { pspOpenings } from './openings';
import { roundTable, roundTableEndings } from './round-table';
import { type RoundTable, roundTableSteps } from './round-table.sheet';

const parties = {
  politi: ['Politiet', 'Police'],
  kommune: ['Kommunen', 'Municipality'],
  psykiatri: ['Psykiatrien', 'Psychiatry'],
  kriminalforsorg: ['Kriminalforsorgen', 'Prison and probation service'],
} as const;

const profile: RoundTable = {
  id: 'psp',
  parties,
  successors: {
    'psp-k': ['PSP-K', 'PSP-K'],
    exit: ['Exit', 'Exit'],
    underretning: ['Underretning', 'Notification of concern'],
    'ssp-plus': ['SSP+', 'SSP+'],
  },
  // Several meetings a year (PSP-01): an alarm after three months without one takes the place of the four weeks.
  due: { table: 'TOV-22', review: 'PSP-06' },
};

/**
 * PSP: police, municipal social services and psychiatry around citizens who fall between them; in Nordjylland
 * Kriminalforsorgen in some contexts. Source: S001; S004; RPL §§ 114–115.
 */
export const psp = defineProcess({
  id: 'psp',
  version: 1,
  title: t('PSP', 'PSP'),
  summary: t(
    'Politi, kommune og psykiatri om borgere, der falder mellem dem',
    'Police, municipality and psychiatry around citizens who fall between them',
  ),
  source: 'S001; S004; RPL §§ 114–115; SUL § 43, stk. 2-4; PSYK § 13 c',
  parties: Object.entries(parties).map(([authority, [da, en]]) => ({ authority, title: t(da, en) })),
  reviewer: 'psp-coordinator',
  receives: 'psp-table',
  steps: roundTableSteps(profile),
  endings: roundTableEndings,
  openings: pspOpenings,
  course: roundTable(profile),
});
