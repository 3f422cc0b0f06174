import { canonicalJson, sha256Hex } from '@tovholder/contracts/canonical';
import type { DistrictProfile } from '@tovholder/districts';
import { ask } from '../connection/transaction';
import { ruleSetFrom, ruleSetOf, type RuleSetContent } from '../directory/rule-set';
import type { Store } from '../types';
import { notAllowed, refusalOf } from './allowed';
import { changed } from './change';
import { movesOf } from './moves';
import type { RuleChange, RuleChangeNotAllowed, RuleDryRun } from './types';

export interface Proposal {
  readonly district: string;
  readonly change: RuleChange;
}

/** A change worked out on the district's newest rule set. */
export interface WorkedOut {
  readonly kind: 'worked-out';
  readonly dryRun: RuleDryRun;
  /** Version that the change was worked out on. */
  readonly version: number;
  readonly after: RuleSetContent;
  readonly applied: RuleChange;
}

/**
 * What a change of rules, closing days or ladders would move in the open cases of a district. Writes nothing. Each open
 * case is taken from the rule set that it has: where that is an older one, what moves for that reason shows as well.
 */
export async function dryRunRules(store: Store, proposal: Proposal): Promise<RuleDryRun | RuleChangeNotAllowed> {
  const found = await workOut(store, proposal);
  return found.kind === 'worked-out' ? found.dryRun : found;
}

export async function workOut(store: Store, proposal: Proposal): Promise<WorkedOut | RuleChangeNotAllowed> {
  const { district, change } = proposal;
  const profile = store.districts.get(district);
  const newest = profile && (await newestOf(store, district));
  if (!profile || !newest) return notAllowed('no-such-district', district);
  const after = changed(newest, change);
  const refused = refusalOf(change, { before: newest, after, profile });
  if (refused) return refused;
  if (canonicalJson(comparable(after)) === canonicalJson(comparable(newest)))
    return notAllowed('nothing-changes', null);
  const dryRun = await dryRunOf(store, { proposal, profile, newest, after });
  return { kind: 'worked-out', dryRun, version: newest.version, after, applied: newest.applied };
}

/** A change of nothing but a citation, which counts the rule's version up, is no change of what moves. */
const comparable = ({ rules, calendar, ladders }: RuleSetContent): object => ({
  rules: rules.map(({ version: _version, ...rule }) => rule),
  calendar: calendar.version,
  ladders,
});

interface Newest extends RuleSetContent {
  readonly version: number;
  readonly applied: RuleChange;
}

async function newestOf(store: Store, district: string): Promise<Newest | undefined> {
  const [row] = await ask<Newest & { readonly [column: string]: unknown }>(store.dataSource, {
    text: `SELECT r.version, r.rules, r.ladders, r.applied, c.content AS calendar
      FROM rule_set r JOIN calendar c ON c.version = r.calendar_version
      WHERE r.district = $1 ORDER BY r.version DESC LIMIT 1`,
    values: [district],
  });
  return row;
}

interface CountColumns {
  cases: number;
  deadlines: number;
  versions: number[] | null;
  now: Date;
}

async function dryRunOf(
  store: Store,
  {
    proposal: { district, change },
    profile,
    newest,
    after,
  }: {
    readonly proposal: Proposal;
    readonly profile: DistrictProfile;
    readonly newest: Newest;
    readonly after: RuleSetContent;
  },
): Promise<RuleDryRun> {
  const [count] = await ask<CountColumns>(store.dataSource, {
    text: `SELECT count(*)::int AS cases, array_agg(DISTINCT c.rule_set_version) AS versions, clock_timestamp() AS now,
        (SELECT count(*)::int FROM step s WHERE s.district = $1 AND s.state = 'open' AND s.due_at IS NOT NULL) AS deadlines
      FROM case_file c WHERE c.district = $1 AND c.state <> 'closed'`,
    values: [district],
  });
  const { cases, deadlines, versions, now } = count!;
  const tx = {
    query: <R extends object>(statement: { text: string; values: readonly unknown[] }) =>
      ask<R>(store.dataSource, statement),
  };
  const from = await Promise.all(
    (versions ?? []).map((version) => ruleSetOf(store.dataSource, { tx, district, version })),
  );
  const to = ruleSetFrom(after, { version: newest.version + 1 });
  const moves = await movesOf(store, { district, zone: profile.zone, from, to, now: now.toISOString() });
  const having = (effect: string): number => moves.filter((move) => move.effect === effect).length;
  return {
    kind: 'dry-run',
    district,
    guard: guardOf({ district, change, moves }),
    moves,
    counts: {
      cases,
      deadlines,
      moved: moves.length,
      newlyOverdue: having('newly-overdue'),
      newlyOnTime: having('newly-on-time'),
    },
  };
}

/** Changes with the change asked for and with every deadline that it moves, and with nothing else. */
function guardOf({ district, change, moves }: Pick<RuleDryRun, 'district' | 'moves'> & { change: RuleChange }): string {
  const affected = moves.map(({ caseId, key, before, after }) => ({ caseId, key, before, after }));
  return `sha256:${sha256Hex(canonicalJson({ district, change, affected }))}`;
}
