import { ask } from '../connection/transaction';
import type { Store } from '../types';
import type { AgendaStepRecord } from './types';

interface StepColumns {
  case_id: string;
  key: string;
  number: string;
  process: string;
  step: string;
  opened_at: Date;
  due_at: Date | null;
  due_date: string | null;
  planned_for: string[];
}

/** How many steps a group is shown at a time; no agenda is that long. */
const mostSteps = 200;

/** The open steps that a group owes, by due instant: what its agenda is built from. */
export async function stepsForAgenda(
  { dataSource }: Pick<Store, 'dataSource'>,
  unit: string,
): Promise<AgendaStepRecord[]> {
  const rows = await ask<StepColumns>(dataSource, {
    text: `SELECT s.case_id, s.key, c.number, s.process, s.step, s.opened_at, s.due_at, s.due_date::text,
        (SELECT coalesce(jsonb_agg(i.meeting_id), '[]') FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
          WHERE i.case_id = s.case_id AND i.step_key = s.key AND i.removed_at IS NULL AND m.state = 'planned') AS planned_for
      FROM step s JOIN case_file c ON c.id = s.case_id
      WHERE s.unit_id = $1 AND s.state = 'open' AND NOT s.option ORDER BY s.sort_at, s.case_id, s.key LIMIT $2`,
    values: [unit, mostSteps],
  });
  return rows.map((row) => ({
    caseId: row.case_id,
    stepKey: row.key,
    caseNumber: row.number,
    process: row.process,
    step: row.step,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    dueOn: row.due_date,
    plannedFor: row.planned_for,
  }));
}
