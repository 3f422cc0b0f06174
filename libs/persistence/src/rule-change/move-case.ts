import { canonicalJson } from '@tovholder/contracts/canonical';
import { ladderIdOf } from '@tovholder/domain/ladders';
import { uuidv7 } from 'uuidv7';
import { profileOf } from '../case-log/setting';
import { datesOf, deadlineOf, ruleOf, type DeadlineContext } from '../case-log/deadline';
import type { LockedCase, LockedStep } from '../case-log/under-lock';
import { Milestones } from '../case-log/milestones';
import { writeRecordOnly } from '../case-log/record-only';
import { arm, replaceLadder } from '../case-log/rungs';
import { dueAfter, isMoved } from '../case-log/steps';
import type { LogWrite } from '../case-log/write';
import type { Transaction } from '../connection/transaction';
import { ruleSetOf, type RuleSet } from '../directory/rule-set';
import type { Store } from '../types';
import type { RuleChangeRecord } from './types';

/**
 * Has a case go by another rule set from now on: new certificates where a rule or the calendar is another one, and
 * milestones that follow the due instants and the ladders. What has rung stays rung.
 */
export async function moveCase(
  tx: Transaction,
  {
    store,
    kase,
    commandId,
    change,
  }: {
    readonly store: Store;
    readonly kase: LockedCase;
    readonly commandId: string;
    readonly change: RuleChangeRecord;
  },
): Promise<void> {
  const { dataSource } = store;
  const { district, ruleSetVersion } = kase;
  const { zone } = profileOf(store, district);
  const before = await ruleSetOf(dataSource, { tx, district, version: ruleSetVersion });
  const after = await ruleSetOf(dataSource, { tx, district, version: change.ruleSetVersion });
  const timing: DeadlineContext = {
    ruleSet: after,
    zone,
    receivedAt: kase.receivedAt,
    dates: datesOf(kase.process, kase.facts),
  };
  const rung = await rungsThatRang(tx, kase);
  const milestones = new Milestones(kase.pending);
  const context = { caseId: kase.id, ruleSet: after, zone, now: kase.now };
  const moved = kase.openSteps.flatMap((locked): LogWrite['moved'][number][] => {
    const step = { ...locked, rung: rung.get(locked.key) ?? [] };
    if (isAsBefore(step, { before, after })) return [];
    const due = dueAfter(step, deadlineOf(step, timing));
    const { key, pausedAt } = step;
    if (isMoved(step, due)) {
      arm(milestones, { step, due, context });
      return [{ key, pausedAt, ...due }];
    }
    if (due.dueAt === null || ladderIsAsBefore(step, { before, after })) return [{ key, pausedAt, ...due }];
    const climbed = { ...due, dueVersion: due.dueVersion + 1 };
    replaceLadder(milestones, { step, due: climbed, context });
    return [{ key, pausedAt, ...climbed }];
  });
  const { changes } = milestones;
  await writeRecordOnly(tx, {
    kase,
    commandId,
    bodyHash: null,
    event: { type: 'rules-applied', changeId: change.id, ruleSetVersion: change.ruleSetVersion },
    actor: { userId: change.requestedBy, authority: null, unit: null },
    caseFile: { ruleSetVersion: change.ruleSetVersion },
    moved,
    milestones: changes,
    outbox: changes.length === 0 ? [] : [{ id: uuidv7(), kind: 'reload-workflow' }],
  });
}

interface Sets {
  readonly before: RuleSet;
  readonly after: RuleSet;
}

/** Neither rule nor calendar nor ladder is another one. A step whose clock stands still has nothing to move yet. */
function isAsBefore(step: LockedStep, { before, after }: Sets): boolean {
  if (step.rule === null || step.pausedAt !== null) return true;
  if (before.calendar.version !== after.calendar.version) return false;
  const isSameRule = canonicalJson(ruleOf(step, before)) === canonicalJson(ruleOf(step, after));
  return isSameRule && ladderIsAsBefore(step, { before, after });
}

function ladderIsAsBefore(step: LockedStep, { before, after }: Sets): boolean {
  const ladderIn = (ruleSet: RuleSet): string => {
    const rule = ruleOf(step, ruleSet);
    const ladder = rule && ruleSet.ladders.get(ladderIdOf(rule));
    return canonicalJson({ ladder: ladder ?? null, hour: ruleSet.hour, calendar: ruleSet.calendar.version });
  };
  return ladderIn(before) === ladderIn(after);
}

/** Ids of the rungs that have rung for each open step's due instant, by step key. */
async function rungsThatRang(tx: Transaction, { id }: LockedCase): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ key: string; rungs: string[] }>({
    text: `SELECT s.key, jsonb_agg(split_part(m.ref, '|', 3)) AS rungs
      FROM step s JOIN milestone m ON m.case_id = s.case_id AND m.kind = 'rung'
        AND split_part(m.ref, '|', 1) = s.key AND split_part(m.ref, '|', 4) = s.due_version::text
      WHERE s.case_id = $1 AND s.state = 'open' AND (m.state = 'passed' OR m.moot_because = 'rung-before')
      GROUP BY s.key`,
    values: [id],
  });
  return new Map(rows.map(({ key, rungs }) => [key, rungs]));
}
