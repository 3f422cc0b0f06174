import { type UnitTerms, termsOf } from '@tovholder/domain/eligibility';
import type { Localized } from '@tovholder/domain/text';
import { type DistrictProfile, authorityName, runsProcess } from './profile';

/** A unit of the directory: a team inside an authority, or a joint group. `id` carries its district. */
export interface Unit {
  readonly id: string;
  readonly district: string;
  readonly authority: string;
  readonly name: Localized;
}

/** The id of a unit in the directory: `koebenhavns-vestegn/pspk.sekretariatsgruppe`. */
export function unitId(profile: Pick<DistrictProfile, 'id'>, unit: string): string {
  return `${profile.id}/${unit}`;
}

/** The handlegruppe of a municipality: its own, or the one it shares, named after the first of the group. */
export function handlegruppeOf(profile: DistrictProfile, municipality: string): string {
  const shared = profile.pspK?.sharedHandlegrupper.find((group) => group.includes(municipality));
  return `pspk.handlegruppe-${shared?.[0] ?? municipality}`;
}

/** Every unit of the district that its processes need, without repetition. */
export function unitsOf(profile: DistrictProfile): readonly Unit[] {
  const unit = (id: string, authority: string, name: Localized): Unit => ({
    id: unitId(profile, id),
    district: profile.id,
    authority,
    name,
  });
  const has = (authority: string): boolean => profile.authorities.some(({ code }) => code === authority);
  const named = (code: string): Localized => authorityName(profile, { code, on: latestNames });
  const part = (code: string, da: string, en: string): Localized => {
    const name = named(code);
    return { da: `${name.da}, ${da}`, en: `${name.en}, ${en}` };
  };
  const whole = ['psykiatri', 'kriminalforsorg', 'anklagemyndighed', 'ukf', 'dpo', 'system'].filter(has);
  return [
    ...whole.map((code) => unit(code, code, named(code))),
    unit('politi.screening', 'politi', part('politi', 'screening', 'screening')),
    ...profile.municipalities.map(({ code }) => unit(`kommune-${code}`, `kommune:${code}`, named(`kommune:${code}`))),
    ...(runsProcess(profile, 'psp-k') ? pspkUnits(profile, unit, part) : []),
    ...(runsProcess(profile, 'ukn')
      ? [
          unit('ukn.sekretariat', 'ukn', part('ukn', 'sekretariatet', 'secretariat')),
          unit('ukn.chair', 'ukn', part('ukn', 'formanden', 'chair')),
          unit('ukn.board', 'ukn', part('ukn', 'nævnet', 'board')),
        ]
      : []),
    ...(runsProcess(profile, 'exit')
      ? [
          unit('politi.exit', 'politi', part('politi', 'Exit', 'Exit')),
          unit('kriminalforsorg.exit', 'kriminalforsorg', part('kriminalforsorg', 'Exit', 'Exit')),
          ...profile.municipalities.map(({ code }) =>
            unit(`kommune-${code}.exit`, `kommune:${code}`, part(`kommune:${code}`, 'Exit', 'Exit')),
          ),
        ]
      : []),
    ...organisedUnits(profile, unit, part),
  ];
}

/** A unit named with `{municipality}` as it is called in one municipality. */
export function ofMunicipality(template: string, municipality: string): string {
  return template.replace('{municipality}', municipality);
}

/** Whether there is one such unit in each municipality. */
export function isMunicipal({ unit }: Pick<UnitTerms, 'unit'>): boolean {
  return unit.includes('{municipality}');
}

/** What the roles of the district's processes name, each unit once. */
export function unitTermsOf(profile: Pick<DistrictProfile, 'processes'>): readonly UnitTerms[] {
  const roles = profile.processes.flatMap((process) => Object.values(termsOf(process)?.organisation?.roles ?? {}));
  const terms = roles.flatMap((role): readonly UnitTerms[] =>
    'parties' in role ? Object.values(role.parties) : [role],
  );
  return [...new Map(terms.map((each) => [each.unit, each])).values()];
}

/** The units that a process needs beside those that the directory has anyway. */
function organisedUnits(profile: DistrictProfile, unit: MakeUnit, part: NamePart): readonly Unit[] {
  return unitTermsOf(profile).flatMap((terms) => {
    const { name } = terms;
    if (name === undefined) return [];
    const made = (code: string, place: string): Unit => {
      const authority = ofMunicipality(terms.authority, code);
      return unit(
        ofMunicipality(terms.unit, code),
        authority,
        part(authority, ofMunicipality(name.da, place), ofMunicipality(name.en, place)),
      );
    };
    return isMunicipal(terms)
      ? profile.municipalities.map(({ code, name: place }) => made(code, place))
      : [made('', '')];
  });
}

type MakeUnit = (id: string, authority: string, name: Localized) => Unit;
type NamePart = (code: string, da: string, en: string) => Localized;

function pspkUnits(profile: DistrictProfile, unit: MakeUnit, part: NamePart): readonly Unit[] {
  const groups = new Map<string, string[]>();
  for (const { code, name } of profile.municipalities) {
    const id = handlegruppeOf(profile, code);
    groups.set(id, [...(groups.get(id) ?? []), name]);
  }
  return [
    unit('politi.pspk', 'politi', part('politi', 'PSP-K', 'PSP-K')),
    unit('pspk.sekretariatsgruppe', 'pspk', { da: 'PSP-K, sekretariatsgruppen', en: 'PSP-K, secretariat group' }),
    unit('pspk.styregruppe', 'pspk', { da: 'PSP-K, styregruppen', en: 'PSP-K, steering group' }),
    ...[...groups].map(([id, names]) =>
      unit(id, 'pspk', {
        da: `PSP-K, handlegruppen ${names.join(' og ')}`,
        en: `PSP-K, action group ${names.join(' and ')}`,
      }),
    ),
  ];
}

/** Unit names follow the authority's latest name: a directory is about now. */
const latestNames = '9999-12-31';
