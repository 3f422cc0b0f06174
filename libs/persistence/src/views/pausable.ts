import { isUsedUp, type Pause, quotaUsedOn } from '@tovholder/domain/deadlines';
import type { PauseGround } from '@tovholder/domain/rules';
import { profileOf } from '../case-log/setting';
import { oneByOne } from '../connection/transaction';
import { ruleSetOf } from '../directory/rule-set';
import type { Store } from '../types';

/** Grounds on which the clock of a step with this rule may stand still from now on. @param taken ended pauses of the case */
export type Pausable = (rule: string, taken: readonly Pause[]) => readonly PauseGround[];

/** The same in the rule set that a case goes by. Rule sets never change, so each is read once per process. */
export async function pausableIn(
  store: Pick<Store, 'dataSource' | 'districts'>,
  { district, version }: { readonly district: string; readonly version: number },
): Promise<Pausable> {
  const { dataSource } = store;
  const { rules } = await ruleSetOf(dataSource, { tx: oneByOne(dataSource), district, version });
  const { zone } = profileOf(store, district);
  const now = new Date().toISOString();
  return (rule, pauses) =>
    (rules.get(rule)?.pausable ?? []).filter(
      (ground) => !isUsedUp(quotaUsedOn(ground, { rules, pauses, zone }), { at: now, zone }),
    );
}
