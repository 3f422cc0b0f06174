import type { Role } from '../access';
import type { Audience } from '../ladders';
import { assertNever } from '../text';
import { canAnswer, isOfAuthority, lineOf, reached } from './presence';
import type { Directory, DirectoryMember, OwedStep, Stand } from './types';

interface Asked {
  readonly audience: Audience;
  readonly step: OwedStep;
  readonly directory: Directory;
}

/**
 * Whom an audience means now. Whoever is absent or no longer active is stood in for by their deputy; where none of
 * those meant can be reached, by the unit's supervisor, else the head, the management, or any member who is here.
 * Nobody absent is ever among them. Empty only when nobody of the authority is here: others may not know of the case. In order of user id, none twice.
 */
export function resolveAudience({ audience, step, directory }: Asked): readonly Stand[] {
  const meant = meantBy({ audience, step, directory });
  const found = new Map<string, Stand>();
  for (const userId of meant.users) {
    const stand = reached(directory, userId);
    // Whoever is meant in person is told in person, whomever they also stand in for.
    if (stand && (stand.standsInFor === null || !found.has(stand.userId))) found.set(stand.userId, stand);
  }
  if (found.size === 0) {
    const missed = [...meant.users].sort()[0] ?? null;
    for (const userId of lineOf(directory, meant.at)) found.set(userId, { userId, standsInFor: missed });
  }
  return [...found.values()].sort((one, other) => (one.userId < other.userId ? -1 : 1));
}

interface Meant {
  readonly users: ReadonlySet<string>;
  /** Where to look for someone else when none of them can be reached. */
  readonly at: OwedStep;
}

function meantBy({ audience, step, directory }: Asked): Meant {
  switch (audience) {
    case 'owner':
      // A step in the unit's queue belongs to all of its members.
      return step.owner === null ? ofUnit(directory, step) : { users: new Set([step.owner]), at: step };
    case 'unit':
      return ofUnit(directory, step);
    case 'duty-roster': {
      const roster = directory.dutyRosters[step.authority];
      return roster === undefined ? ofUnit(directory, step) : ofUnit(directory, { ...step, unit: roster });
    }
    case 'supervisor':
    case 'head':
    case 'management':
      return { users: inRole(directory, { role: audience, step }), at: step };
    case 'steering-group':
      return { users: members(directory, ({ unit }) => isSteeringGroup(unit, step)), at: step };
    case 'sender':
      return sender(directory, step);
    default:
      return assertNever(audience);
  }
}

/** Those who do its work: whoever leads it has rungs of their own, and would be told of everything in the queue. */
function ofUnit(directory: Directory, step: OwedStep): Meant {
  return {
    users: members(directory, ({ unit, role }) => unit === step.unit && canAnswer(role) && !leads(role)),
    at: step,
  };
}

const leads = (role: Role): boolean => role === 'supervisor' || role === 'head' || role === 'management';

/** Those with a role in the unit itself; where the unit has none, those of its authority. */
function inRole(
  directory: Directory,
  { role, step }: { readonly role: 'supervisor' | 'head' | 'management'; readonly step: OwedStep },
): ReadonlySet<string> {
  const ofUnitItself = members(directory, (member) => member.role === role && member.unit === step.unit);
  if (ofUnitItself.size > 0 && role !== 'management') return ofUnitItself;
  return members(directory, (member) => member.role === role && isOfAuthority(member, step));
}

function sender(directory: Directory, step: OwedStep): Meant {
  const { userId = null, unit = null, authority = null } = step.sender ?? {};
  if (unit === null || authority === null) return { users: new Set(userId === null ? [] : [userId]), at: step };
  const at = { unit, authority, owner: userId };
  return userId === null ? ofUnit(directory, at) : { users: new Set([userId]), at };
}

/** Members who are still active: one who has left is not stood in for where others remain. */
function members(directory: Directory, isMeant: (member: DirectoryMember) => boolean): ReadonlySet<string> {
  const active = directory.members.filter((member) => directory.users.get(member.userId)?.active && isMeant(member));
  return new Set(active.map(({ userId }) => userId));
}

/** The steering group of the step's own district: unit ids begin with it. */
function isSteeringGroup(unit: string, step: OwedStep): boolean {
  return unit === `${step.unit.split('/')[0]}/pspk.styregruppe`;
}
