import { type DistrictProfile, handlegruppeOf, unitId, unitsOf } from '@tovholder/districts';

/** Units of the four authorities and of the joint bodies whose people may be invited to a group's meetings. */
export function unitsAround(profile: DistrictProfile, group: string): readonly string[] {
  const whole = ['pspk.sekretariatsgruppe', 'psykiatri', 'kriminalforsorg', 'politi.pspk'];
  const wide = group === unitId(profile, 'pspk.styregruppe');
  const municipal = profile.municipalities
    .filter(({ code }) => wide || unitId(profile, handlegruppeOf(profile, code)) === group)
    .map(({ code }) => `kommune-${code}`);
  const wanted = new Set([group, ...[...whole, ...municipal].map((unit) => unitId(profile, unit))]);
  return unitsOf(profile)
    .map(({ id }) => id)
    .filter((id) => wanted.has(id));
}
