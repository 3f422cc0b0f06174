import { ask } from '../connection/transaction';
import type { Page } from '../records';
import type { Store } from '../types';
import { countedUpTo, readCursor, writeCursor } from '../views/cursor';
import { all, conflictsOf, Parameters } from '../views/visibility';
import type { AgendaStepRecord, StepRef } from './types';

interface StepColumns {
  case_id: string;
  key: string;
  number: string;
  process: string;
  step: string;
  opened_at: Date;
  due_at: Date | null;
  due_date: string | null;
  sort_at: string;
  planned_for: string[];
  total: number;
}

interface StepsQuery {
  /** The group. */
  readonly unit: string;
  /** Who asks: not of cases that a conflict of interest closes to them. Absent: the group itself. */
  readonly userId?: string;
  /** Those that are not on the agenda of this meeting. */
  readonly notAt?: string;
  /** Local date: due by then, or without a due date. */
  readonly dueBy?: string;
  /** Those that no planned meeting has on its agenda. */
  readonly unplanned?: boolean;
  /** Of these alone. */
  readonly only?: readonly StepRef[];
  readonly limit: number;
  readonly cursor?: string;
}

const plannedFor = `SELECT i.meeting_id FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
  WHERE i.case_id = s.case_id AND i.step_key = s.key AND i.removed_at IS NULL AND m.state = 'planned'`;

/** The open steps that a group owes, by due instant: what its agenda is built from. @throws InvalidCursor */
export async function stepsForAgenda(
  { dataSource }: Pick<Store, 'dataSource'>,
  query: StepsQuery,
): Promise<Page<AgendaStepRecord>> {
  const { limit, cursor } = query;
  const params = new Parameters();
  const wanted = all(conditionsOf(query, params));
  const after = cursor === undefined ? [] : [afterCursor(cursor, params)];
  const rows = await ask<StepColumns>(dataSource, {
    text: `SELECT s.case_id, s.key, c.number, s.process, s.step, s.opened_at, s.due_at, s.due_date::text,
        s.sort_at::text AS sort_at, ARRAY(${plannedFor}) AS planned_for,
        (SELECT count(*)::int FROM (SELECT 1 FROM step s WHERE ${wanted} LIMIT ${countedUpTo + 1}) counted) AS total
      FROM step s JOIN case_file c ON c.id = s.case_id
      WHERE ${all([wanted, ...after])} ORDER BY s.sort_at, s.case_id, s.key LIMIT ${params.add(limit + 1)}`,
    values: params.values,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const total = last?.total ?? 0;
  return {
    items: items.map(agendaStep),
    nextCursor: rows.length > limit && last ? writeCursor([last.sort_at, last.case_id, last.key]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}

function conditionsOf({ unit, userId, notAt, dueBy, unplanned, only }: StepsQuery, params: Parameters): string[] {
  return [
    `s.unit_id = ${params.add(unit)}`,
    `s.state = 'open'`,
    'NOT s.option',
    ...(userId === undefined ? [] : [`s.case_id <> ALL (${conflictsOf(params.add(userId))})`]),
    ...(notAt === undefined ? [] : [`${params.add(notAt)}::uuid NOT IN (${plannedFor})`]),
    ...(dueBy === undefined ? [] : [`(s.due_date IS NULL OR s.due_date <= ${params.add(dueBy)}::date)`]),
    ...(unplanned === true ? [`NOT EXISTS (${plannedFor})`] : []),
    ...(only === undefined
      ? []
      : [
          `(s.case_id, s.key) IN (SELECT * FROM unnest(${params.add(only.map(({ caseId }) => caseId))}::uuid[],
            ${params.add(only.map(({ stepKey }) => stepKey))}::text[]))`,
        ]),
  ];
}

function afterCursor(cursor: string, params: Parameters): string {
  const [sortAt, caseId, key] = readCursor(cursor, ['instant', 'uuid', 'text']);
  const place = [`${params.add(sortAt)}::timestamptz`, `${params.add(caseId)}::uuid`, params.add(key)];
  return `(s.sort_at, s.case_id, s.key) > (${place.join(', ')})`;
}

function agendaStep(row: StepColumns): AgendaStepRecord {
  return {
    caseId: row.case_id,
    stepKey: row.key,
    caseNumber: row.number,
    process: row.process,
    step: row.step,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    dueOn: row.due_date,
    plannedFor: row.planned_for,
  };
}
