import { locks } from '../connection/alone';
import type { Transaction } from '../connection/transaction';
import { casesClosedTo } from './reassign';
import type { NotPossibleBecause, OwnedStepRecord, PossibleDeputy } from './types';

interface OwnedColumns {
  case_id: string;
  number: string;
  key: string;
  step: string;
  process: string;
  unit_id: string;
  due_at: Date | null;
}

/** The open steps that a user owns, in order of case, so that everyone who locks their cases does so in one order. */
export async function stepsOwnedBy(tx: Transaction, userId: string): Promise<OwnedStepRecord[]> {
  const rows = await tx.query<OwnedColumns>({
    text: `SELECT s.case_id, c.number, s.key, s.step, s.process, s.unit_id, s.due_at
      FROM step s JOIN case_file c ON c.id = s.case_id
      WHERE s.owner = $1 AND s.state = 'open' ORDER BY s.case_id, s.key`,
    values: [userId],
  });
  return rows.map((row) => ({
    caseId: row.case_id,
    caseNumber: row.number,
    key: row.key,
    step: row.step,
    process: row.process,
    unit: row.unit_id,
    due: row.due_at?.toISOString() ?? null,
  }));
}

/**
 * Why a user cannot act for another one – whose open steps are `steps` – on these days; undefined: they can. Whoever
 * takes part in a case belongs to the unit that owes the step: standing in opens no case to anybody else.
 */
export async function cannotStandIn(
  tx: Transaction,
  asked: {
    readonly userId: string;
    readonly deputyId: string;
    readonly steps: readonly OwnedStepRecord[];
    readonly fromOn: string;
    readonly toOn: string;
  },
): Promise<NotPossibleBecause | undefined> {
  const { userId, deputyId, steps, fromOn, toOn } = asked;
  if (deputyId === userId) return 'same-user';
  const [deputy] = await tx.query<{ active: boolean; units: string[]; shared: number; away: boolean }>({
    // Shared lock: a deputy who is being deactivated is waited for.
    text: `SELECT u.active,
        ARRAY(SELECT m.unit_id FROM membership m WHERE m.user_id = u.id) AS units,
        (SELECT count(*)::int FROM membership m JOIN membership o ON o.unit_id = m.unit_id
          WHERE m.user_id = u.id AND o.user_id = $2) AS shared,
        EXISTS (SELECT 1 FROM absence a WHERE a.user_id = u.id AND a.cancelled_at IS NULL
          AND a.from_on <= $4::date AND a.to_on >= $3::date) AS away
      FROM app_user u WHERE u.id = $1 FOR SHARE OF u`,
    values: [deputyId, userId, fromOn, toOn],
  });
  if (!deputy) return 'unknown';
  if (!deputy.active) return 'inactive';
  if (deputy.away) return 'absent';
  const closed = await casesClosedTo(tx, { userId: deputyId, caseIds: steps.map(({ caseId }) => caseId) });
  if (closed.size > 0) return 'in-conflict';
  const units = new Set(deputy.units);
  const belongs = steps.length > 0 ? steps.every(({ unit }) => units.has(unit)) : deputy.shared > 0;
  return belongs ? undefined : 'not-in-unit';
}

/** All for whom `cannotStandIn` has nothing against it, by name. */
export async function whoCanStandIn(
  tx: Transaction,
  asked: {
    readonly userId: string;
    readonly steps: readonly OwnedStepRecord[];
    readonly fromOn: string;
    readonly toOn: string;
  },
): Promise<readonly PossibleDeputy[]> {
  const { userId, steps, fromOn, toOn } = asked;
  return tx.query<PossibleDeputy>({
    text: `SELECT u.id, u.name FROM app_user u
      WHERE u.active AND u.id <> $1
        AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.user_id = u.id AND a.cancelled_at IS NULL
          AND a.from_on <= $3::date AND a.to_on >= $2::date)
        AND NOT EXISTS (SELECT 1 FROM conflict_of_interest x
          WHERE x.user_id = u.id AND x.case_id = ANY ($4::uuid[]) AND x.lifted_at IS NULL)
        AND CASE WHEN cardinality($5::text[]) = 0
          THEN EXISTS (SELECT 1 FROM membership m JOIN membership o ON o.unit_id = m.unit_id
            WHERE m.user_id = u.id AND o.user_id = $1)
          ELSE NOT EXISTS (SELECT unnest($5::text[]) EXCEPT SELECT m.unit_id FROM membership m WHERE m.user_id = u.id)
          END
      ORDER BY u.name, u.id`,
    values: [userId, fromOn, toOn, steps.map(({ caseId }) => caseId), [...new Set(steps.map(({ unit }) => unit))]],
  });
}

/** Makes changes of users and absences follow one another, so that two cannot each rely on what the other removes. */
export async function lockDirectory(tx: Transaction): Promise<void> {
  await tx.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [locks.directory] });
}
