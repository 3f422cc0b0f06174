import { showsIdentity } from '@tovholder/domain/access';
import { ask } from '../connection/transaction';
import type { Page, WorkItemRecord } from '../records';
import type { Store, SupervisionQuery, WorkItemQuery } from '../types';
import { countedUpTo, readCursor, writeCursor } from './cursor';
import { authoritiesOf, eachOf, whoseWork, type Whose } from './each-of';
import { pausableIn, type Pausable } from './pausable';
import { openPerson, personColumns, type Marks, type PersonColumns } from './rows';
import { stepsSoughtBy } from './sought';
import { stepJson, stepRecord, type StepJson } from './steps';
import type { StepFilter, SupervisedState } from './types';
import { all, Parameters, visibleStep, withoutReferrers } from './visibility';

/** Counted back from the due instant: what is due within these days is due soon. */
export const dueSoonDays = 5;

/** One page of the work list. @throws InvalidCursor */
export async function listWorkItems(store: Store, query: WorkItemQuery): Promise<Page<WorkItemRecord>> {
  const found = await wanted(store, query);
  if (found === 'nothing') return { items: [], nextCursor: null, total: 0, totalIsExact: true };
  return page(store, { ...found, limit: query.limit, cursor: query.cursor });
}

/** The conditions on the step `s` that a query stands for; `nothing`: what is sought can match no step. */
async function wanted(
  store: Store,
  query: Omit<WorkItemQuery, 'limit'>,
): Promise<Pick<List, 'whose' | 'conditions' | 'params'> | 'nothing'> {
  const sought = await stepsSoughtBy(store, query.q);
  if (sought === 'nothing') return 'nothing';
  const params = new Parameters();
  // A hit on a name would tell whose step it is to a reader who is not shown it.
  const anyOf = query.criteria.anyOf.filter(({ ground }) => sought?.byPerson !== true || showsIdentity(ground));
  const whose = whoseWork(query.scope);
  const conditions = [
    // What is sought is in few cases, which are found first.
    ...(sought ? [`${whose.column} = ANY (${params.add(whose.values)})`] : []),
    ...stateConditions(query.state, { now: nowSql(query.now, params), query, params }),
    ...filterConditions(query, params),
    ...(sought?.conditions(params) ?? []),
    visibleStep(anyOf, params),
  ];
  return { params, conditions, whose: sought ? undefined : whose };
}

/** Open steps that somebody supervises, longest overdue first. @throws InvalidCursor */
export async function supervisedSteps(
  store: Store,
  query: SupervisionQuery & {
    readonly state: SupervisedState;
    readonly filter?: StepFilter;
    readonly limit: number;
    readonly cursor?: string;
  },
): Promise<Page<WorkItemRecord>> {
  const params = new Parameters();
  const anyOf = withoutReferrers(query.criteria.anyOf);
  const paused = query.state === 'paused';
  const state = query.state === 'paused' ? 'open' : query.state;
  // A value that nothing in the statement asks for has no type.
  const now = nowSql(state === 'open' ? undefined : query.now, params);
  const conditions = [
    ...stateConditions(state, { now, query: {}, params }),
    ...(paused ? ['s.paused_at IS NOT NULL'] : []),
    ...filterConditions(query.filter ?? {}, params),
    visibleStep(anyOf, params),
  ];
  return page(store, { whose: authoritiesOf(anyOf), conditions, params, limit: query.limit, cursor: query.cursor });
}

function filterConditions(
  { process, step, authority, unit, owner, withoutOwner }: StepFilter,
  params: Parameters,
): string[] {
  return [
    ...(process === undefined ? [] : [`s.process = ${params.add(process)}`]),
    ...(step === undefined ? [] : [`s.step = ${params.add(step)}`]),
    ...(authority === undefined ? [] : [`s.authority = ${params.add(authority)}`]),
    ...(unit === undefined ? [] : [`s.unit_id = ${params.add(unit)}`]),
    ...(owner === undefined ? [] : [`s.owner = ${params.add(owner)}`]),
    ...(withoutOwner === true ? ['s.owner IS NULL'] : []),
  ];
}

/** The instant that due-soon and overdue are judged at. */
export const nowSql = (now: string | undefined, params: Parameters): string =>
  now === undefined ? 'now()' : `${params.add(now)}::timestamptz`;

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
  state: WorkItemRecord['state'];
  blocking: string[];
  open_steps: string[];
  owner_name: string | null;
  step: StepJson;
  sort_at: string;
  total: number;
}

interface List {
  readonly whose: Whose | undefined;
  readonly conditions: readonly string[];
  readonly params: Parameters;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** The page and the total side by side: persons are opened for the page's rows alone. */
async function page(store: Store, { whose, conditions, params, limit, cursor }: List): Promise<Page<WorkItemRecord>> {
  const counting = new Parameters([...params.values]);
  const enough = countedUpTo + 1;
  const counted = eachOf(whose, {
    params: counting,
    selection: (of) => `SELECT 1 FROM step s WHERE ${all([of, ...conditions])} LIMIT ${enough}`,
  });
  const after = cursor === undefined ? [] : [afterCursor(cursor, params)];
  const most = params.add(limit + 1);
  const pageSql = `SELECT * FROM (${eachOf(whose, {
    params,
    selection: (of) => `SELECT s.case_id, s.key, s.sort_at FROM step s WHERE ${all([of, ...conditions, ...after])}
      ORDER BY s.sort_at, s.case_id, s.key LIMIT ${most}`,
  })}) found ORDER BY sort_at, case_id, key LIMIT ${most}`;
  const [[count], rows] = await Promise.all([
    ask<{ total: number }>(store.dataSource, {
      text: `SELECT count(*)::int AS total FROM (SELECT 1 FROM (${counted}) found LIMIT ${enough}) counted`,
      values: counting.values,
    }),
    ask<WorkItemColumns>(store.dataSource, {
      text: `SELECT ${personColumns}, c.number, c.process, c.district, c.head_seq, c.urgency, c.referrer_user,
          c.referrer_authority, c.referrer_unit, c.marks, c.rule_set_version, page.sort_at::text AS sort_at,
          c.state, coalesce(c.assessment->'blocking', '[]') AS blocking,
          ARRAY(SELECT o.step FROM step o WHERE o.case_id = c.id AND o.state = 'open') AS open_steps,
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
    state: row.state,
    openSteps: row.open_steps,
    blocking: row.blocking,
    step: stepRecord(row.step, { caseId: row.case_id, cipher, pausable }),
  };
}
