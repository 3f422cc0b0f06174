import {
  actionsOnStep,
  matchesCriterion,
  matchesStep,
  workItemCriteria,
  type CaseForAccess,
  type Principal,
  type StepForAccess,
} from '@tovholder/domain/access';
import { answeringRoles } from '@tovholder/domain/owners';
import { ask, inTransaction, type Transaction } from '../connection/transaction';
import type { Store } from '../types';
import { accessJson } from '../views/case';
import { all, Parameters, visibleStep } from '../views/visibility';
import { assignMany, holdCases, type Assignment, type HeldCase } from './assign-many';
import type { ReassignInput, ReassignItemResult, StepName } from './types';

/** Cases locked at a time: their other work waits for one batch, not for the whole request. */
const batchSize = 100;

/**
 * Gives steps to another owner, or back to the queues of their units: one result for each step, in the order asked for.
 * One that is refused stops no other. Every case records it for itself, with the reason. Named steps asked for again
 * with the same command id get the same answers, and nothing changes; a filter then selects what still matches.
 */
export async function reassign(store: Store, input: ReassignInput): Promise<readonly ReassignItemResult[]> {
  const names = input.select.type === 'items' ? input.select.items : await selected(store, input);
  const byCase = new Map<string, Set<string>>();
  for (const { caseId, key } of names) byCase.set(caseId, (byCase.get(caseId) ?? new Set()).add(key));
  const caseIds = [...byCase.keys()].sort();
  const results = new Map<string, ReassignItemResult['result']>();
  for (let start = 0; start < caseIds.length; start += batchSize) {
    const batch = caseIds.slice(start, start + batchSize).map((id) => ({ id, keys: [...byCase.get(id)!] }));
    await inTransaction(store.dataSource, (tx) => reassignBatch(tx, { store, input, batch, results }));
  }
  return names.map(({ caseId, key }) => ({ caseId, key, result: results.get(nameOf(caseId, key)) ?? 'not-found' }));
}

interface Batch {
  readonly store: Store;
  readonly input: ReassignInput;
  readonly batch: readonly { readonly id: string; readonly keys: readonly string[] }[];
  readonly results: Map<string, ReassignItemResult['result']>;
}

async function reassignBatch(tx: Transaction, { store, input, batch, results }: Batch): Promise<void> {
  const { to, principal } = input;
  const caseIds = batch.map(({ id }) => id);
  const commandIds = batch.flatMap(({ keys }) => keys.map((key) => commandIdOf(input, key)));
  const held = await holdCases(tx, { caseIds, commandIds });
  const access = await accessOf(tx, caseIds);
  const member = to === null ? null : await unitsOfActive(tx, to);
  const closed = to === null ? new Set<string>() : await casesClosedTo(tx, { userId: to, caseIds });
  const cases = batch.map(({ id, keys }) => {
    const kase = held.get(id);
    const assignments: Assignment[] = [];
    for (const key of keys) {
      const commandId = commandIdOf(input, key);
      const result = kase
        ? judged(kase, {
            key,
            commandId,
            bodyHash: input.bodyHash,
            access: access.get(id)!,
            principal,
            to,
            member,
            closed: closed.has(id),
          })
        : 'not-found';
      results.set(nameOf(id, key), result === 'known' ? 'reassigned' : result);
      if (result === 'reassigned') assignments.push({ key, owner: to, commandId, bodyHash: input.bodyHash });
    }
    return kase ? [{ kase, assignments }] : [];
  });
  await assignMany(tx, { store, cases: cases.flat(), actor: input.actor, reason: input.reason });
}

interface Judgement {
  readonly key: string;
  readonly commandId: string;
  readonly bodyHash: string;
  readonly access: CaseForAccess;
  readonly principal: Principal;
  readonly to: string | null;
  /** Units in which the new owner may own steps; null when the steps are given back. */
  readonly member: ReadonlySet<string> | null;
  /** Whether a conflict of interest closes the case to the new owner. */
  readonly closed: boolean;
}

