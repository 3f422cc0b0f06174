import { setImmediate as breathe } from 'node:timers/promises';
import { canonicalJson } from '@tovholder/contracts/canonical';
import type { Pause } from '@tovholder/domain/deadlines';
import { calculated, datesOf, type Dates, type TimedStep } from '../case-log/deadline';
import { openFacts, type FactJson } from '../case-log/locked-case';
import { currentFacts } from '../case-log/lock-statement';
import { ask } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import type { RuleSet } from '../directory/rule-set';
import type { Store } from '../types';
import type { DeadlineMove } from './types';

/** Read and computed at once: small enough that no statement comes near its time limit, and others get their turn. */
const pageSize = 250;

interface StepColumns {
  case_id: string;
  number: string;
  process: string;
  rule_set_version: number;
  received_at: Date;
  person_id: string;
  data_key: Buffer;
  facts: FactJson[] | null;
  key: string;
  step: string;
  unit_id: string;
  authority: string;
  rule: string;
  due_on: string | null;
  due_at: Date | null;
  opened_at: Date;
  opened_seq: number;
  pauses: Pause[] | null;
}

export interface MovesRequest {
  readonly district: string;
  readonly zone: string;
  readonly from: readonly RuleSet[];
  readonly to: RuleSet;
  /** Instant that overdue is judged at. */
  readonly now: string;
}

/**
 * Every open deadline of a district that another rule set would move, in order of case id and step key. Computed from
 * the steps and the dates that they hang on; certificates are not read. Steps whose clock stands still have no due
 * instant to move.
 */
export async function movesOf(store: Store, request: MovesRequest): Promise<DeadlineMove[]> {
  const touched = touchedRules(request);
  if (touched.length === 0) return [];
  const moves: DeadlineMove[] = [];
  for (let after: StepColumns | undefined; ;) {
    const rows = await page(store, { request, touched, after });
    for (const row of rows) {
      const move = moveOf(row, { store, request });
      if (move) moves.push(move);
    }
    after = rows.at(-1);
    if (rows.length < pageSize) return moves;
    await breathe();
  }
}

/** Rules that say something else than before, as `version|rule`: all that is counted in days where the calendar differs. */
function touchedRules({ from, to }: MovesRequest): string[] {
  return from.flatMap((before) => {
    const calendarIsSame = before.calendar.version === to.calendar.version;
    return [...before.rules.values()]
      .filter((rule) => !calendarIsSame || canonicalJson(rule) !== canonicalJson(to.rules.get(rule.id) ?? null))
      .map(({ id }) => `${before.version}|${id}`);
  });
}

async function page(
  { dataSource }: Store,
  {
    request: { district, to },
    touched,
    after,
  }: { readonly request: MovesRequest; readonly touched: readonly string[]; readonly after: StepColumns | undefined },
): Promise<StepColumns[]> {
  const onFacts = [...to.rules.values()].filter(hangsOnFacts).map(({ id }) => id);
  return ask<StepColumns & { readonly [column: string]: unknown }>(dataSource, {
    text: `SELECT s.case_id, c.number, c.process, c.rule_set_version, c.received_at, c.person_id, p.data_key,
        CASE WHEN s.rule = ANY ($3) THEN (${currentFacts('s.case_id')}) END AS facts,
        s.key, s.step, s.unit_id, s.authority, s.rule, s.due_on::text AS due_on, s.due_at, s.opened_at, s.opened_seq,
        (SELECT jsonb_agg(jsonb_build_object('from', u.from_at, 'to', u.to_at, 'ground', u.ground) ORDER BY u.from_at)
          FROM pause u WHERE u.case_id = s.case_id AND u.step_key = s.key AND u.to_at IS NOT NULL) AS pauses
      FROM step s JOIN case_file c ON c.id = s.case_id JOIN person p ON p.id = c.person_id
      WHERE s.district = $1 AND s.state = 'open' AND s.rule IS NOT NULL AND s.paused_at IS NULL
        AND c.state <> 'closed' AND (c.rule_set_version || '|' || s.rule) = ANY ($2)
        AND ($4::uuid IS NULL OR (s.case_id, s.key) > ($4::uuid, $5::text))
      ORDER BY s.case_id, s.key LIMIT ${pageSize}`,
    values: [district, touched, onFacts, after?.case_id ?? null, after?.key ?? null],
  });
}

const hangsOnFacts = ({ trigger, then }: { readonly trigger: string; readonly then?: { readonly since: string } }) =>
  [trigger, then?.since].some((name) => name?.startsWith('fact:'));

function moveOf(
  row: StepColumns,
  { store, request }: { readonly store: Store; readonly request: MovesRequest },
): DeadlineMove | null {
  const { to, zone, now } = request;
  const found = calculated(stepOf(row), {
    ruleSet: to,
    zone,
    receivedAt: row.received_at.toISOString(),
    dates: datesOfRow(row, store),
  });
  const before = row.due_at?.toISOString() ?? null;
  const after = found === null ? null : new Date(found.certificate.due.at).toISOString();
  if (before === after) return null;
  const was = isOverdue(before, now);
  const is = isOverdue(after, now);
  return {
    caseId: row.case_id,
    caseNumber: row.number,
    process: row.process,
    key: row.key,
    step: row.step,
    unit: row.unit_id,
    rule: row.rule,
    before,
    after,
    effect: was === is ? 'moved' : is ? 'newly-overdue' : 'newly-on-time',
  };
}

const isOverdue = (at: string | null, now: string): boolean => at !== null && Date.parse(at) <= Date.parse(now);

function stepOf(row: StepColumns): TimedStep {
  return {
    key: row.key,
    step: row.step,
    rule: row.rule,
    dueOn: row.due_on,
    openedAt: row.opened_at.toISOString(),
    openedSeq: row.opened_seq,
    authority: row.authority,
    pauses: (row.pauses ?? []).map(({ from, to, ground }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ground,
    })),
  };
}

function datesOfRow(row: StepColumns, { keys }: Store): Dates {
  if (row.facts === null) return new Map();
  const cipher = personCipher(keys, { personId: row.person_id, wrapped: row.data_key });
  return datesOf(row.process, openFacts(row.facts, { cipher, caseId: row.case_id }));
}
