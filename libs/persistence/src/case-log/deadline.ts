import { sealCertificate } from '@tovholder/contracts/canonical';
import { calculateDeadline, type Certificate, type DeadlineTrigger } from '@tovholder/domain/deadlines';
import { datedFacts } from '@tovholder/domain/eligibility';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { RuleSet } from '../directory/rule-set';
import type { Facts } from './locked-case';

/** A step as far as its deadline goes. */
export interface TimedStep {
  readonly key: string;
  readonly step: string;
  readonly rule: string | null;
  readonly dueOn: string | null;
  readonly openedAt: string;
  readonly openedSeq: number;
}

export interface DeadlineContext {
  readonly ruleSet: RuleSet;
  readonly zone: string;
  readonly receivedAt: string;
  readonly dates: Dates;
}

/** Dated facts by the names that deadline rules use; `seq` is the row that stated the date. */
export type Dates = ReadonlyMap<string, { readonly seq: number; readonly at: string }>;

/** The dates among a case's facts, also those inside a structured one. Where a date was stated twice, the later holds. */
export function datesOf(process: string, facts: Facts): Dates {
  const stated = [...facts].flatMap(([name, { seq, value }]) => [
    ...(isDated(value) ? [{ name, seq, at: value }] : []),
    ...Object.entries(datedFacts(process, { [name]: value })).map(([inner, at]) => ({ name: inner, seq, at })),
  ]);
  stated.sort((one, other) => one.seq - other.seq);
  return new Map(stated.map(({ name, seq, at }) => [name, { seq, at }]));
}

/** Names whose date is another one than before, or is there or gone. */
export function changedDates({
  before,
  after,
}: {
  readonly before: Dates;
  readonly after: Dates;
}): ReadonlySet<string> {
  const names = [...before.keys(), ...after.keys()];
  return new Set(names.filter((name) => before.get(name)?.at !== after.get(name)?.at));
}

export interface Deadline {
  readonly rule: DeadlineRule;
  readonly certificate: Certificate;
}

/**
 * When a step is due, with its certificate; null when it has no rule, or its rule hangs on a dated fact that is not
 * known yet.
 *
 * @throws Error when the case's rule set does not hold the rule
 */
export function deadlineOf(step: TimedStep, context: DeadlineContext): Deadline | null {
  const rule = ruleOf(step, context.ruleSet);
  const trigger = rule && triggerOf(step, { rule, context });
  if (!rule || !trigger) return null;
  const { ruleSet, zone } = context;
  return { rule, certificate: sealCertificate(calculateDeadline({ rule, trigger, calendar: ruleSet.calendar, zone })) };
}

/** Whether a step's deadline hangs on one of these dates. */
export function hangsOn(
  step: TimedStep,
  { changed, ruleSet }: { changed: ReadonlySet<string>; ruleSet: RuleSet },
): boolean {
  const fact = factOf(ruleOf(step, ruleSet));
  return fact !== undefined && step.dueOn === null && changed.has(fact);
}

function ruleOf({ rule, key }: TimedStep, ruleSet: RuleSet): DeadlineRule | undefined {
  if (rule === null) return undefined;
  const found = ruleSet.rules.get(rule);
  if (!found) throw new Error(`Step ${key} names rule ${rule}, which rule set ${ruleSet.version} does not hold`);
  return found;
}

const factOf = (rule: DeadlineRule | undefined): string | undefined =>
  rule?.trigger.startsWith('fact:') ? rule.trigger.slice('fact:'.length) : undefined;

function triggerOf(
  step: TimedStep,
  { rule, context }: { readonly rule: DeadlineRule; readonly context: DeadlineContext },
): DeadlineTrigger | null {
  if (step.dueOn !== null) return { event: 'agreed-date', at: step.dueOn, seq: step.openedSeq };
  if (rule.trigger === 'opened') return { event: `${step.step}-opened`, at: step.openedAt, seq: step.openedSeq };
  if (rule.trigger === 'submitted') return { event: 'submitted', at: context.receivedAt, seq: 1 };
  const name = factOf(rule)!;
  const date = context.dates.get(name);
  return date ? { event: name, ...date } : null;
}

/** A local date or an instant; anything else says nothing about time. */
const isDated = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(value) && !Number.isNaN(Date.parse(value));
