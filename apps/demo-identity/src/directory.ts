import { authorityName, type DemoUser, type DistrictProfile, unitsOf } from '@tovholder/districts';
import { localDateOf } from '@tovholder/domain/calendar';
import { type Localized, roleNames } from './words';

/** Somebody that one can be. */
export interface Person {
  readonly userName: string;
  readonly name: string;
  /** What they do: `Sagsbehandler`, `Koordinator, sekretariatsgruppen`. */
  readonly post: Localized;
}

export interface Organisation {
  readonly name: Localized;
  readonly people: readonly Person[];
}

/** A district, with its organisations: municipalities first, then the others by name. */
export interface District {
  readonly id: string;
  readonly name: Localized;
  readonly organisations: readonly Organisation[];
}

/** Who answers for several units is not told apart by one of them. */
const ofTheWhole: readonly string[] = ['supervisor', 'head', 'management', 'screening-officer'];

/** The demo users as a newcomer looks for them: by district, then by organisation. */
export function directoryOf(
  profiles: Iterable<DistrictProfile>,
  { users, now }: { readonly users: readonly DemoUser[]; readonly now: string },
): readonly District[] {
  return [...profiles].map((profile) => {
    const here = users.filter(({ districts }) => districts.includes(profile.id));
    const today = localDateOf(now, profile.zone);
    const codes = [...new Set(here.flatMap(({ authorities }) => authorities))];
    const organisations = codes.map((code) => ({
      municipal: code.startsWith('kommune:'),
      name: authorityName(profile, { code, on: today }),
      people: here
        .filter(({ authorities }) => authorities.includes(code))
        .map(({ userName, name, ...user }) => ({ userName, name, post: postOf(user, profile) })),
    }));
    organisations.sort((a, b) => Number(b.municipal) - Number(a.municipal) || a.name.da.localeCompare(b.name.da, 'da'));
    return { id: profile.id, name: profile.name, organisations };
  });
}

/** Where a person is found first: their post and organisation. */
export function findPerson(
  districts: readonly District[],
  userName: string,
): { readonly person: Person; readonly organisation: Organisation } | undefined {
  for (const { organisations } of districts) {
    for (const organisation of organisations) {
      const person = organisation.people.find((candidate) => candidate.userName === userName);
      if (person) return { person, organisation };
    }
  }
  return undefined;
}

function postOf({ roles, units }: Pick<DemoUser, 'roles' | 'units'>, profile: DistrictProfile): Localized {
  const role = roles[0] ?? '';
  const named = roleNames[role] ?? { da: role, en: role };
  const unit = unitsOf(profile).find(({ id }) => id === units.find((own) => own.startsWith(`${profile.id}/`)));
  if (!unit || ofTheWhole.includes(role)) return named;
  // `PSP-K, sekretariatsgruppen`: the organisation's name stands above, the unit's own part tells posts apart.
  const part = (name: string): string => (name.includes(', ') ? name.slice(name.indexOf(', ')) : '');
  return { da: `${named.da}${part(unit.name.da)}`, en: `${named.en}${part(unit.name.en)}` };
}
