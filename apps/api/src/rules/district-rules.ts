import { Inject, Injectable } from '@nestjs/common';
import type { DistrictProfile } from '@tovholder/districts';
import type { Principal } from '@tovholder/domain/access';
import { type CurrentRules, currentRules, type Store } from '@tovholder/persistence';
import { DistrictDirectory } from '../platform/districts';
import { RECORD } from '../platform/tokens';
import { invalidInput } from '../problems/problem';

/** What a district counts by: the recorded rule set, because an applied change goes before the profile's file. */
@Injectable()
export class DistrictRules {
  constructor(
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
    @Inject(RECORD) private readonly record: Store,
  ) {}

  /**
   * @param asked the district that was asked for, else the reader's own, and where the request names it
   * @throws Problem `invalid-input` for a district that is not here; Error when its rule set was never recorded
   */
  async of(
    principal: Principal,
    asked: { readonly district: string | undefined; readonly pointer: string },
  ): Promise<CurrentRules & { readonly profile: DistrictProfile }> {
    const profile =
      asked.district === undefined ? this.districts.homeOf(principal) : this.districts.find(asked.district);
    if (!profile) throw invalidInput({ pointer: asked.pointer, code: 'unknown-district' });
    const current = await currentRules(this.record, profile.id);
    if (!current) throw new Error(`No rule set of district ${profile.id} is recorded`);
    return { ...current, profile };
  }
}
