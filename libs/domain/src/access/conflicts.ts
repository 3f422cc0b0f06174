import { isExitUnit, supervises } from './policy';
import type { CaseForAccess, Principal } from './types';

/** A conflict of interest that somebody has declared, as far as it matters who decides about it. */
export interface ConflictForAccess {
  /** Who declared it. */
  readonly userId: string;
  readonly memberships: readonly { readonly unit: string; readonly authority: string; readonly district: string }[];
  readonly case: Pick<CaseForAccess, 'district' | 'conflicted'>;
}

/**
 * Whose conflicts a principal decides about, as data for a query: of users of these authorities, and of members of these
 * units, in these districts. A joint group of a district is named by the first of its ids: `<district>/pspk.`.
 */
export interface SettlingCriteria {
  readonly authorities: readonly string[];
  readonly units: readonly string[];
  readonly jointGroupsOf: readonly string[];
  readonly districts: readonly string[];
}

type Settler = Pick<Principal, 'userId' | 'roles' | 'authorities' | 'units' | 'districts'>;

/**
 * FVL § 6(1)–(2): the superior in the own authority decides – in Exit the superior of the unit –, of a member of a joint
 * group the group itself. ASSUMPTION: whoever coordinates the group speaks for it, and, as the groups of PSP-K have no
 * superior of their own, the styregruppe for every group of its district.
 */
export function settlingCriteria({ roles, authorities, units, districts }: Settler): SettlingCriteria {
  const superior = supervises({ roles });
  const groups = roles.includes('coordinator') ? units.filter(isJointGroup) : [];
  return {
    authorities: superior ? authorities : [],
    units: [...groups, ...(superior ? units.filter(isExitUnit) : [])],
    jointGroupsOf: groups.filter((unit) => unit.endsWith('/pspk.styregruppe')).map(districtOf),
    districts,
  };
}

/** Whether a principal decides that a conflict closes the case no more. Nobody does so of their own (FVL § 6(3)). */
export function settlesConflict(principal: Settler, { userId, memberships, case: kase }: ConflictForAccess): boolean {
  if (principal.userId === userId || kase.conflicted.includes(principal.userId)) return false;
  const { authorities, units, jointGroupsOf, districts } = settlingCriteria(principal);
  if (!districts.includes(kase.district)) return false;
  return memberships.some(
    ({ unit, authority, district }) =>
      district === kase.district &&
      (units.includes(unit) ||
        (!isExitUnit(unit) && authorities.includes(authority)) ||
        (isJointGroup(unit) && jointGroupsOf.includes(district))),
  );
}

/** Of those who decide, the ones who are told: those nearest, and only where there are none, who leads them. */
export function toldOfConflict<S extends Settler>(settlers: readonly S[]): readonly S[] {
  const nearest = settlers.filter(({ roles }) => roles.some((role) => role === 'supervisor' || role === 'coordinator'));
  return nearest.length > 0 ? nearest : settlers;
}

/** Joint bodies of the four authorities. */
function isJointGroup(unit: string): boolean {
  return unit.includes('/pspk.');
}

const districtOf = (unit: string): string => unit.slice(0, unit.indexOf('/'));
