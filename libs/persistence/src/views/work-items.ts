import { showsIdentity } from '@tovholder/domain/access';
import { ask } from '../connection/transaction';
import type { Page, WorkItemRecord } from '../records';
import type { Store, SupervisionQuery, WorkItemQuery } from '../types';
import { countedUpTo, readCursor, writeCursor } from './cursor';
import { pausableIn, type Pausable } from './pausable';
import { openPerson, personColumns, type Marks, type PersonColumns } from './rows';
import { stepsSoughtBy } from './sought';
import { stepJson, stepRecord, type StepJson } from './steps';
import type { OverdueFilter } from './types';
import { all, Parameters, visibleStep, withoutReferrers } from './visibility';

/** Counted back from the due instant: what is due within these days is due soon. */
export const dueSoonDays = 5;

/** One page of the work list. @throws InvalidCursor */
export async function listWorkItems(store: Store, query: WorkItemQuery): Promise<Page<WorkItemRecord>> {
  const found = await wanted(store, query);
  if (found === 'nothing') return { items: [], nextCursor: null, total: 0, totalIsExact: true };
  const { params, conditions } = found;
  return page(store, { conditions, params, limit: query.limit, cursor: query.cursor });
}

/** The conditions on the step `s` that a query stands for; `nothing`: what is sought can match no step. */
async function wanted(
  store: Store,
  query: Omit<WorkItemQuery, 'limit'>,
): Promise<{ readonly params: Parameters; readonly conditions: string[] } | 'nothing'> {
  const sought = await stepsSoughtBy(store, query.q);
  if (sought === 'nothing') return 'nothing';
  const params = new Parameters();
  // A hit on a name would tell whose step it is to a reader who is not shown it.
  const anyOf = query.criteria.anyOf.filter(({ ground }) => sought?.byPerson !== true || showsIdentity(ground));
  const conditions = [
    ...scopeConditions(query.scope, params),
    ...stateConditions(query.state, { now: nowSql(query.now, params), query, params }),
    ...filterConditions(query, params),
    ...(sought?.conditions(params) ?? []),
    visibleStep(anyOf, params),
  ];
  return { params, conditions };
}

/** Every open step that is past its due instant, longest overdue first. @throws InvalidCursor */
export async function overdueSteps(
  store: Store,
  query: SupervisionQuery & { readonly filter?: OverdueFilter; readonly limit: number; readonly cursor?: string },
): Promise<Page<WorkItemRecord>> {
  const params = new Parameters();
  const now = nowSql(query.now, params);
  const conditions = [
    ...stateConditions('overdue', { now, query: {}, params }),
    ...filterConditions(query.filter ?? {}, params),
    visibleStep(withoutReferrers(query.criteria.anyOf), params),
  ];
  return page(store, { conditions, params, limit: query.limit, cursor: query.cursor });
}

function filterConditions(
  { process, step, authority, owner, withoutOwner }: OverdueFilter,
  params: Parameters,
): string[] {
  return [
    ...(process === undefined ? [] : [`s.process = ${params.add(process)}`]),
    ...(step === undefined ? [] : [`s.step = ${params.add(step)}`]),
    ...(authority === undefined ? [] : [`s.authority = ${params.add(authority)}`]),
    ...(owner === undefined ? [] : [`s.owner = ${params.add(owner)}`]),
    ...(withoutOwner === true ? ['s.owner IS NULL'] : []),
  ];
}

/** The instant that due-soon and overdue are judged at. */
export const nowSql = (now: string | undefined, params: Parameters): string =>
  now === undefined ? 'now()' : `${params.add(now)}::timestamptz`;

/** Whose work a list is about. */
export function scopeConditions(scope: WorkItemQuery['scope'], params: Parameters): string[] {
  switch (scope.type) {
    case 'mine':
      return [`s.owner = ANY (${params.add([scope.userId, ...(scope.actingFor ?? [])])})`];
    case 'unit':
      return [`s.unit_id = ANY (${params.add(scope.units)})`];
    case 'authority':
      return [`s.authority = ANY (${params.add(scope.authorities)})`];
  }
}

