import type { NextMilestones } from '@tovholder/contracts/commands';
import type { MilestoneRef, OpenedStep } from '@tovholder/domain/case-log';
import { danishCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline, type DeadlineTrigger, type UnsealedCertificate } from '@tovholder/domain/deadlines';
import { birthdayMilestones } from '@tovholder/domain/person';
import type { DeadlineRule } from '@tovholder/domain/rules';

/** What a step's deadline is worked out from. */
export interface TimedStep {
  readonly step: OpenedStep;
  readonly openedAt: string;
  readonly openedSeq: number;
}

export interface TimetableSetting {
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly zone: string;
  /** When the referral was submitted. */
  readonly receivedAt: string;
}

/** When a step is due; null when it has no rule, or its rule hangs on a dated fact that is not known yet. */
export function dueOf(
  { step, openedAt, openedSeq }: TimedStep,
  { rules, zone, receivedAt, dates }: TimetableSetting & { readonly dates: ReadonlyMap<string, string> },
): UnsealedCertificate | null {
  const rule = step.due === undefined ? undefined : ruleOf(step.due, rules);
  if (!rule) return null;
  const trigger = triggerOf();
  return trigger && calculateDeadline({ rule, trigger, calendar: danishCalendar, zone });

  function triggerOf(): DeadlineTrigger | null {
    if (step.dueOn) return { event: 'agreed-date', at: step.dueOn, seq: openedSeq };
    if (rule?.trigger === 'opened') return { event: `${step.step}-opened`, at: openedAt, seq: openedSeq };
    if (rule?.trigger === 'submitted') return { event: 'submitted', at: receivedAt, seq: 1 };
    const fact = rule?.trigger.slice('fact:'.length) ?? '';
    const at = dates.get(fact);
    return at === undefined ? null : { event: fact, at };
  }
}

function ruleOf(id: string, rules: TimetableSetting['rules']): DeadlineRule {
  const rule = rules.get(id);
  if (!rule) throw new Error(`The district has no deadline rule ${id}`);
  return rule;
}

/** The instants that a case waits for. */
export class Timetable {
  private readonly pending = new Map<string, { readonly ref: MilestoneRef; readonly at: string }>();

  expect(ref: MilestoneRef, at: string | null): void {
    if (at === null) this.drop(ref);
    else this.pending.set(nameOf(ref), { ref, at });
  }

  drop(ref: MilestoneRef): void {
    this.pending.delete(nameOf(ref));
  }

  dropAll(): void {
    this.pending.clear();
  }

  /** The birthdays still to come of someone born on a local date. */
  expectBirthdays(birthDate: string | undefined, { zone, now }: { readonly zone: string; readonly now: string }): void {
    for (const { ref } of [...this.pending.values()]) if (ref.kind === 'birthday') this.drop(ref);
    for (const { name, at } of birthDate === undefined ? [] : birthdayMilestones(birthDate, zone)) {
      if (Date.parse(at) > Date.parse(now)) this.expect({ kind: 'birthday', name }, at);
    }
  }

  at(ref: MilestoneRef): string | undefined {
    return this.pending.get(nameOf(ref))?.at;
  }

  get next(): NextMilestones | null {
    const all = [...this.pending.values()];
    if (all.length === 0) return null;
    const earliest = Math.min(...all.map(({ at }) => Date.parse(at)));
    const milestones = all.filter(({ at }) => Date.parse(at) === earliest).map(({ ref }) => ref);
    return { at: new Date(earliest).toISOString(), milestones };
  }
}

const nameOf = (ref: MilestoneRef): string => (ref.kind === 'due' ? `due ${ref.key}` : `birthday ${ref.name}`);
