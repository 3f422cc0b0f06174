import { Inject, Injectable } from '@nestjs/common';
import { type DistrictProfile, rulesOf, runsProcess } from '@tovholder/districts';
import type { Principal } from '@tovholder/domain/access';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { DISTRICTS, type Districts } from './tokens';

/** The district profiles that are loaded, and the deadline rules of each. */
@Injectable()
export class DistrictDirectory {
  private readonly rules = new Map<string, ReadonlyMap<string, DeadlineRule>>();

  constructor(@Inject(DISTRICTS) private readonly districts: Districts) {
    for (const [id, profile] of districts) this.rules.set(id, rulesOf(profile));
  }

  get all(): readonly DistrictProfile[] {
    return [...this.districts.values()];
  }

  find(id: string): DistrictProfile | undefined {
    return this.districts.get(id);
  }

  rulesIn(district: string): ReadonlyMap<string, DeadlineRule> {
    return this.rules.get(district) ?? new Map<string, DeadlineRule>();
  }

  /** The district whose numbers a reader is shown: their own, else any. @throws Error when none is loaded */
  homeOf({ districts }: Pick<Principal, 'districts'>): DistrictProfile {
    const profile = this.all.find(({ id }) => districts.includes(id)) ?? this.all[0];
    if (!profile) throw new Error('No district profile is loaded');
    return profile;
  }

  /** Ids of the districts that run a process. */
  running(process: string): string[] {
    return this.all.filter((profile) => runsProcess(profile, process)).map(({ id }) => id);
  }
}
