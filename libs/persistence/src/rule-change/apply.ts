import { locks } from '../connection/alone';
import { ask, inTransaction, type Transaction } from '../connection/transaction';
import { hashOf } from '../directory/seed-rules';
import type { Store } from '../types';
import { followedBy } from './change';
import { workOut, type WorkedOut } from './dry-run';
import type { ApplyResult, RuleApplication, RuleChangeRecord } from './types';

/**
 * Begins a change that was agreed to on a dry-run: a new version of the district's rule set, which new cases get at once
 * and which `continueRuleChanges` takes through the open ones. The guard is the dry-run's: where other deadlines would
 * move than it showed, nothing is done. Repeating an application gives the change that its first attempt began.
 */
export async function applyRules(store: Store, application: RuleApplication): Promise<ApplyResult> {
  const begun = await ruleChange(store, application.id);
  if (begun) return { kind: 'started', change: begun };
  const found = await workOut(store, application);
  if (found.kind === 'not-allowed') return found;
  return inTransaction(store.dataSource, async (tx): Promise<ApplyResult> => {
    await tx.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [locks.ruleChange] });
    const running = await runningChange(tx, application.district);
    if (running) return { kind: running.id === application.id ? 'started' : 'already-running', change: running };
    if (found.dryRun.guard !== application.guard) return { kind: 'guard-changed' };
    const change = await begin(tx, { application, found });
    return change ? { kind: 'started', change } : { kind: 'guard-changed' };
  });
}

async function runningChange(tx: Transaction, district: string): Promise<RuleChangeRecord | null> {
  const [row] = await tx.query<RuleChangeColumns>({
    text: `SELECT ${ruleChangeColumns} FROM rule_change WHERE district = $1 AND finished_at IS NULL`,
    values: [district],
  });
  return row ? ruleChangeRecord(row) : null;
}

/** @returns null when the district has got another rule set meanwhile */
async function begin(
  tx: Transaction,
  { application, found }: { readonly application: RuleApplication; readonly found: WorkedOut },
): Promise<RuleChangeRecord | null> {
  const { district, change, guard, reason, requestedBy } = application;
  const { after, version, applied } = found;
  await tx.query({
    text: 'INSERT INTO calendar (version, content) VALUES ($1, $2) ON CONFLICT (version) DO NOTHING',
    values: [after.calendar.version, JSON.stringify(after.calendar)],
  });
  const [row] = await tx.query<RuleChangeColumns>({
    text: `WITH made AS (
        INSERT INTO rule_set (district, version, hash, base_hash, applied, rules, ladders, calendar_version, recorded_at)
        SELECT district, version + 1, $3, base_hash, $4, $5, $6, $7, clock_timestamp() FROM rule_set
        WHERE district = $1 AND version = $2
          AND NOT EXISTS (SELECT 1 FROM rule_set l WHERE l.district = $1 AND l.version > $2)
        RETURNING district, version)
      INSERT INTO rule_change (id, district, rule_set_version, guard, reason, requested_by, requested_at, total, done)
      SELECT $8, district, version, $9, $10, $11, date_trunc('milliseconds', clock_timestamp()),
        (SELECT count(*)::int FROM case_file WHERE district = $1 AND state <> 'closed'), 0 FROM made
      RETURNING ${ruleChangeColumns}`,
    values: [
      district,
      version,
      hashOf(after),
      JSON.stringify(followedBy(applied, change)),
      JSON.stringify(after.rules),
      JSON.stringify(after.ladders),
      after.calendar.version,
      application.id,
      guard,
      reason,
      requestedBy,
    ],
  });
  return row ? ruleChangeRecord(row) : null;
}

/** A change and how far it has come; null when there is none of that id. */
export async function ruleChange(store: Store, id: string): Promise<RuleChangeRecord | null> {
  const [row] = await ask<RuleChangeColumns>(store.dataSource, {
    text: `SELECT ${ruleChangeColumns} FROM rule_change WHERE id = $1`,
    values: [id],
  });
  return row ? ruleChangeRecord(row) : null;
}

export const ruleChangeColumns =
  'id, district, rule_set_version, guard, reason, requested_by, requested_at, total, done, finished_at';

export interface RuleChangeColumns {
  id: string;
  district: string;
  rule_set_version: number;
  guard: string;
  reason: string;
  requested_by: string;
  requested_at: Date;
  total: number;
  done: number;
  finished_at: Date | null;
}

export function ruleChangeRecord(row: RuleChangeColumns): RuleChangeRecord {
  return {
    id: row.id,
    district: row.district,
    ruleSetVersion: row.rule_set_version,
    guard: row.guard,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    total: row.total,
    done: row.done,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
