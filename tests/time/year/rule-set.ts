import type { Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { Store } from '@tovholder/persistence';

/** The numbers that a district's cases run by, as the record holds them. */
export interface RuleSet {
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly ladders: ReadonlyMap<string, Ladder>;
  readonly hour: string;
  /** Closing days of the district, and of each authority by its code. */
  readonly closed: readonly { readonly date: string; readonly authority?: string }[];
}

interface RuleSetRow {
  rules: DeadlineRule[];
  ladders: { ladders: Ladder[]; hour: string };
  days: { falls: object; authority?: string }[];
}

export async function readRuleSet({ dataSource }: Store, district: string): Promise<RuleSet> {
  const [row] = await dataSource.query<RuleSetRow[]>(
    `SELECT r.rules, r.ladders, c.content->'annualDays' AS days FROM rule_set r
      JOIN calendar c ON c.version = r.calendar_version WHERE r.district = $1 ORDER BY r.version DESC LIMIT 1`,
    [district],
  );
  if (!row) throw new Error(`District ${district} has no rule set`);
  return {
    rules: new Map(row.rules.map((rule) => [rule.id, rule])),
    ladders: new Map(row.ladders.ladders.map((ladder) => [ladder.id, ladder])),
    hour: row.ladders.hour,
    closed: row.days.flatMap(({ falls, authority }) =>
      'on' in falls && typeof falls.on === 'string' ? [{ date: falls.on, ...(authority ? { authority } : {}) }] : [],
    ),
  };
}
