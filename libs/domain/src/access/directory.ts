import { hasDutyRole, isExitUnit, supervises } from './policy';
import type { Principal } from './types';

/** A unit of the directory, as far as it matters who may see who works there. */
export interface UnitForAccess {
  readonly id: string;
  readonly authority: string;
  readonly district: string;
}

/**
 * Whether a principal may see who works in a unit: colleagues of the own authority, for those who work on cases, answer
 * for them or see to the users. Who works with Exit is known to that unit alone.
 */
export function membersVisible(principal: Principal, { id, authority, district }: UnitForAccess): boolean {
  if (isExitUnit(id)) return principal.units.includes(id);
  if (!principal.districts.includes(district)) return false;
  if (principal.roles.includes('operator')) return true;
  return (hasDutyRole(principal) || supervises(principal)) && principal.authorities.includes(authority);
}
