import type { DeadlineRule } from '@tovholder/domain/rules';
import { DistrictProfileError } from './profile-error';
import { type DistrictProfile, laddersOf } from './profile';

/**
 * Seconds are for demonstrations and acceptance runs, where a ladder is to be watched in a minute. Nobody works by them,
 * so a profile that has any does not start in production.
 *
 * @throws DistrictProfileError
 */
export function refuseSeconds(profile: DistrictProfile, file: string): void {
  const rule = profile.deadlineRules.find(countsSeconds);
  const ladder = [...laddersOf(profile).values()].find(({ rungs }) =>
    rungs.some(({ offset }) => offset.unit === 'seconds'),
  );
  const what = rule === undefined ? ladder && `the ladder ${ladder.id}` : `rule ${rule.id}`;
  if (what === undefined) return;
  throw new DistrictProfileError(`District profile ${file}: ${what} counts in seconds, which production refuses.`);
}

function countsSeconds({ kind, unit, then }: DeadlineRule): boolean {
  return [kind, unit, then?.unit, then?.after.unit].includes('seconds');
}
