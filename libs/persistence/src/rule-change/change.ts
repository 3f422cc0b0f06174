import { districtCalendar, type ClosingDay, type WorkCalendar } from '@tovholder/domain/calendar';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { RuleSetContent } from '../directory/rule-set';
import type { RuleChange, RuleNumbers } from './types';

/** A rule set with a change made to it. What the change says of a rule that is not there is left out. */
export function changed(content: RuleSetContent, change: RuleChange): RuleSetContent {
  const numbers = new Map((change.rules ?? []).map((rule) => [rule.id, rule]));
  return {
    rules: content.rules.map((rule) => withNumbers(rule, numbers.get(rule.id))),
    calendar: withClosingDays(content.calendar, change.closingDays ?? []),
    ladders: {
      ...content.ladders,
      ladders: replaced(content.ladders.ladders, change.ladders ?? []),
      hour: change.hour ?? content.ladders.hour,
    },
  };
}

/** Two changes, one after the other, as one. */
export function followedBy(first: RuleChange, second: RuleChange): RuleChange {
  const rules = new Map((first.rules ?? []).map((rule) => [rule.id, rule]));
  for (const rule of second.rules ?? []) rules.set(rule.id, { ...rules.get(rule.id), ...rule });
  const hour = second.hour ?? first.hour;
  return {
    rules: [...rules.values()],
    closingDays: daysOnce([...(first.closingDays ?? []), ...(second.closingDays ?? [])]),
    ladders: replaced(first.ladders ?? [], second.ladders ?? []),
    ...(hour === undefined ? {} : { hour }),
  };
}

function withNumbers(rule: DeadlineRule, numbers: RuleNumbers | undefined): DeadlineRule {
  return numbers === undefined ? rule : { ...rule, ...numbers, version: rule.version + 1 };
}

function withClosingDays(calendar: WorkCalendar, days: readonly ClosingDay[]): WorkCalendar {
  if (days.length === 0) return calendar;
  const own = calendar.annualDays.flatMap(({ falls, name, authority, law }): ClosingDay[] =>
    'on' in falls ? [{ date: falls.on, name, ...(authority ? { authority } : {}), ...(law ? { law } : {}) }] : [],
  );
  const base = {
    ...calendar,
    version: calendar.version.split('+')[0]!,
    annualDays: calendar.annualDays.filter(({ falls }) => !('on' in falls)),
  };
  return districtCalendar({ base, closingDays: daysOnce([...own, ...days]) });
}

/** A day stated twice for the same authority is one day, under its later name. */
function daysOnce(days: readonly ClosingDay[]): readonly ClosingDay[] {
  return [...new Map(days.map((day) => [`${day.date} ${day.authority ?? ''}`, day])).values()];
}

function replaced<T extends { readonly id: string }>(items: readonly T[], by: readonly T[]): readonly T[] {
  return [...new Map([...items, ...by].map((item) => [item.id, item])).values()];
}
