import { membersVisible, type UnitForAccess } from './directory';
import { supervises } from './policy';
import type { Principal } from './types';

/** A user as far as it matters who may record their absence, or end and resume their access. */
export interface UserForAccess {
  readonly userId: string;
  readonly memberships: readonly { readonly authority: string; readonly district: string }[];
}

/** Those who supervise the user's authority in the district, and the operator there: they see to it that work has an owner. */
export function administers(principal: Principal, { memberships }: UserForAccess): boolean {
  const { roles, authorities, districts } = principal;
  return memberships.some(
    ({ authority, district }) =>
      districts.includes(district) &&
      (roles.includes('operator') || (supervises({ roles }) && authorities.includes(authority))),
  );
}

/**
 * Whose absences a principal reads of: colleagues in the own units, and whoever works in the units that the principal sees
 * to. Who belongs to an exit unit is known to its members alone, and so is their absence.
 */
export function absencesVisible(principal: Principal, unit: UnitForAccess): boolean {
  const { roles, units } = principal;
  const seesTo = supervises({ roles }) || roles.includes('operator');
  return units.includes(unit.id) || (seesTo && membersVisible(principal, unit));
}

/** Rules, calendar and ladders of a district: its supervisors and its operator, who see what would move first. */
export function mayChangeRules({ roles, districts }: Principal, district: string): boolean {
  return districts.includes(district) && (supervises({ roles }) || roles.includes('operator'));
}
