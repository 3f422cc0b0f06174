import { sealCertificate } from '@tovholder/contracts/canonical';
import {
  calculateDeadline,
  DeadlineError,
  type Certificate,
  type DeadlineErrorCode,
  type DeadlineTrigger,
  type Pause,
  type UnsealedCertificate,
} from '@tovholder/domain/deadlines';
import { datedFacts } from '@tovholder/domain/eligibility';
import { type DeadlineRule, type RuleTrigger, triggersOf } from '@tovholder/domain/rules';
import type { RuleSet } from '../directory/rule-set';
import type { Facts } from './under-lock';

/** A step as far as its deadline goes. */
export interface TimedStep {
  readonly key: string;
  readonly step: string;
  readonly rule: string | null;
  readonly dueOn: string | null;
  readonly openedAt: string;
  readonly openedSeq: number;
  /** Code of the owing authority: its own closing days count. */
  readonly authority: string;
  /** Since when its clock stands still; null or absent: it runs. */
  readonly pausedAt?: string | null;
  /** Its pauses that are over, in order of time. Absent: none. */
  readonly pauses?: readonly Pause[];
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
 * When a step is due, with its certificate; null when it has no rule, its clock stands still, or its rule hangs on a
 * dated fact that is not known yet or that it gives no deadline for.
 *
 * @throws Error when the case's rule set does not hold the rule
 */
export function deadlineOf(step: TimedStep, context: DeadlineContext): Deadline | null {
  const found = calculated(step, context);
  return found && { rule: found.rule, certificate: sealCertificate(found.certificate) };
}

/** The same without the seal, where nobody will keep the certificate. */
export function calculated(
  step: TimedStep,
  context: DeadlineContext,
): { readonly rule: DeadlineRule; readonly certificate: UnsealedCertificate } | null {
  const rule = ruleOf(step, context.ruleSet);
  const trigger = rule && triggerOf(step, { rule, context });
  if (!rule || !trigger || (step.pausedAt ?? null) !== null) return null;
  const { ruleSet, zone } = context;
  const pauses = countedPauses(step.pauses, rule);
  const { authority } = step;
  try {
    const request = { rule, trigger, calendar: ruleSet.calendar, zone, pauses, authority };
    return { rule, certificate: calculateDeadline(request) };
  } catch (error) {
    if (error instanceof DeadlineError && givesNoDeadline.has(error.code)) return null;
    throw error;
  }
}

/** A date on which the rule was not law, or that nobody can mean, starts no clock; a case must not stop for it. */
const givesNoDeadline: ReadonlySet<DeadlineErrorCode> = new Set(['rule-not-in-force', 'trigger-not-a-time']);

/** A step's closed pauses on grounds that its rule lists: where a changed rule lists one no more, it counts no more. */
function countedPauses(pauses: readonly Pause[] | undefined, { pausable = [] }: DeadlineRule): readonly Pause[] {
  return (pauses ?? []).filter(({ ground }) => pausable.includes(ground));
}

/** Whether a step's deadline hangs on one of these dates. */
export function hangsOn(
  step: TimedStep,
  { changed, ruleSet }: { changed: ReadonlySet<string>; ruleSet: RuleSet },
): boolean {
  const rule = ruleOf(step, ruleSet);
  if (!rule) return false;
  const triggers = [...(step.dueOn === null ? [rule.trigger] : []), ...(rule.then ? [rule.then.since] : [])];
  return triggers.some((trigger) => changed.has(factOf(trigger) ?? ''));
}

/** @throws Error when the rule set does not hold the rule that the step names */
export function ruleOf({ rule, key }: Pick<TimedStep, 'rule' | 'key'>, ruleSet: RuleSet): DeadlineRule | undefined {
  if (rule === null) return undefined;
  const found = ruleSet.rules.get(rule);
  if (!found) throw new Error(`Step ${key} names rule ${rule}, which rule set ${ruleSet.version} does not hold`);
  return found;
}

const factOf = (trigger: RuleTrigger): string | undefined =>
  trigger.startsWith('fact:') ? trigger.slice('fact:'.length) : undefined;

function triggerOf(
  step: TimedStep,
  { rule, context }: { readonly rule: DeadlineRule; readonly context: DeadlineContext },
): DeadlineTrigger | null {
  const trigger =
    step.dueOn === null
      ? firstKnown(triggersOf(rule).map((trigger) => momentOf(step, { trigger, context })))
      : { event: 'agreed-date', at: step.dueOn, seq: step.openedSeq };
  const since = rule.then && momentOf(step, { trigger: rule.then.since, context });
  return trigger && { ...trigger, ...(since ? { since: since.at } : {}) };
}

const firstKnown = (moments: readonly (DeadlineTrigger | null)[]): DeadlineTrigger | null =>
  moments.find((moment) => moment !== null) ?? null;

/** Null while the fact is not known that the trigger names. */
function momentOf(
  step: TimedStep,
  { trigger, context }: { readonly trigger: RuleTrigger; readonly context: DeadlineContext },
): DeadlineTrigger | null {
  if (trigger === 'opened') return { event: `${step.step}-opened`, at: step.openedAt, seq: step.openedSeq };
  if (trigger === 'submitted') return { event: 'submitted', at: context.receivedAt, seq: 1 };
  const name = factOf(trigger)!;
  const date = context.dates.get(name);
  return date ? { event: name, ...date } : null;
}

/** A local date or an instant; anything else says nothing about time. */
const isDated = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(value) && !Number.isNaN(Date.parse(value));
