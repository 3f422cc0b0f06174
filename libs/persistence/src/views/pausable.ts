import type { PauseGround } from '@tovholder/domain/rules';
import { oneByOne } from '../connection/transaction';
import { ruleSetOf } from '../directory/rule-set';
import type { Store } from '../types';

/** Grounds on which the clock of a step with this rule may stand still. */
export type Pausable = (rule: string) => readonly PauseGround[];

/** The same in the rule set that a case goes by. Rule sets never change, so each is read once per process. */
export async function pausableIn(
  { dataSource }: Pick<Store, 'dataSource'>,
  { district, version }: { readonly district: string; readonly version: number },
): Promise<Pausable> {
  const { rules } = await ruleSetOf(dataSource, { tx: oneByOne(dataSource), district, version });
  return (rule) => rules.get(rule)?.pausable ?? [];
}
