import {
  type CaseCriterion,
  type CaseForAccess,
  showsIdentity,
  type StepCriterion,
  type StepForAccess,
} from '@tovholder/domain/access';
import { ask } from '../connection/transaction';
import type { Page } from '../records';
import type { CaseQuery, CaseSummaryRecord, Store } from '../types';
import { accessJson } from './case';
import { countedUpTo, readCursor, writeCursor } from './cursor';
import { openPerson, personColumns, type PersonColumns } from './rows';
import { isCaseNumber, soughtBy } from './sought';
import {
  all,
  askedOfCase,
  caseConditions,
  districtConditions,
  Parameters,
  stepConditions,
  visibleCase,
  withoutConflict,
} from './visibility';

interface SummaryColumns extends PersonColumns {
  number: string;
  process: string;
  district: string;
  head_seq: number;
  received_at: Date;
  opened_at: Date | null;
  closed_at: Date | null;
  outcome: string | null;
  urgency: 'normal' | 'urgent';
  access: CaseForAccess;
}

/** Cases that the reader may know of, newest first. Ids are made in order of time, so they sort and page by id. */
export async function searchCases(store: Store, query: CaseQuery): Promise<Page<CaseSummaryRecord>> {
  const before = query.cursor === undefined ? undefined : readCursor(query.cursor, ['uuid'])[0];
  const [counted, ids] = await Promise.all([
    matchingIds(store, { query, before: undefined, limit: countedUpTo + 1 }),
    before === undefined ? undefined : matchingIds(store, { query, before, limit: query.limit + 1 }),
  ]);
  const found = ids ?? counted;
  const pageIds = found.slice(0, query.limit);
  const rows = await ask<SummaryColumns>(store.dataSource, {
    text: `SELECT ${personColumns}, c.number, c.process, c.district, c.head_seq, c.received_at, c.opened_at, c.closed_at,
        c.outcome, c.urgency, ${accessJson} AS access
      FROM case_file c JOIN person p ON p.id = c.person_id WHERE c.id = ANY ($1) ORDER BY c.id DESC`,
    values: [pageIds],
  });
  return {
    items: rows.map((row) => summary(row, store)),
    nextCursor: found.length > query.limit ? writeCursor([pageIds.at(-1)!]) : null,
    total: Math.min(counted.length, countedUpTo),
    totalIsExact: counted.length <= countedUpTo,
  };
}

interface Selection {
  readonly query: CaseQuery;
  readonly before: string | undefined;
  readonly limit: number;
}

/** Ids of visible cases, newest first. */
async function matchingIds(store: Store, { query, before, limit }: Selection): Promise<string[]> {
  const sought = await soughtBy(store, query);
  const byPerson = sought !== undefined && !isCaseNumber(query.q);
  const anyOf = query.criteria.anyOf
    // A hit on a name would tell whose case it is to a reader who is not shown it.
    .filter(({ ground }) => !byPerson || showsIdentity(ground))
    .map((criterion) => ofProcess(criterion, query.process))
    .filter(({ processes }) => processes.length > 0);
  if (anyOf.length === 0 || sought === 'nothing') return [];
  const params = new Parameters();
  const branch: Branch = {
    params,
    limit,
    ofState: () => (query.state === undefined ? [] : [`c.state = ${params.add(query.state)}`]),
    ofPage: (id) => (before === undefined ? [] : [`${id} < ${params.add(before)}::uuid`]),
  };
  // A person or a number names few cases, so those are found first; else each criterion brings its newest ones.
  const text = sought
    ? `SELECT c.id FROM case_file c
        WHERE ${all([...sought(params), ...branch.ofState(), ...branch.ofPage('c.id'), visibleCase(anyOf, params)])}
        ORDER BY c.id DESC LIMIT ${limit}`
    : `SELECT DISTINCT id FROM (${anyOf.map((criterion) => newest(criterion, branch)).join(' UNION ALL ')}) found
        ORDER BY id DESC LIMIT ${limit}`;
  const rows = await ask<{ id: string }>(store.dataSource, { text, values: params.values });
  return rows.map(({ id }) => id);
}

