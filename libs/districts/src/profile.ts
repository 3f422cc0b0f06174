import { type WorkCalendar, danishCalendar, districtCalendar } from '@tovholder/domain/calendar';
import type { EligibilityProfile } from '@tovholder/domain/eligibility';
import { type Ladder, standardLadders } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { Localized } from '@tovholder/domain/text';
import type { ProfileFile } from './schema';

/** A district with everything that differs between districts: parties, units, routing and its own numbers. */
export interface DistrictProfile extends Omit<ProfileFile, 'rules' | 'ladders' | 'dutyRosters'> {
  /** Duty rosters by authority code, as unit ids of the directory. */
  readonly dutyRosters: Readonly<Record<string, string>>;
  /** Ladders beside the standard ones, or in place of one with the same id. */
  readonly ladders: readonly Ladder[];
  /** The part that eligibility reads. */
  readonly eligibility: EligibilityProfile;
  /** All deadline rules that hold in the district, overrides applied. */
  readonly deadlineRules: readonly DeadlineRule[];
}

/** Does the district have this process at all. */
export function runsProcess(profile: DistrictProfile, process: string): boolean {
  return profile.processes.some((running) => running === process);
}

/** The deadline rules of the district by id. */
export function rulesOf(profile: DistrictProfile): ReadonlyMap<string, DeadlineRule> {
  return new Map(profile.deadlineRules.map((rule) => [rule.id, rule]));
}

/** The calendar that the district counts by: the national one, or a version of its own with its closing days. */
export function calendarOf({ closingDays }: Pick<DistrictProfile, 'closingDays'>): WorkCalendar {
  return districtCalendar({ base: danishCalendar, closingDays });
}

/** The ladders of the district by id: the standard ones, and its own, which take the place of those they share an id with. */
export function laddersOf({ ladders }: Pick<DistrictProfile, 'ladders'>): ReadonlyMap<string, Ladder> {
  return new Map([...standardLadders, ...ladders].map((ladder) => [ladder.id, ladder]));
}

/** Codes of every authority of the district, municipalities as `kommune:<code>`. */
export function authoritiesOf(profile: DistrictProfile): readonly string[] {
  return [
    ...profile.authorities.map(({ code }) => code),
    ...profile.municipalities.map(({ code }) => `kommune:${code}`),
  ];
}

/** What an authority is called on a local date; a code that the district does not know is shown as it is. */
export function authorityName(profile: DistrictProfile, { code, on }: { code: string; on: string }): Localized {
  const municipality = profile.municipalities.find((candidate) => `kommune:${candidate.code}` === code);
  if (municipality !== undefined) {
    return { da: `${municipality.name} Kommune`, en: `Municipality of ${municipality.name}` };
  }
  const names = profile.authorities.find((authority) => authority.code === code)?.names ?? [];
  const current = names.find(({ from, to }) => (from === undefined || from <= on) && (to === undefined || on <= to));
  const name = current ?? names.at(-1);
  return name === undefined ? { da: code, en: code } : { da: name.da, en: name.en };
}
