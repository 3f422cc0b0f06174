import type { WorkCalendar } from '@tovholder/domain/calendar';
import type { Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { DataSource } from 'typeorm';
import type { Transaction } from '../connection/transaction';

/** The deadline rules, the calendar and the ladders that a case started with, or was moved to, and keeps. */
export interface RuleSet {
  readonly version: number;
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly calendar: WorkCalendar;
  readonly ladders: ReadonlyMap<string, Ladder>;
  /** Local time (`HH:MM`) at which ladders counted in working days ring. */
  readonly hour: string;
  /** Unit on duty by authority code. */
  readonly dutyRosters: Readonly<Record<string, string>>;
}

/** A rule set as data: what its row and its calendar's hold. */
export interface RuleSetContent {
  readonly rules: readonly DeadlineRule[];
  readonly calendar: WorkCalendar;
  readonly ladders: LadderColumn;
}

/** The column `ladders`. */
export interface LadderColumn {
  readonly ladders: readonly Ladder[];
  readonly hour: string;
  readonly dutyRosters: Readonly<Record<string, string>>;
}

/** Rule sets never change, so each is read once per process. */
const read = new WeakMap<DataSource, Map<string, RuleSet>>();

/** @throws Error when the version is not recorded */
export async function ruleSetOf(
  dataSource: DataSource,
  { tx, district, version }: { readonly tx: Transaction; readonly district: string; readonly version: number },
): Promise<RuleSet> {
  const known = read.get(dataSource) ?? new Map<string, RuleSet>();
  read.set(dataSource, known);
  const name = `${district}/${version}`;
  const before = known.get(name);
  if (before) return before;
  const [row] = await tx.query<RuleSetContent & { readonly newest: Omit<RuleSetContent, 'calendar'> }>({
    text: `SELECT r.rules, r.ladders, c.content AS calendar,
        (SELECT jsonb_build_object('rules', n.rules, 'ladders', n.ladders) FROM rule_set n
          WHERE n.district = r.district ORDER BY n.version DESC LIMIT 1) AS newest
      FROM rule_set r JOIN calendar c ON c.version = r.calendar_version WHERE r.district = $1 AND r.version = $2`,
    values: [district, version],
  });
  if (!row) throw new Error(`Rule set ${name} is not recorded`);
  const ruleSet = ruleSetFrom(row, { version, newest: row.newest });
  known.set(name, ruleSet);
  return ruleSet;
}

/**
 * @param newest where rules and ladders are taken from that the version does not have: a course may have learnt to ask
 *   for one since the case started
 */
export function ruleSetFrom(
  { rules, calendar, ladders }: RuleSetContent,
  { version, newest }: { readonly version: number; readonly newest?: Omit<RuleSetContent, 'calendar'> },
): RuleSet {
  return {
    version,
    rules: byId([...(newest?.rules ?? []), ...rules]),
    calendar,
    ladders: byId([...(newest?.ladders.ladders ?? []), ...ladders.ladders]),
    hour: ladders.hour,
    dutyRosters: ladders.dutyRosters,
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));
