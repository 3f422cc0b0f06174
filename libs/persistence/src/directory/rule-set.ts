import { calendarOfVersion, type WorkCalendar } from '@tovholder/domain/calendar';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { DataSource } from 'typeorm';
import type { Transaction } from '../connection/transaction';

/** The deadline rules and the calendar that a case started with, and keeps. */
export interface RuleSet {
  readonly version: number;
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly calendar: WorkCalendar;
}

/** Rule sets never change, so each is read once per process. */
const read = new WeakMap<DataSource, Map<string, RuleSet>>();

/** @throws Error when the version is not recorded, or rests on a calendar that this program does not know */
export async function ruleSetOf(
  dataSource: DataSource,
  { tx, district, version }: { readonly tx: Transaction; readonly district: string; readonly version: number },
): Promise<RuleSet> {
  const known = read.get(dataSource) ?? new Map<string, RuleSet>();
  read.set(dataSource, known);
  const name = `${district}/${version}`;
  const before = known.get(name);
  if (before) return before;
  const [row] = await tx.query<{ rules: DeadlineRule[]; calendar_version: string }>({
    text: 'SELECT rules, calendar_version FROM rule_set WHERE district = $1 AND version = $2',
    values: [district, version],
  });
  if (!row) throw new Error(`Rule set ${name} is not recorded`);
  const calendar = calendarOfVersion(row.calendar_version);
  if (!calendar) throw new Error(`Rule set ${name} rests on calendar ${row.calendar_version}, which is unknown here`);
  const ruleSet = { version, rules: new Map(row.rules.map((rule) => [rule.id, rule])), calendar };
  known.set(name, ruleSet);
  return ruleSet;
}
