import { NoSuchCase } from '../case-log/append';
import { lockCase } from '../case-log/locked-case';
import { alone, locks } from '../connection/alone';
import { ask, inTransaction, isDatabaseUnavailable } from '../connection/transaction';
import type { Store } from '../types';
import { ruleChangeColumns, ruleChangeRecord, type RuleChangeColumns } from './apply';
import { moveCase } from './move-case';
import type { RuleChangeRecord } from './types';

/**
 * Takes changes that were begun on through the open cases of their districts, at most `batch` cases, each in its own
 * transaction. Goes on where whoever did it before stopped: a case that has the new rule set is not asked again.
 *
 * @returns how many cases it moved; 0 when there is nothing to do, or another worker does it
 * @throws AggregateError when cases could not be moved; the others were
 */
export async function continueRuleChanges(store: Store, { batch }: { readonly batch: number }): Promise<number> {
  const running = await ask<RuleChangeColumns & { readonly [column: string]: unknown }>(store.dataSource, {
    text: `SELECT ${ruleChangeColumns} FROM rule_change WHERE finished_at IS NULL ORDER BY requested_at`,
    values: [],
  });
  if (running.length === 0) return 0;
  const work = async (): Promise<number> => {
    let moved = 0;
    for (const change of running.map(ruleChangeRecord)) moved += await advance(store, { change, batch: batch - moved });
    return moved;
  };
  return (await alone(store.dataSource, { lock: locks.ruleChangeWork, work })) ?? 0;
}

async function advance(
  store: Store,
  { change, batch }: { readonly change: RuleChangeRecord; readonly batch: number },
): Promise<number> {
  const { id, district, ruleSetVersion } = change;
  const cases = await ask<{ id: string }>(store.dataSource, {
    text: `SELECT id FROM case_file WHERE district = $1 AND state <> 'closed' AND rule_set_version < $2
      ORDER BY id LIMIT $3`,
    values: [district, ruleSetVersion, batch],
  });
  const problems: unknown[] = [];
  let moved = 0;
  for (const { id: caseId } of cases) {
    try {
      if (await moveOne(store, { caseId, change })) moved += 1;
    } catch (problem) {
      if (isDatabaseUnavailable(problem)) throw problem;
      problems.push(problem);
    }
  }
  await store.dataSource.query(
    `WITH left_over AS (SELECT count(*)::int AS n FROM case_file
      WHERE district = $2 AND state <> 'closed' AND rule_set_version < $3)
    UPDATE rule_change SET done = greatest(total - n, 0),
      finished_at = CASE WHEN n = 0 THEN date_trunc('milliseconds', clock_timestamp()) END
    FROM left_over WHERE id = $1`,
    [id, district, ruleSetVersion],
  );
  if (problems.length > 0) throw new AggregateError(problems, `Change ${id}: ${problems.length} cases were not moved`);
  return moved;
}

/** @returns whether it was moved now: someone else may have, or the case closed meanwhile */
async function moveOne(
  store: Store,
  { caseId, change }: { readonly caseId: string; readonly change: RuleChangeRecord },
): Promise<boolean> {
  const commandId = `rules:${change.id}`;
  return inTransaction(store.dataSource, async (tx) => {
    const kase = await lockCase(tx, { store, request: { caseId, commandId, afterSeq: 0 } });
    if (!kase) throw new NoSuchCase(caseId);
    if (kase.known || kase.state === 'closed' || kase.ruleSetVersion >= change.ruleSetVersion) return false;
    await moveCase(tx, { store, kase, commandId, change });
    return true;
  });
}