/** Withdrawn steps are nobody's work, and an option is never work. */
function stateConditions(
  state: WorkItemQuery['state'],
  context: { readonly now: string; readonly query: Pick<WorkItemQuery, 'endOfToday'>; readonly params: Parameters },
): string[] {
  const { now, query, params } = context;
  switch (state) {
    case 'open':
      return [`s.state = 'open'`, 'NOT s.option'];
    case 'due-today':
      return [
        `s.state = 'open'`,
        'NOT s.option',
        `s.sort_at > ${now}`,
        `s.sort_at <= ${params.add(query.endOfToday)}::timestamptz`,
      ];
    case 'due-soon':
      return [
        `s.state = 'open'`,
        'NOT s.option',
        `s.sort_at > ${now}`,
        `s.sort_at <= ${now} + make_interval(days => ${dueSoonDays})`,
      ];
    case 'overdue':
      return [`s.state = 'open'`, 'NOT s.option', `s.sort_at <= ${now}`];
    case 'done':
      return [`s.state = 'done'`, 'NOT s.option'];
  }
}

interface WorkItemColumns extends PersonColumns {
  number: string;
  process: string;
  district: string;
  head_seq: number;
  urgency: 'normal' | 'urgent';
  referrer_user: string;
  referrer_authority: string;
  referrer_unit: string | null;
  marks: Marks;
  rule_set_version: number;
  owner_name: string | null;
  step: StepJson;
  sort_at: string;
  total: number;
}

/** The page and the total in one statement: persons are opened for the page's rows alone. */
async function page(
  store: Store,
  list: { conditions: readonly string[]; params: Parameters; limit: number; cursor: string | undefined },
): Promise<Page<WorkItemRecord>> {
  const { conditions, params, limit, cursor } = list;
  const matching = `FROM step s WHERE ${all(conditions)}`;
  const counted = [...params.values];
  const after = cursor === undefined ? [] : [afterCursor(cursor, params)];
  const pageSql = `
    SELECT s.case_id, s.key, s.sort_at ${matching}${after.map((condition) => ` AND ${condition}`).join('')}
    ORDER BY s.sort_at, s.case_id, s.key LIMIT ${params.add(limit + 1)}`;
  const [[count], rows] = await Promise.all([
    ask<{ total: number }>(store.dataSource, {
      text: `SELECT count(*)::int AS total FROM (SELECT 1 ${matching} LIMIT ${countedUpTo + 1}) counted`,
      values: counted,
    }),
    ask<WorkItemColumns>(store.dataSource, {
      text: `SELECT ${personColumns}, c.number, c.process, c.district, c.head_seq, c.urgency, c.referrer_user,
          c.referrer_authority, c.referrer_unit, c.marks, c.rule_set_version, page.sort_at::text AS sort_at,
          (SELECT u.name FROM app_user u WHERE u.id = s.owner) AS owner_name, ${stepJson} AS step
        FROM (${pageSql}) page JOIN step s ON s.case_id = page.case_id AND s.key = page.key
        JOIN case_file c ON c.id = page.case_id JOIN person p ON p.id = c.person_id
        ORDER BY page.sort_at, page.case_id, page.key`,
      values: params.values,
    }),
  ]);
  const items = rows.slice(0, limit);
  const pausable = await Promise.all(
    items.map(({ district, rule_set_version: version }) => pausableIn(store, { district, version })),
  );
  const last = items.at(-1);
  const total = count?.total ?? 0;
  return {
    items: items.map((row, index) => workItem(row, { store, pausable: pausable[index]! })),
    nextCursor: rows.length > limit && last ? writeCursor([last.sort_at, last.case_id, last.step.key]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}

function afterCursor(cursor: string, params: Parameters): string {
  const [sortAt, caseId, key] = readCursor(cursor, ['instant', 'uuid', 'text']);
  const place = [`${params.add(sortAt)}::timestamptz`, `${params.add(caseId)}::uuid`, params.add(key)];
  return `(s.sort_at, s.case_id, s.key) > (${place.join(', ')})`;
}

function workItem(
  row: WorkItemColumns,
  { store, pausable }: { readonly store: Store; readonly pausable: Pausable },
): WorkItemRecord {
  const { person, cipher } = openPerson(row, store);
  return {
    caseId: row.case_id,
    caseNumber: row.number,
    process: row.process,
    district: row.district,
    caseVersion: row.head_seq,
    urgency: row.urgency,
    person,
    referrer: { userId: row.referrer_user, authority: row.referrer_authority, unit: row.referrer_unit },
    marks: row.marks,
    ownerName: row.owner_name,
    step: stepRecord(row.step, { caseId: row.case_id, cipher, pausable }),
  };
}
