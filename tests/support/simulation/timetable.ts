import type { NextMilestones } from '@tovholder/contracts/commands';
import type { MilestoneRef, OpenedStep } from '@tovholder/domain/case-log';
import { type WorkCalendar, calendarFor } from '@tovholder/domain/calendar';
import {
  type DeadlineTrigger,
  type Pause,
  type UnsealedCertificate,
  calculateDeadline,
} from '@tovholder/domain/deadlines';
import { type Ladder, ladderIdOf, planRungs } from '@tovholder/domain/ladders';
import { birthdayMilestones } from '@tovholder/domain/person';
import { type DeadlineRule, type RuleTrigger, triggersOf } from '@tovholder/domain/rules';

/** What a step's deadline is worked out from. */
export interface TimedStep {
  readonly step: OpenedStep;
  readonly authority: string;
  readonly openedAt: string;
  readonly openedSeq: number;
  readonly pauses: readonly { readonly ground: Pause['ground']; readonly from: string; readonly to: string | null }[];
}

export interface TimetableSetting {
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly ladders: ReadonlyMap<string, Ladder>;
  readonly calendar: WorkCalendar;
  readonly zone: string;
  /** Local time at which rungs of working days ring. */
  readonly hour: string;
  /** When the referral was submitted. */
  readonly receivedAt: string;
  /** Dated facts of the case. */
  readonly dates: ReadonlyMap<string, string>;
}

/**
 * When a step is due; null when it has no rule, its clock stands still, or its rule hangs on a dated fact that is not
 * known yet.
 */
export function dueOf(
  { step, authority, openedAt, openedSeq, pauses }: TimedStep,
  { rules, calendar, zone, receivedAt, dates }: TimetableSetting,
): UnsealedCertificate | null {
  const rule = ruleOf(step, rules);
  if (!rule || pauses.some(({ to }) => to === null)) return null;
  const trigger = step.dueOn
    ? { event: 'agreed-date', at: step.dueOn, seq: openedSeq }
    : triggersOf(rule).map(momentOf).find(Boolean);
  if (!trigger) return null;
  const since = rule.then && momentOf(rule.then.since);
  const ended = pauses.flatMap(({ to, ...pause }) => (to === null ? [] : [{ ...pause, to }]));
  return calculateDeadline({
    rule,
    trigger: { ...trigger, ...(since ? { since: since.at } : {}) },
    calendar,
    zone,
    pauses: ended,
    authority,
  });

  function momentOf(trigger: RuleTrigger): DeadlineTrigger | undefined {
    if (trigger === 'opened') return { event: `${step.step}-opened`, at: openedAt, seq: openedSeq };
    if (trigger === 'submitted') return { event: 'submitted', at: receivedAt, seq: 1 };
    const fact = trigger.slice('fact:'.length);
    const at = dates.get(fact);
    return at === undefined ? undefined : { event: fact, at };
  }
}

/** @throws Error when the district has no such rule */
export function ruleOf({ due }: OpenedStep, rules: TimetableSetting['rules']): DeadlineRule | undefined {
  if (due === undefined) return undefined;
  const rule = rules.get(due);
  if (!rule) throw new Error(`The district has no deadline rule ${due}`);
  return rule;
}

/** A rung that has rung. */
export interface Rang {
  readonly key: string;
  readonly rung: string;
  readonly at: string;
}

/** The instants that a case waits for. */
export class Timetable {
  /** Rungs that have rung, in their order. */
  readonly rang: Rang[] = [];
  private readonly pending = new Map<string, { readonly ref: MilestoneRef; readonly at: string }>();

  expect(ref: MilestoneRef, at: string): void {
    this.pending.set(nameOf(ref), { ref, at });
  }

  /** The step's due instant and the ladder that belongs to it, from `now` on: whatever stood there before is moot. */
  arm(
    { step, authority }: TimedStep,
    {
      due,
      version,
      now,
      caseId,
      setting,
    }: {
      readonly due: UnsealedCertificate['due'];
      readonly version: number;
      readonly now: string;
      readonly caseId: string;
      readonly setting: TimetableSetting;
    },
  ): void {
    const { key } = step;
    this.dropStep(key);
    this.expect({ kind: 'due', key }, due.at);
    const rule = ruleOf(step, setting.rules);
    const ladder = rule && setting.ladders.get(ladderIdOf(rule));
    if (!ladder) return;
    const { planned } = planRungs({
      ladder,
      due,
      armedAt: now,
      calendar: calendarFor(setting.calendar, { authority, closingDays: rule.closingDays }),
      zone: setting.zone,
      hour: setting.hour,
      seed: `${caseId} ${key}`,
      without: new Set(this.rang.filter((rung) => rung.key === key).map(({ rung }) => rung)),
    });
    for (const { rung, at } of planned) this.expect({ kind: 'rung', key, ladder: ladder.id, rung, version }, at);
  }

  pass(ref: MilestoneRef): void {
    const at = this.at(ref);
    if (ref.kind === 'rung' && at !== undefined) this.rang.push({ key: ref.key, rung: ref.rung, at });
    this.pending.delete(nameOf(ref));
  }

  /** Nothing of the step is waited for any more. */
  dropStep(key: string): void {
    for (const [name, { ref }] of [...this.pending]) {
      if (ref.kind !== 'birthday' && ref.key === key) this.pending.delete(name);
    }
  }

  dropAll(): void {
    this.pending.clear();
  }

  /** The birthdays still to come of someone born on a local date. */
  expectBirthdays(birthDate: string | undefined, { zone, now }: { readonly zone: string; readonly now: string }): void {
    for (const [pending, { ref }] of [...this.pending]) if (ref.kind === 'birthday') this.pending.delete(pending);
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

function nameOf(ref: MilestoneRef): string {
  switch (ref.kind) {
    case 'due':
      return `due ${ref.key}`;
    case 'rung':
      return `rung ${ref.key} ${ref.ladder} ${ref.rung} ${ref.version}`;
    case 'birthday':
      return `birthday ${ref.name}`;
  }
}
