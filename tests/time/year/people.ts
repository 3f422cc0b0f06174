import { randomUUID } from 'node:crypto';
import { recordAbsence, type Store } from '@tovholder/persistence';
import { district } from '../../record/course';
import { plusDays } from '../model/dates';
import type { Chance } from '../../support/chance';

/** Whole local days, both included, on which a user is not there. */
export interface Away {
  readonly userId: string;
  readonly fromOn: string;
  readonly toOn: string;
}

/** Who shares a unit of the district with whom: the possible deputies, one for each user. */
const deputiesStatement = `SELECT one.user_id AS user, array_agg(DISTINCT other.user_id) AS deputies
  FROM membership one JOIN membership other ON other.unit_id = one.unit_id AND other.user_id <> one.user_id
  WHERE one.unit_id LIKE $1 GROUP BY 1 ORDER BY 1`;

/** Gives most of the directory a few stretches of holiday or illness, each with somebody who acts meanwhile. */
export async function randomAbsences(
  store: Store,
  { chance, first, last }: { readonly chance: Chance; readonly first: string; readonly last: string },
): Promise<readonly Away[]> {
  const users = await store.dataSource.query<{ user: string; deputies: string[] }[]>(deputiesStatement, [
    `${district}/%`,
  ]);
  const away: Away[] = [];
  for (const { user: userId, deputies } of users) {
    for (let fromOn = plusDays(first, chance.whole(0, 90)); fromOn < last;) {
      const toOn = plusDays(fromOn, chance.whole(0, 21));
      const absence = { userId, deputyId: chance.oneOf(deputies), fromOn, toOn, recordedBy: userId };
      const result = await recordAbsence(store, { ...absence, commandId: randomUUID(), bodyHash: 'body' });
      if (result.kind === 'recorded') away.push({ userId, fromOn, toOn });
      fromOn = plusDays(toOn, chance.whole(10, 120));
    }
  }
  return away;
}
