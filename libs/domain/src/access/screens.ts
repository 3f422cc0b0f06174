import { legalBasesFor } from '../eligibility/assess';
import { decide } from './decision';
import { isMeetingBody } from './meetings';
import { hasDutyRole, supervises } from './policy';
import type { Principal } from './types';

/** The rooms of the web app that a reader has something to do in, as they follow each other in its menu. */
export const screens = ['my-day', 'intake', 'screening', 'overview', 'meetings'] as const;
export type Screen = (typeof screens)[number];

/** Whether a principal may refer to a process in a district, on behalf of any of their authorities, on any basis. */
export function mayReferTo(
  principal: Principal,
  { process, district }: { readonly process: string; readonly district: string },
): boolean {
  return principal.authorities.some((authority) =>
    legalBasesFor(process, authority).some(
      (legalBasis) =>
        decide(principal, 'referral.submit', {
          referral: { process, district, authority, legalBasis, requestReview: false },
        }).allow,
    ),
  );
}

/**
 * The screens of a principal: each one shows something, and what it offers would be accepted.
 *
 * @param given.refers whether there is a process that they may refer to
 * @param given.meetsIn districts in which PSP-K's groups meet
 */
export function screensOf(
  principal: Principal,
  { refers, meetsIn }: { readonly refers: boolean; readonly meetsIn: readonly string[] },
): readonly Screen[] {
  return screens.filter((screen) => {
    switch (screen) {
      case 'my-day':
        return decide(principal, 'workitem.list').allow;
      case 'intake':
        return refers;
      case 'screening':
        return principal.roles.includes('screening-officer');
      case 'overview':
        return decide(principal, 'supervision.read').allow;
      case 'meetings':
        return meetsIn.some((district) => takesPartInMeetings(principal, district));
    }
  });
}

/** Units of the four parties that sit in a handlegruppe beside the joint groups themselves. */
const partyUnit = /^(?:politi\.pspk|psykiatri|kriminalforsorg|kommune-\d{4})$/;

/** Members of PSP-K's joint groups, those of its parties who work on cases, and whoever supervises a group that meets. */
export function takesPartInMeetings(principal: Principal, district: string): boolean {
  const units = principal.units.filter((unit) => unit.startsWith(`${district}/`));
  if (supervises(principal) && units.some(isMeetingBody)) return true;
  if (!hasDutyRole(principal)) return false;
  return units
    .map((unit) => unit.slice(district.length + 1))
    .some((unit) => unit.startsWith('pspk.') || partyUnit.test(unit));
}
