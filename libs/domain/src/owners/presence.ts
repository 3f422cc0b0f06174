import { type Role, isExitUnit } from '../access';
import type { Directory, DirectoryMember, OwedStep, Stand } from './types';

/** Roles in which a member of a unit can answer for its steps: auditors and operators see no case. */
export const answeringRoles = [
  'caseworker',
  'screening-officer',
  'coordinator',
  'board-member',
  'prosecutor',
  'youth-supervisor',
  'supervisor',
  'head',
  'management',
] as const satisfies readonly Role[];

export function canAnswer(role: Role): boolean {
  return (answeringRoles as readonly Role[]).includes(role);
}

/** Active and not away today. */
export function isHere({ users }: Directory, userId: string): boolean {
  const user = users.get(userId);
  return user?.active === true && user.deputy === null;
}

/**
 * The one who acts in place of a user: themselves when they are here, else their deputy, or the deputy's deputy when
 * that one is away too. Null where the chain ends in someone who cannot act, or in itself.
 */
export function standInFor(directory: Directory, userId: string): string | null {
  const asked = new Set<string>();
  for (let next: string | null = userId; next !== null && !asked.has(next);) {
    if (isHere(directory, next)) return next;
    asked.add(next);
    next = directory.users.get(next)?.deputy ?? null;
  }
  return null;
}

/** A user as they can be reached: in person, through a deputy, or not at all. */
export function reached(directory: Directory, userId: string): Stand | null {
  const acting = standInFor(directory, userId);
  if (acting === null) return null;
  return { userId: acting, standsInFor: acting === userId ? null : userId };
}

/** Of the step's authority; an exit unit is closed to the rest of it, so that there only its own members count. */
export function isOfAuthority({ authority, unit }: DirectoryMember, step: OwedStep): boolean {
  return authority === step.authority && (unit === step.unit || !isExitUnit(step.unit));
}

/** Who takes a step that no one else can be found for, first found first: the closest to the unit, then the authority. */
const lines: readonly ((member: DirectoryMember, step: OwedStep) => boolean)[] = [
  ({ unit, role }, step) => role === 'supervisor' && unit === step.unit,
  (member, step) => member.role === 'supervisor' && isOfAuthority(member, step),
  ({ unit, role }, step) => role === 'head' && unit === step.unit,
  (member, step) => member.role === 'head' && isOfAuthority(member, step),
  (member, step) => member.role === 'management' && isOfAuthority(member, step),
  ({ unit, role }, step) => canAnswer(role) && unit === step.unit,
  (member, step) => canAnswer(member.role) && isOfAuthority(member, step),
];

/**
 * Those on the first line of the step's authority that anyone is here on. Empty where nobody of the authority is here:
 * others may not even know that there is a case.
 */
export function lineOf(directory: Directory, step: OwedStep): readonly string[] {
  for (const isOnLine of lines) {
    const here = directory.members.filter((member) => isOnLine(member, step) && isHere(directory, member.userId));
    if (here.length > 0) return [...new Set(here.map(({ userId }) => userId))].sort();
  }
  return [];
}
