import { localDateOf } from '@tovholder/domain/calendar';
import { authorityName, type DistrictProfile, unitsOf } from '@tovholder/districts';
import type { Language, Localized } from '@tovholder/domain/text';

/** What a district calls its units and authorities, in one language. What it does not know goes by its code. */
export interface Names {
  readonly unit: (id: string) => string;
  /** @param on local date: an authority goes by the name that it had then */
  readonly authority: (code: string, on: string) => string;
  /** @param at instant */
  readonly authorityAt: (code: string, at: string) => string;
}

/** Unit names hold for as long as the profile: a view asks for each of its steps. */
const known = new WeakMap<DistrictProfile, ReadonlyMap<string, Localized>>();

export function namesIn(profile: DistrictProfile | undefined, language: Language): Names {
  if (!profile) return { unit: (id) => id, authority: (code) => code, authorityAt: (code) => code };
  const units = known.get(profile) ?? new Map(unitsOf(profile).map(({ id, name }) => [id, name]));
  known.set(profile, units);
  const authority: Names['authority'] = (code, on) => authorityName(profile, { code, on })[language];
  return {
    unit: (id) => units.get(id)?.[language] ?? id,
    authority,
    authorityAt: (code, at) => authority(code, localDateOf(at, profile.zone)),
  };
}
