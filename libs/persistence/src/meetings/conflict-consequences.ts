import {
  caseLevel,
  type CaseForAccess,
  settlesConflict,
  toldOfConflict,
  type Principal,
} from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import type { Audience } from '@tovholder/domain/ladders';
import { type Directory, isHere, resolveAudience, standInFor } from '@tovholder/domain/owners';
import { uuidv7 } from 'uuidv7';
import { profileOf } from '../case-log/setting';
import type { LockedCase } from '../case-log/under-lock';
import type { Told } from '../case-log/write';
import type { Transaction } from '../connection/transaction';
import { directoryOf } from '../owners/directory';
import type { Store } from '../types';
import { accessJson } from '../views/case';

/** What a reminder of a conflict of interest is filed under, beside those of ladders. */
const ladder = 'conflict-of-interest';

interface Asked {
  readonly store: Pick<Store, 'districts'>;
  readonly kase: LockedCase;
  /** Who declares it. */
  readonly userId: string;
  /** The step that the item is about. */
  readonly stepKey: string;
}

/**
 * What a conflict of interest means for the others: the steps that lose their owner – a user's own, and those of an absent
 * one in whose place they acted – and who is told: who decides about the conflict, and the units of those steps.
 */
export async function consequencesOfConflict(
  tx: Transaction,
  { store, kase, userId, stepKey }: Asked,
): Promise<{ readonly released: readonly string[]; readonly told: readonly Told[] }> {
  const { openSteps } = kase;
  const directory = await directoryOf(tx, {
    district: kase.district,
    on: localDateOf(kase.now, profileOf(store, kase.district).zone),
    dutyRosters: {},
    users: openSteps.flatMap(({ owner }) => owner ?? []),
    barredFrom: kase.id,
  });
  const lost = openSteps.filter(
    ({ owner }) => owner !== null && (owner === userId || standInFor(directory, owner) === userId),
  );
  const left = withoutUser(directory, userId);
  const settlers = settlersOf(left, { kase, userId, before: directory });
  const access = await accessTo(tx, kase.id);
  const told = [
    ...settlers.flatMap((settler) =>
      conflictInbox(kase, {
        users: [settler.userId],
        stepKey,
        rung: 'declared',
        audience: 'supervisor',
        // Who decides need not have a part in the case: the way to it would lead them nowhere.
        withoutCase: caseLevel({ ...settler, actingFor: [], language: 'da' }, access) === 'none',
      }),
    ),
    ...lost.flatMap(({ key, unit, authority }) =>
      conflictInbox(kase, {
        users: resolveAudience({
          audience: 'unit',
          step: { unit, authority, owner: null },
          directory: left,
        }).map((stand) => stand.userId),
        stepKey: key,
        rung: 'released',
        audience: 'unit',
      }),
    ),
  ];
  return { released: lost.map(({ key }) => key), told };
}

/** Lines for the inboxes of some users; no e-mail goes out, as it speaks of deadlines. */
export function conflictInbox(
  { headSeq, now }: Pick<LockedCase, 'headSeq' | 'now'>,
  about: {
    readonly users: readonly string[];
    readonly stepKey: string;
    readonly rung: 'declared' | 'released' | 'lifted';
    readonly audience: Audience;
    readonly withoutCase?: boolean;
  },
): readonly Told[] {
  const { users, stepKey, rung, audience, withoutCase = false } = about;
  return users.map((userId) => ({
    id: uuidv7(),
    userId,
    stepKey,
    ladder,
    rung,
    // Tells what is said of one declaration from what is said of the next.
    dueVersion: headSeq + 1,
    audience,
    standsInFor: null,
    withoutIdentity: withoutCase,
    intendedAt: now,
    late: false,
  }));
}

async function accessTo(tx: Transaction, caseId: string): Promise<CaseForAccess> {
  const [row] = await tx.query<{ access: CaseForAccess }>({
    text: `SELECT ${accessJson} AS access FROM case_file c WHERE c.id = $1`,
    values: [caseId],
  });
  return row!.access;
}

type Person = Pick<Principal, 'userId' | 'roles' | 'authorities' | 'units' | 'districts'>;

/** Those who work in a district, as the access rule reads them. */
function peopleOf({ members, users }: Directory, district: string): readonly Person[] {
  const active = [...users.values()].filter((user) => user.active);
  return active.map(({ id }) => {
    const own = members.filter((member) => member.userId === id);
    return {
      userId: id,
      roles: own.map(({ role }) => role),
      authorities: own.map(({ authority }) => authority),
      units: own.map(({ unit }) => unit),
      districts: [district],
    };
  });
}

function withoutUser(directory: Directory, userId: string): Directory {
  const users = new Map(directory.users).set(userId, { id: userId, active: false, deputy: null });
  return { ...directory, users };
}

/** Those who decide about it, who are here today if any are; nobody who is barred from the case themselves. */
function settlersOf(
  directory: Directory,
  { kase, userId, before }: { readonly kase: LockedCase; readonly userId: string; readonly before: Directory },
): readonly Person[] {
  const { district } = kase;
  const memberships = before.members.filter((member) => member.userId === userId);
  const conflict = {
    userId,
    memberships: memberships.map(({ unit, authority }) => ({ unit, authority, district })),
    case: { district, conflicted: [] },
  };
  const settlers = peopleOf(directory, district).filter((person) => settlesConflict(person, conflict));
  const here = settlers.filter((person) => isHere(directory, person.userId));
  return toldOfConflict(here.length > 0 ? here : settlers);
}
