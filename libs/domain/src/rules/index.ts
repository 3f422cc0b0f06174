import { barnetsLov, barnetsLovWithoutNumber } from './barnets-lov';
import { youthSupervision } from './bek-1115-2024';
import { supervisionBreach } from './bek-1116-2024';
import { parole } from './bek-272-2026';
import { rulesOfProcedure } from './bek-32-2019';
import { probationSupervision } from './bek-898-2025';
import { cprLov } from './cpr-lov';
import { exitSources, exitWithoutNumber } from './exit';
import { partyAccess } from './forvaltningslov';
import { goodRelease, goodReleaseWithoutNumber } from './koereplan-god-loesladelse';
import { pocketMoneyJobs } from './lov-611-2024';
import { publicAccess, publicAccessWithoutNumber } from './offentlighedslov';
import { pspSources, pspWithoutNumber } from './psp';
import { socialComplaints } from './retssikkerhed';
import type { DeadlineRule, InformationalRule } from './types';
import { ukl, uklWithoutNumber } from './ukl';

export { pauseGroundWords, pauseGrounds, type PauseGround } from './pause-grounds';
export { triggersOf } from './triggers';
export type { DeadlineRule, InformationalRule, RuleTrigger, RuleUnit, Span } from './types';

/**
 * Deadline rules that hold in the whole country, one file per law or agreement. What no source gives a number for is
 * ASSUMPTION and stands in the district profiles, which may override ASSUMPTION and GUIDELINE numbers and never STATUTE.
 */
export const nationalRules: readonly DeadlineRule[] = [
  ...ukl,
  ...rulesOfProcedure,
  ...youthSupervision,
  ...supervisionBreach,
  ...pocketMoneyJobs,
  ...barnetsLov,
  ...socialComplaints,
  ...probationSupervision,
  ...parole,
  ...goodRelease,
  ...exitSources,
  ...cprLov,
  ...pspSources,
  ...publicAccess,
  ...partyAccess,
];

/** Rows of the same sources that name no time: listed, and never a deadline. */
export const informationalRules: readonly InformationalRule[] = [
  ...uklWithoutNumber,
  ...barnetsLovWithoutNumber,
  ...goodReleaseWithoutNumber,
  ...exitWithoutNumber,
  ...pspWithoutNumber,
  ...publicAccessWithoutNumber,
];
