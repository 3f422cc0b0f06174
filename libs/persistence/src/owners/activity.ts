import { answeringRoles } from '@tovholder/domain/owners';
import { uuidv7 } from 'uuidv7';
import { inTransaction, type Transaction } from '../connection/transaction';
import { endSessionsOf } from '../sessions/sessions';
import type { Store } from '../types';
import { assignMany, holdCases } from './assign-many';
import { todaySql } from './directory';
import { cannotStandIn, lockDirectory, stepsOwnedBy } from './owned-steps';
import type { ActivateResult, DeactivateInput, DeactivateResult } from './types';

/** Rounds in which others may go on giving the user steps before we give up and have the caller ask again. */
const rounds = 5;

/**
 * Takes a user out of service and gives their open steps to a deputy, all in one transaction: at no commit does a step
 * have an owner who is not here, or a unit with open steps nobody who can answer for them.
 *
 * @throws Error when the user is given new steps faster than they can be moved
 */
export async function deactivateUser(store: Store, input: DeactivateInput): Promise<DeactivateResult> {
  for (let round = 0; round < rounds; round++) {
    const result = await deactivateOnce(store, input);
    if (result) return result;
  }
  throw new Error(`User ${input.userId} is given steps faster than they can be moved`);
}

/** Null: a step was given to the user meanwhile; nothing was changed. */
async function deactivateOnce(
  store: Store,
  { userId, deputyId, by }: DeactivateInput,
): Promise<DeactivateResult | null> {
  return inTransaction(store.dataSource, async (tx): Promise<DeactivateResult | null> => {
    await lockDirectory(tx);
    // Cases before users, as whoever assigns a step does: in any other order two could wait for one another.
    const found = await stepsOwnedBy(tx, userId);
    const caseIds = [...new Set(found.map(({ caseId }) => caseId))];
    const held = await holdCases(tx, { caseIds, commandIds: [] });
    const [user] = await tx.query<{ active: boolean; today: string }>({
      text: `SELECT active, ${todaySql}::text AS today FROM app_user WHERE id = $1 FOR UPDATE`,
      values: [userId],
    });
    if (!user) return { kind: 'no-such-user' };
    if (!user.active) return { kind: 'deactivated', moved: [] };
    const steps = await stepsOwnedBy(tx, userId);
    if (steps.some(({ caseId }) => !held.has(caseId))) return null;
    if (steps.length > 0 && deputyId === undefined) return { kind: 'deputy-needed', steps };
    if (deputyId !== undefined) {
      const because = await cannotStandIn(tx, { userId, deputyId, steps, fromOn: user.today, toOn: user.today });
      if (because) return { kind: 'deputy-not-possible', because };
    }
    const units = await unitsLeftAlone(tx, userId);
    if (units.length > 0) return { kind: 'last-in-unit', units };
    await tx.query({ text: 'UPDATE app_user SET active = false WHERE id = $1', values: [userId] });
    await endSessionsOf(tx, userId);
    if (deputyId !== undefined) {
      const ofCase = (kase: string) => steps.filter(({ caseId }) => caseId === kase);
      await assignMany(tx, {
        store,
        actor: by,
        cases: [...held.values()].map((kase) => ({
          kase,
          assignments: ofCase(kase.id).map((step) => ({
            key: step.key,
            owner: deputyId,
            commandId: `deactivated:${uuidv7()}`,
            bodyHash: null,
          })),
        })),
      });
      await passOnDeputyships(tx, { userId, deputyId, today: user.today });
    }
    return { kind: 'deactivated', moved: deputyId === undefined ? [] : steps };
  });
}

/** Units that owe open steps and have nobody active but this user who can answer for them. Locked until the commit. */
async function unitsLeftAlone(tx: Transaction, userId: string): Promise<string[]> {
  // Opening a step refers to its unit: steps on their way into the unit are waited for.
  const units = await tx.query<{ id: string }>({
    text: `SELECT n.id FROM unit n WHERE n.id IN (SELECT unit_id FROM membership WHERE user_id = $1)
      ORDER BY n.id FOR UPDATE`,
    values: [userId],
  });
  const rows = await tx.query<{ id: string }>({
    text: `SELECT n.id FROM unnest($2::text[]) AS n(id)
      WHERE EXISTS (SELECT 1 FROM step s WHERE s.unit_id = n.id AND s.state = 'open' AND NOT s.option)
        AND NOT EXISTS (SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id
          WHERE m.unit_id = n.id AND m.user_id <> $1 AND u.active AND m.role = ANY ($3))
      ORDER BY n.id`,
    values: [userId, units.map(({ id }) => id), answeringRoles],
  });
  return rows.map(({ id }) => id);
}

/** Whoever the user stands in for, now or later, is stood in for by the deputy – but nobody by themselves. */
async function passOnDeputyships(
  tx: Transaction,
  { userId, deputyId, today }: { readonly userId: string; readonly deputyId: string; readonly today: string },
): Promise<void> {
  await tx.query({
    text: `UPDATE absence SET deputy_id = $2
      WHERE deputy_id = $1 AND user_id <> $2 AND cancelled_at IS NULL AND to_on >= $3::date`,
    values: [userId, deputyId, today],
  });
}

/** Takes a user into service again, with the units and roles that the directory still gives them. */
export async function activateUser(store: Store, { userId }: { readonly userId: string }): Promise<ActivateResult> {
  return inTransaction(store.dataSource, async (tx): Promise<ActivateResult> => {
    await lockDirectory(tx);
    const rows = await tx.query({
      text: 'UPDATE app_user SET active = true WHERE id = $1 RETURNING id',
      values: [userId],
    });
    return rows.length > 0 ? { kind: 'activated' } : { kind: 'no-such-user' };
  });
}