/** What is left of a criterion where one process is sought. */
function ofProcess(criterion: CaseCriterion, process: string | undefined): CaseCriterion {
  return process === undefined
    ? criterion
    : { ...criterion, processes: criterion.processes.filter((candidate) => candidate === process) };
}

/** What every branch of a search is limited to. */
interface Branch {
  readonly params: Parameters;
  readonly limit: number;
  readonly ofState: () => readonly string[];
  readonly ofPage: (id: string) => readonly string[];
}

/**
 * The newest cases of one criterion; the newest of all are among the newest of each. For each of its processes, units
 * (authorities, districts) and states the index holds the cases in this very order, so that a branch reads no more than it gives.
 */
function newest(criterion: CaseCriterion, branch: Branch): string {
  return criterion.step
    ? newestBySteps(criterion, { ...branch, step: criterion.step })
    : newestByCase(criterion, branch);
}

function newestByCase(criterion: CaseCriterion, { params, limit, ofState, ofPage }: Branch): string {
  const { processes, districts, referrerUnits, ...rest } = criterion;
  const by = referrerUnits
    ? { values: referrerUnits, column: 'c.referrer_unit', asked: districts ? { districts } : {} }
    : { values: districts, column: 'c.district', asked: {} };
  const conditions = (equal: readonly string[]) =>
    all([
      ...equal,
      'c.process = by_process.v',
      ...districtConditions(by.asked, { row: 'c', params }),
      withoutConflict(criterion, { row: 'c', params }),
      ...caseConditions(rest, params),
      ...ofState(),
      ...ofPage('c.id'),
    ]);
  const newestOf = (equal: readonly string[]) =>
    `SELECT c.id FROM case_file c WHERE ${conditions(equal)} ORDER BY c.id DESC LIMIT ${limit}`;
  const byProcess = `unnest(${params.add(processes)}::text[]) AS by_process(v)`;
  if (!by.values) return `(SELECT n.id FROM ${byProcess}, LATERAL (${newestOf([])}) n)`;
  return `(SELECT n.id FROM ${byProcess}, unnest(${params.add(by.values)}::text[]) AS by_value(v),
    LATERAL (${newestOf([`${by.column} = by_value.v`])}) n)`;
}

const everyState: readonly StepForAccess['state'][] = ['open', 'done', 'withdrawn'];

function newestBySteps(
  criterion: CaseCriterion,
  { params, limit, ofState, ofPage, step }: Branch & { readonly step: StepCriterion },
): string {
  const { units, authorities, states = everyState, ...rest } = step;
  const by = units
    ? { values: units, column: 's.unit_id', rest: { ...rest, ...(authorities ? { authorities } : {}) } }
    : { values: authorities, column: 's.authority', rest };
  const conditions = all([
    's.state = by_state.v',
    ...(by.values ? [`${by.column} = by_value.v`] : []),
    's.process = by_process.v',
    ...districtConditions(criterion, { row: 's', params }),
    withoutConflict(criterion, { row: 's', params }),
    ...stepConditions(by.rest, params),
    ...ofPage('s.case_id'),
    ...askedOfCase([...caseConditions(criterion, params), ...ofState()]),
  ]);
  return `(SELECT n.id FROM unnest(${params.add(states)}::text[]) AS by_state(v),
    unnest(${params.add(criterion.processes)}::text[]) AS by_process(v),
    ${by.values ? `unnest(${params.add(by.values)}::text[]) AS by_value(v),` : ''}
    LATERAL (SELECT DISTINCT s.case_id AS id FROM step s WHERE ${conditions}
      ORDER BY s.case_id DESC LIMIT ${limit}) n)`;
}

function summary(row: SummaryColumns, store: Store): CaseSummaryRecord {
  return {
    id: row.case_id,
    caseNumber: row.number,
    process: row.process,
    district: row.district,
    version: row.head_seq,
    receivedAt: row.received_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    urgency: row.urgency,
    person: openPerson(row, store).person,
    access: row.access,
  };
}
