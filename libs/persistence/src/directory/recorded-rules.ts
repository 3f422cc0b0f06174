import type { WorkCalendar } from '@tovholder/domain/calendar';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { ask } from '../connection/transaction';
import type { Store } from '../types';

type Recorded = Pick<Store, 'dataSource'>;

/** What a district counts by for cases that begin now: its profile, with every change that was applied since. */
export interface CurrentRules {
  readonly version: number;
  readonly rules: readonly DeadlineRule[];
  readonly calendar: WorkCalendar;
}

/** Null where no rule set of the district is recorded. */
export async function currentRules({ dataSource }: Recorded, district: string): Promise<CurrentRules | null> {
  const [row] = await ask<CurrentRules>(dataSource, {
    text: `SELECT r.version, r.rules, c.content AS calendar FROM rule_set r
      JOIN calendar c ON c.version = r.calendar_version WHERE r.district = $1 ORDER BY r.version DESC LIMIT 1`,
    values: [district],
  });
  return row ?? null;
}

/** Every form that a rule has had in any recorded rule set of any district, the latest recorded first. */
export async function recordedForms({ dataSource }: Recorded, ruleId: string): Promise<readonly DeadlineRule[]> {
  const rows = await ask<{ rule: DeadlineRule }>(dataSource, {
    text: `SELECT form.rule, max(r.recorded_at) AS recorded_at
      FROM rule_set r CROSS JOIN LATERAL jsonb_array_elements(r.rules) AS form (rule)
      WHERE form.rule ->> 'id' = $1 GROUP BY form.rule ORDER BY recorded_at DESC`,
    values: [ruleId],
  });
  return rows.map(({ rule }) => rule);
}

/** A calendar by the name of its version, such as `dk-2024.1+3f5c0a91`; null when no rule set rests on it. */
export async function recordedCalendar({ dataSource }: Recorded, version: string): Promise<WorkCalendar | null> {
  const [row] = await ask<{ content: WorkCalendar }>(dataSource, {
    text: 'SELECT content FROM calendar WHERE version = $1',
    values: [version],
  });
  return row?.content ?? null;
}
