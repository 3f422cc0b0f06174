import type { StepOwing } from '@tovholder/domain/case-log';
import { processIds, termsOf } from '@tovholder/domain/eligibility';
import type { DistrictProfile } from './profile';
import { handlegruppeOf, isMunicipal, ofMunicipality, unitId } from './units';

/** Who owes a step: a unit of the directory, and its authority. */
export interface Owing {
  readonly unit: string;
  readonly authority: string;
}

export interface OwingContext {
  /** The citizen's municipality; null or absent: not known. */
  readonly municipality?: string | null;
}

/**
 * The unit and authority that a step's role means in this district. Where the role needs the citizen's municipality
 * and it is unknown or of another district, the unit that coordinates owes the step, so that none is owed by nobody.
 *
 * @throws RangeError for a role or party that no process of the product uses.
 */
export function resolveOwing(profile: DistrictProfile, owing: StepOwing, { municipality }: OwingContext): Owing {
  const at = (unit: string, authority: string): Owing => ({ unit: unitId(profile, unit), authority });
  // A municipality that is named, as in an offer of the case, comes before the citizen's own.
  const named = ownMunicipality(profile, owing.authority);
  const home = named ?? profile.municipalities.find(({ code }) => code === municipality)?.code;
  const exitUnit = (code: string | undefined): Owing =>
    code === undefined ? at('politi.exit', 'politi') : at(`kommune-${code}.exit`, `kommune:${code}`);

  switch (owing.role) {
    case 'sekretariatsgruppe':
      return at('pspk.sekretariatsgruppe', 'pspk');
    case 'styregruppe':
      return at('pspk.styregruppe', 'pspk');
    case 'handlegruppe':
      return at(home === undefined ? 'pspk.sekretariatsgruppe' : handlegruppeOf(profile, home), 'pspk');
    case 'authority':
      return pspkParty(profile, { party: owing.authority, home, at });
    case 'police-screening':
      return at('politi.screening', 'politi');
    case 'secretariat':
      return at('ukn.sekretariat', 'ukn');
    case 'chair':
      return at('ukn.chair', 'ukn');
    case 'board':
      return at('ukn.board', 'ukn');
    case 'prosecution':
      return at('anklagemyndighed', 'anklagemyndighed');
    case 'ukf':
      return at('ukf', 'ukf');
    case 'municipality':
      return home === undefined ? at('politi.screening', 'politi') : at(`kommune-${home}`, `kommune:${home}`);
    case 'police-exit':
      return at('politi.exit', 'politi');
    case 'kriminalforsorg-exit':
      return at('kriminalforsorg.exit', 'kriminalforsorg');
    case 'municipal-exit':
      return exitUnit(home);
    case 'exit-receiver':
    case 'exit-unit':
      switch (partyOf(owing.authority)) {
        case 'politi':
          return at('politi.exit', 'politi');
        case 'kriminalforsorg':
          return at('kriminalforsorg.exit', 'kriminalforsorg');
        default:
          return exitUnit(ownMunicipality(profile, owing.authority) ?? home);
      }
    default:
      return organisedOwing(profile, owing, home);
  }
}

/** What the terms of a process say of a role; without a known municipality, what they say of its fallback. */
function organisedOwing(profile: DistrictProfile, owing: StepOwing, home: string | undefined): Owing {
  const organisation = processIds
    .map((process) => termsOf(process)?.organisation)
    .find((candidate) => candidate?.roles[owing.role] !== undefined);
  const role = organisation?.roles[owing.role];
  if (organisation === undefined || role === undefined)
    throw new RangeError(`No unit owes steps in the role ${owing.role}`);
  const party = partyOf(owing.authority);
  const terms = 'parties' in role ? role.parties[party ?? ''] : role;
  if (terms === undefined) throw new RangeError(`${party ?? 'No authority'} takes no part as ${owing.role}`);
  if (!isMunicipal(terms)) return { unit: unitId(profile, terms.unit), authority: terms.authority };
  const code = ownMunicipality(profile, owing.authority) ?? home;
  return code === undefined
    ? organisedOwing(profile, { role: organisation.fallback }, undefined)
    : {
        unit: unitId(profile, ofMunicipality(terms.unit, code)),
        authority: ofMunicipality(terms.authority, code),
      };
}

/** The unit with which each of the four takes part in PSP-K. */
function pspkParty(
  profile: DistrictProfile,
  {
    party,
    home,
    at,
  }: { party: string | undefined; home: string | undefined; at: (unit: string, authority: string) => Owing },
): Owing {
  switch (partyOf(party)) {
    case 'psykiatri':
      return at('psykiatri', 'psykiatri');
    case 'kriminalforsorg':
      return at('kriminalforsorg', 'kriminalforsorg');
    case 'politi':
      return at('politi.pspk', 'politi');
    case 'pspk':
      return at('pspk.sekretariatsgruppe', 'pspk');
    case 'kommune': {
      const code = ownMunicipality(profile, party) ?? home;
      return code === undefined ? at('pspk.sekretariatsgruppe', 'pspk') : at(`kommune-${code}`, `kommune:${code}`);
    }
    default:
      throw new RangeError(`${party ?? 'No authority'} takes no part in PSP-K`);
  }
}

/** `kommune:0165` and `kommune` are the same party. */
function partyOf(authority: string | undefined): string | undefined {
  return authority?.split(':')[0];
}

/** The municipality that an authority code names, when it is one of the district's. */
function ownMunicipality(profile: DistrictProfile, authority: string | undefined): string | undefined {
  const code = authority?.split(':')[1];
  return profile.municipalities.find((municipality) => municipality.code === code)?.code;
}

/** A party of a process as an authority code: `kommune` becomes the citizen's municipality. */
export function resolveAuthority(
  profile: DistrictProfile,
  { party, municipality }: { party: string; municipality?: string | null },
): string {
  if (party !== 'kommune') return party;
  const home = profile.municipalities.find(({ code }) => code === municipality)?.code;
  return home === undefined ? 'kommune' : `kommune:${home}`;
}

/** Units that coordinate a process: whom a case falls to when nobody else holds it. */
export function coordinatorUnits(
  profile: DistrictProfile,
  { process, municipality }: OwingContext & { process: string },
): readonly string[] {
  const unitOf = (role: string): string => resolveOwing(profile, { role }, { municipality }).unit;
  switch (process) {
    case 'psp-k':
      return [unitOf('sekretariatsgruppe')];
    case 'ukn':
      return [unitOf('secretariat')];
    case 'exit':
      return [...new Set([unitOf('municipal-exit'), unitOf('police-exit'), unitOf('kriminalforsorg-exit')])];
    default:
      return (termsOf(process)?.organisation?.coordinators ?? []).map(unitOf);
  }
}
