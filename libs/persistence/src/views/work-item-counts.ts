import { ask } from '../connection/transaction';
import type { Store, WorkItemCountQuery, WorkItemCounts } from '../types';
import { countedUpTo } from './cursor';
import { eachOf, whoseWork } from './each-of';
import { Parameters, all, visibleStep } from './visibility';
import { dueSoonDays, nowSql } from './work-items';

interface Counted {
  overdue: number;
  due_today: number;
  due_soon: number;
  open: number;
}

/**
 * How much open work a list has, in one statement. Each count stops where more is all that a reader needs to know, so
 * that it costs the same in a list of a thousand and of a million.
 */
export async function countWorkItems(store: Store, query: WorkItemCountQuery): Promise<WorkItemCounts> {
  const params = new Parameters();
  const now = nowSql(query.now, params);
  const endOfToday = `${params.add(query.endOfToday)}::timestamptz`;
  const conditions = [
    `s.state = 'open'`,
    'NOT s.option',
    ...(query.process === undefined ? [] : [`s.process = ${params.add(query.process)}`]),
    ...(query.authority === undefined ? [] : [`s.authority = ${params.add(query.authority)}`]),
    visibleStep(query.criteria.anyOf, params),
  ];
  const enough = countedUpTo + 1;
  const counted = (...more: readonly string[]): string => {
    const selection = (of: string): string =>
      `SELECT 1 FROM step s WHERE ${all([of, ...conditions, ...more])} LIMIT ${enough}`;
    const found = eachOf(whoseWork(query.scope), { params, selection });
    return `(SELECT count(*)::int FROM (SELECT 1 FROM (${found}) found LIMIT ${enough}) counted)`;
  };
  const [row] = await ask<Counted>(store.dataSource, {
    text: `SELECT ${counted(`s.sort_at <= ${now}`)} AS overdue,
      ${counted(`s.sort_at > ${now}`, `s.sort_at <= ${endOfToday}`)} AS due_today,
      ${counted(`s.sort_at > ${now}`, `s.sort_at <= ${now} + make_interval(days => ${dueSoonDays})`)} AS due_soon,
      ${counted()} AS open`,
    values: params.values,
  });
  const { overdue, due_today: dueToday, due_soon: dueSoon, open } = row!;
  const upTo = (count: number): number => Math.min(count, countedUpTo);
  return {
    overdue: upTo(overdue),
    dueToday: upTo(dueToday),
    dueSoon: upTo(dueSoon),
    open: upTo(open),
    isExact: Math.max(overdue, dueToday, dueSoon, open) <= countedUpTo,
  };
}
