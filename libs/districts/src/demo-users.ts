import type { Role } from '@tovholder/domain/access';
import { termsOf } from '@tovholder/domain/eligibility';
import { type DistrictProfile, runsProcess } from './profile';
import { handlegruppeOf, isMunicipal, ofMunicipality, unitId, unitTermsOf, unitsOf } from './units';

/** A user of the demonstration, with a name that nobody has. */
export interface DemoUser {
  readonly userName: string;
  readonly name: string;
  /** At a domain that no mail server serves. */
  readonly email: string;
  readonly roles: readonly Role[];
  readonly authorities: readonly string[];
  readonly units: readonly string[];
  readonly districts: readonly string[];
  readonly language: 'da' | 'en';
}

interface Post {
  readonly userName: string;
  readonly role: Role;
  readonly authority: string;
  /** Ids of units without their district. */
  readonly units: readonly string[];
}

/**
 * The users of the demonstration, as `<role>.<authority>`. Those of a municipality belong to its district; those of
 * an authority that works in several districts belong to each loaded one that has the unit.
 */
export function demoUsers(districts: ReadonlyMap<string, DistrictProfile>): readonly DemoUser[] {
  const users = new Map<string, DemoUser>();
  const profiles = [...districts.values()];
  // Leaders last: whoever was there before keeps their name.
  for (const posts of [postsOf, leadersOf]) {
    for (const profile of profiles) {
      for (const post of posts(profile)) {
        const before = users.get(post.userName);
        users.set(post.userName, {
          userName: post.userName,
          name: before?.name ?? fictitiousName(users.size),
          email: `${post.userName}@demo.example`,
          roles: [post.role],
          authorities: [post.authority],
          units: [...(before?.units ?? []), ...post.units.map((unit) => unitId(profile, unit))],
          districts: [...new Set([...(before?.districts ?? []), profile.id])],
          language: 'da',
        });
      }
    }
  }
  return [...users.values()];
}

function postsOf(profile: DistrictProfile): readonly Post[] {
  const posts: Post[] = [];
  const has = (authority: string): boolean => profile.authorities.some(({ code }) => code === authority);
  const exit = runsProcess(profile, 'exit');
  const pspk = runsProcess(profile, 'psp-k');

  for (const { code } of profile.municipalities) {
    const authority = `kommune:${code}`;
    const unit = `kommune-${code}`;
    const units = [...new Set([unit, ...organisedUnitsOf(profile, { authority, code })])];
    posts.push({ userName: `caseworker.${code}`, role: 'caseworker', authority, units });
    posts.push({ userName: `supervisor.${code}`, role: 'supervisor', authority, units });
    if (exit)
      posts.push({ userName: `caseworker.exit-${code}`, role: 'caseworker', authority, units: [`${unit}.exit`] });
    if (pspk) {
      const units = [handlegruppeOf(profile, code)];
      posts.push({ userName: `coordinator.handlegruppe-${code}`, role: 'coordinator', authority: 'pspk', units });
    }
  }
  posts.push({
    userName: 'screening.politi',
    role: 'screening-officer',
    authority: 'politi',
    units: [
      ...new Set([
        'politi.screening',
        ...(pspk ? ['politi.pspk'] : []),
        ...organisedUnitsOf(profile, { authority: 'politi' }),
      ]),
    ],
  });
  if (exit)
    posts.push({ userName: 'coordinator.exit', role: 'coordinator', authority: 'politi', units: ['politi.exit'] });
  if (has('psykiatri')) {
    posts.push({ userName: 'caseworker.psykiatri', role: 'caseworker', authority: 'psykiatri', units: ['psykiatri'] });
  }
  if (has('kriminalforsorg')) {
    const units = ['kriminalforsorg', ...(exit ? ['kriminalforsorg.exit'] : [])];
    posts.push({ userName: 'caseworker.kriminalforsorg', role: 'caseworker', authority: 'kriminalforsorg', units });
  }
  if (pspk) {
    const joint = { role: 'coordinator', authority: 'pspk' } as const;
    posts.push({ userName: 'coordinator.pspk', ...joint, units: ['pspk.sekretariatsgruppe'] });
    posts.push({ userName: 'coordinator.styregruppe', ...joint, units: ['pspk.styregruppe'] });
  }
  posts.push(...jointPosts(profile));
  if (runsProcess(profile, 'ukn')) posts.push(...boardPosts);
  posts.push(
    ...['politi', 'psykiatri', 'kriminalforsorg', 'ukn'].filter(has).map((code) => supervisorOf(profile, code)),
  );
  posts.push({ userName: 'auditor.dpo', role: 'auditor', authority: 'dpo', units: ['dpo'] });
  posts.push({ userName: 'operator.system', role: 'operator', authority: 'system', units: ['system'] });
  return posts;
}

