import { barnetsLov } from './barnets-lov';
import { youthProbation } from './bek-1115-1116-2024';
import { rulesOfProcedure } from './bek-32-2019';
import { exitSources } from './exit';
import type { DeadlineRule } from './types';
import { ukl } from './ukl';

export type { DeadlineRule, RuleTrigger } from './types';

/**
 * Deadline rules that hold in the whole country, one file per law. What no source gives a number for is ASSUMPTION
 * and stands in the district profiles, which may override ASSUMPTION and GUIDELINE numbers and never STATUTE.
 */
export const nationalRules: readonly DeadlineRule[] = [
  ...ukl,
  ...rulesOfProcedure,
  ...youthProbation,
  ...barnetsLov,
  ...exitSources,
];