function judged(kase: HeldCase, asked: Judgement): ReassignItemResult['result'] | 'known' {
  const { key, commandId, bodyHash, access, principal, to, member } = asked;
  const step = access.steps.find((one) => one.key === key);
  if (kase.known.has(commandId)) return kase.known.get(commandId) === bodyHash ? 'known' : 'conflict';
  if (!step || step.option || !isListed(principal, { access, step })) return 'not-found';
  if (kase.state === 'closed' || step.state !== 'open') return 'closed';
  if (kase.state === 'incident') return 'conflict';
  if (!actionsOnStep(principal, access, step).includes('assign')) return 'not-allowed';
  if (member && !member.has(step.unit)) return 'assignee-not-in-unit';
  if (asked.closed) return 'assignee-in-conflict';
  return step.owner === to ? 'unchanged' : 'reassigned';
}

/** Whether a work list would show this very step: that another step of its case is visible is not enough. */
function isListed(principal: Principal, { access, step }: { access: CaseForAccess; step: StepForAccess }): boolean {
  return workItemCriteria(principal).anyOf.some(({ step: sought, ...ofCase }) => {
    return matchesCriterion(ofCase, access) && (sought === undefined || matchesStep(sought, step));
  });
}

/** The open steps that a filter names and the reader may list, those due first. */
async function selected(
  { dataSource }: Pick<Store, 'dataSource'>,
  { select, principal }: ReassignInput,
): Promise<readonly StepName[]> {
  if (select.type === 'items') return select.items;
  const { owner, unit, process, step, withoutOwner, limit } = select;
  const params = new Parameters();
  const conditions = [
    `s.state = 'open'`,
    'NOT s.option',
    ...(owner === undefined ? [] : [`s.owner = ${params.add(owner)}`]),
    ...(unit === undefined ? [] : [`s.unit_id = ${params.add(unit)}`]),
    ...(process === undefined ? [] : [`s.process = ${params.add(process)}`]),
    ...(step === undefined ? [] : [`s.step = ${params.add(step)}`]),
    ...(withoutOwner === true ? ['s.owner IS NULL'] : []),
    visibleStep(workItemCriteria(principal).anyOf, params),
  ];
  return ask<{ caseId: string; key: string }>(dataSource, {
    text: `SELECT s.case_id AS "caseId", s.key FROM step s WHERE ${all(conditions)}
      ORDER BY s.sort_at, s.case_id, s.key LIMIT ${params.add(limit)}`,
    values: params.values,
  });
}

async function accessOf(tx: Transaction, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseForAccess>> {
  const rows = await tx.query<{ id: string; access: CaseForAccess }>({
    text: `SELECT c.id, ${accessJson} AS access FROM case_file c WHERE c.id = ANY ($1::uuid[])`,
    values: [caseIds],
  });
  return new Map(rows.map(({ id, access }) => [id, access]));
}

/** Units in which a user may own steps; none when they are no longer active. Held so until the commit. */
export async function unitsOfActive(tx: Transaction, userId: string): Promise<ReadonlySet<string>> {
  const [user] = await tx.query<{ units: string[] }>({
    // Shared lock: whoever is deactivating the user is waited for, and waits for us.
    text: `SELECT ARRAY(SELECT m.unit_id FROM membership m WHERE m.user_id = u.id AND m.role = ANY ($2)) AS units
      FROM app_user u WHERE u.id = $1 AND u.active FOR SHARE OF u`,
    values: [userId, answeringRoles],
  });
  return new Set(user?.units);
}

/** Of these cases, those that a conflict of interest in force closes to a user. */
export async function casesClosedTo(
  tx: Transaction,
  { userId, caseIds }: { readonly userId: string; readonly caseIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ case_id: string }>({
    text: `SELECT case_id FROM conflict_of_interest
      WHERE user_id = $1 AND case_id = ANY ($2::uuid[]) AND lifted_at IS NULL`,
    values: [userId, caseIds],
  });
  return new Set(rows.map(({ case_id: id }) => id));
}

const commandIdOf = ({ commandId }: ReassignInput, key: string): string => `${commandId}|${key}`;
const nameOf = (caseId: string, key: string): string => `${caseId}/${key}`;
