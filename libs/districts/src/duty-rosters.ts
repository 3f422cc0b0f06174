import type { DistrictProfile } from './profile';
import type { Fail } from './rule-overrides';
import { ofMunicipality, unitId, unitsOf } from './units';

/**
 * Duty rosters by authority code, as unit ids of the directory. In the file units are named without their district, and
 * `kommune` speaks for each municipality, whose code stands for `{municipality}`.
 */
export function dutyRostersFrom(
  named: Readonly<Record<string, string>>,
  { profile, fail }: { profile: DistrictProfile; fail: Fail },
): Readonly<Record<string, string>> {
  const units = new Map(unitsOf(profile).map(({ id, authority }) => [id, authority]));
  const rosters = Object.entries(named).flatMap(([authority, unit]) =>
    authority === 'kommune'
      ? profile.municipalities.map(({ code }) => [`kommune:${code}`, unitId(profile, ofMunicipality(unit, code))])
      : [[authority, unitId(profile, unit)]],
  ) as [authority: string, unit: string][];
  for (const [authority, unit] of rosters) {
    if (units.get(unit) !== authority) fail(`dutyRosters names ${unit}, which is no unit of ${authority}`);
  }
  return Object.fromEntries(rosters);
}