const boardPosts: readonly Post[] = [
  { userName: 'coordinator.ukn', role: 'coordinator', authority: 'ukn', units: ['ukn.sekretariat'] },
  { userName: 'chair.ukn', role: 'board-member', authority: 'ukn', units: ['ukn.chair', 'ukn.board'] },
  { userName: 'board.ukn', role: 'board-member', authority: 'ukn', units: ['ukn.board'] },
  {
    userName: 'prosecutor.anklagemyndighed',
    role: 'prosecutor',
    authority: 'anklagemyndighed',
    units: ['anklagemyndighed'],
  },
  { userName: 'supervision.ukf', role: 'youth-supervisor', authority: 'ukf', units: ['ukf'] },
];

/** A supervisor belongs to the units of the authority, but not to those of Exit, which is closed to all but its few. */
function supervisorOf(profile: DistrictProfile, authority: string): Post {
  const units = unitsOf(profile)
    .filter((unit) => unit.authority === authority && !unit.id.endsWith('.exit'))
    .map(({ id }) => id.slice(profile.id.length + 1));
  return { userName: `supervisor.${authority}`, role: 'supervisor', authority, units };
}

/** Units of an authority that the district's processes name; of a municipality, those in it. */
function organisedUnitsOf(
  profile: DistrictProfile,
  { authority, code }: { authority: string; code?: string },
): readonly string[] {
  return unitTermsOf(profile)
    .filter((terms) => ofMunicipality(terms.authority, code ?? '') === authority)
    .map(({ unit }) => ofMunicipality(unit, code ?? ''));
}

/** Joint bodies of a process: `coordinator.psp` holds it together, `coordinator.psp-bord-0851` speaks for one table. */
function jointPosts(profile: DistrictProfile): readonly Post[] {
  return profile.processes.flatMap((process) => {
    const { roles = {}, coordinators = [] } = termsOf(process)?.organisation ?? {};
    return Object.entries(roles).flatMap(([role, terms]): Post[] => {
      if ('parties' in terms || terms.authority !== process) return [];
      const codes = isMunicipal(terms) ? profile.municipalities.map(({ code }) => code) : [''];
      return codes.map((code) => {
        const unit = ofMunicipality(terms.unit, code);
        const userName = `coordinator.${coordinators.includes(role) ? process : unit.replace('.', '-')}`;
        return { userName, role: 'coordinator', authority: process, units: [unit] };
      });
    });
  });
}

/** Authorities of which nobody answers for a step, because none is ever theirs. */
const withoutSteps: readonly string[] = ['dpo', 'system'];

/**
 * The head and the management of each authority, who answer for all its units – also those of Exit, which nobody else
 * from outside sees: whoever answers for such a unit is one of its few.
 */
function leadersOf(profile: DistrictProfile): readonly Post[] {
  const units = unitsOf(profile).filter(({ authority }) => !withoutSteps.includes(authority));
  return [...new Set(units.map(({ authority }) => authority))].flatMap((authority) => {
    const own = units.filter((unit) => unit.authority === authority);
    const of = { authority, units: own.map(({ id }) => id.slice(profile.id.length + 1)) };
    const name = authority.replace('kommune:', '');
    return [
      { userName: `head.${name}`, role: 'head', ...of } as const,
      { userName: `management.${name}`, role: 'management', ...of } as const,
    ];
  });
}

const firstNames = [
  'Alma',
  'Bodil',
  'Carl',
  'Dagny',
  'Ejnar',
  'Fie',
  'Gorm',
  'Hjalte',
  'Inga',
  'Jens',
  'Karla',
  'Loke',
];
const lastNames = [
  'Prøvesen',
  'Eksempelsen',
  'Demostrup',
  'Testgaard',
  'Afprøvesen',
  'Skueby',
  'Modelsen',
  'Fiktorp',
  'Opdigtsen',
  'Prøvegaard',
  'Legesen',
  'Tænkerup',
  'Skitsebæk',
  'Forsøgsen',
  'Udkastgaard',
  'Mønstrup',
  'Kladdesen',
  'Rolleby',
  'Attrapsen',
];

function fictitiousName(index: number): string {
  const first = firstNames[index % firstNames.length];
  const last = lastNames[Math.floor(index / firstNames.length) % lastNames.length];
  return `${first} ${last}`;
}
