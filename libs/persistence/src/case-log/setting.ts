import type { DistrictProfile } from '@tovholder/districts';
import type { Transaction } from '../connection/transaction';
import { ruleSetOf, type RuleSet } from '../directory/rule-set';
import type { Store } from '../types';
import type { LockedCase } from './under-lock';

/** What a case's district says, and the rules that the case goes by. */
export interface Setting {
  readonly profile: DistrictProfile;
  readonly ruleSet: RuleSet;
}

/** @throws Error when the district's profile is not loaded, or the case's rule set is not recorded */
export async function settingOf(store: Store, { tx, kase }: { tx: Transaction; kase: LockedCase }): Promise<Setting> {
  const { district, ruleSetVersion: version } = kase;
  return {
    profile: profileOf(store, district),
    ruleSet: await ruleSetOf(store.dataSource, { tx, district, version }),
  };
}

/** @throws Error when the district's profile is not loaded */
export function profileOf({ districts }: Pick<Store, 'districts'>, district: string): DistrictProfile {
  const profile = districts.get(district);
  if (!profile) throw new Error(`The profile of district ${district} is not loaded`);
  return profile;
}
