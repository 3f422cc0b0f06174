import type { WorkCalendar } from '@tovholder/domain/calendar';
import type { OpenedStep } from '@tovholder/domain/case-log';
import { calculateDeadline, type DeadlineTrigger, type UnsealedCertificate } from '@tovholder/domain/deadlines';
import { type DeadlineRule, type RuleTrigger, triggersOf } from '@tovholder/domain/rules';

/** By which rules a simulated case counts its dates. */
export interface Counting {
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly calendar: WorkCalendar;
  readonly zone: string;
}

/** What a case knows that deadlines hang on. Instants are RFC 3339. */
export interface Timing {
  readonly submittedAt: string;
  readonly openedAt: string;
  /** Dated facts by name: local dates. */
  readonly facts: ReadonlyMap<string, string>;
}

/** The date of a step, or null where no rule sets one, or the fact that its rule hangs on is not known. */
export function certificateOf(
  step: OpenedStep,
  { counting, timing }: { counting: Counting; timing: Timing },
): UnsealedCertificate | null {
  const rule = ruleOf(step, counting);
  const trigger = rule && triggerOf(step, { rule, timing });
  if (!rule || !trigger) return null;
  const { calendar, zone } = counting;
  return calculateDeadline({ rule, trigger, calendar, zone });
}

export function ruleOf({ due }: OpenedStep, { rules }: Counting): DeadlineRule | undefined {
  return due === undefined ? undefined : rules.get(due);
}

function triggerOf(step: OpenedStep, { rule, timing }: { rule: DeadlineRule; timing: Timing }): DeadlineTrigger | null {
  const start =
    step.dueOn === undefined
      ? triggersOf(rule).flatMap((trigger) => momentOf(trigger, { step, timing }) ?? [])[0]
      : { event: 'agreed-date', at: step.dueOn };
  const since = rule.then && momentOf(rule.then.since, { step, timing });
  return start === undefined ? null : { ...start, ...(since ? { since: since.at } : {}) };
}

/** Null while the fact is not known that the trigger names. */
function momentOf(
  trigger: RuleTrigger,
  { step, timing }: { readonly step: OpenedStep; readonly timing: Timing },
): DeadlineTrigger | null {
  if (trigger === 'opened') return { event: `${step.step}-opened`, at: timing.openedAt };
  if (trigger === 'submitted') return { event: 'submitted', at: timing.submittedAt };
  const name = trigger.slice('fact:'.length);
  const at = timing.facts.get(name);
  return at === undefined ? null : { event: name, at };
}
