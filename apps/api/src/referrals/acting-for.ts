import { legalBasesFor, termsOf } from '@tovholder/domain/eligibility';
import type { Actor } from '@tovholder/persistence';
import type { Reader } from '../http/request';

/** Units that refer to a process, where an authority has several: the one that has its name. */
const unitOf: Readonly<Record<string, string>> = { 'psp-k': '.pspk', ukn: '.screening', exit: '.exit' };

/**
 * The unit and authority on whose behalf someone refers: in the district, one whose authority the legal basis covers
 * before others, and the unit of the process before others. Null for someone who is in no unit.
 */
export function actingFor(
  { principal, memberships }: Reader,
  referral: { readonly process: string; readonly district: string; readonly legalBasis: string },
): (Actor & { readonly authority: string }) | null {
  const { process, district, legalBasis } = referral;
  const referringUnit = unitOf[process] ?? termsOf(process)?.organisation?.referringUnit ?? '';
  const weight = (membership: Reader['memberships'][number]): number => {
    const bases: readonly string[] = legalBasesFor(process, membership.authority);
    const ofProcess = membership.unit.endsWith(referringUnit);
    return (membership.district === district ? 4 : 0) + (bases.includes(legalBasis) ? 2 : 0) + (ofProcess ? 1 : 0);
  };
  const [best] = [...memberships].sort((one, other) => weight(other) - weight(one));
  return best ? { userId: principal.userId, authority: best.authority, unit: best.unit } : null;
}
