import { calendarFor } from '@tovholder/domain/calendar';
import { ladderIdOf, planRungs, type Ladder } from '@tovholder/domain/ladders';
import type { RuleSet } from '../directory/rule-set';
import type { Milestones } from './milestones';
import type { DueColumns } from './write';

/** A step as far as its ladder goes. */
export interface LadderedStep {
  readonly key: string;
  readonly rule: string | null;
  readonly authority: string;
  /** Its due instant until now, and rungs of its ladder that have rung; both empty for a step that opens. */
  readonly dueAt: string | null;
  readonly rung: readonly string[];
  /** Since when its clock stands still; null or absent: it runs. */
  readonly pausedAt?: string | null;
}

export interface LadderContext {
  readonly caseId: string;
  readonly ruleSet: RuleSet;
  readonly zone: string;
  /** Instant by the database's clock. */
  readonly now: string;
}

/**
 * Has a step's milestones follow its due instant: the due instant itself, and the rungs of its ladder. What was planned
 * for an earlier due instant is moot. Where the deadline stood still meanwhile, or was overdue and still is, rungs that
 * have rung do not ring again.
 */
export function arm(
  milestones: Milestones,
  { step, due, context }: { readonly step: LadderedStep; readonly due: DueColumns; readonly context: LadderContext },
): void {
  const { key } = step;
  if (due.dueAt === null || due.dueDate === null) {
    return milestones.dropStep(key, (step.pausedAt ?? null) === null ? 'moved' : 'paused');
  }
  const { now } = context;
  const stillOverdue = isBy(step.dueAt, now) && isBy(due.dueAt, now);
  if (!stillOverdue || milestones.pendingAt({ kind: 'due', key }) !== undefined) {
    milestones.expect({ kind: 'due', key }, due.dueAt);
  }
  milestones.dropRungs(key, 'moved');
  const stoodStill = step.dueAt === null;
  climb(milestones, {
    step,
    due: { at: due.dueAt, localDate: due.dueDate },
    version: due.dueVersion,
    rung: new Set(stillOverdue || stoodStill ? step.rung : []),
    armedAt: now,
    context,
  });
}

/** Puts up another ladder for a due instant that stays: it rings from now on, and never for what is past. */
export function replaceLadder(
  milestones: Milestones,
  { step, due, context }: { readonly step: LadderedStep; readonly due: DueColumns; readonly context: LadderContext },
): void {
  if (due.dueAt === null || due.dueDate === null) return;
  milestones.dropRungs(step.key, 'moved');
  const { now } = context;
  climb(milestones, {
    step,
    due: { at: due.dueAt, localDate: due.dueDate },
    version: due.dueVersion,
    rung: new Set(step.rung),
    // Counted from the due instant also where that is past: "from now" would tell everybody again.
    armedAt: isBy(due.dueAt, now) ? due.dueAt : now,
    notBefore: now,
    context,
  });
}

interface Climb {
  readonly step: LadderedStep;
  readonly due: { readonly at: string; readonly localDate: string };
  readonly version: number;
  readonly rung: ReadonlySet<string>;
  readonly armedAt: string;
  readonly notBefore?: string;
  readonly context: LadderContext;
}

function climb(milestones: Milestones, { step, due, version, rung, armedAt, notBefore, context }: Climb): void {
  const { caseId, ruleSet, zone } = context;
  const { key, authority } = step;
  const rule = step.rule === null ? undefined : ruleSet.rules.get(step.rule);
  if (!rule) return;
  const { planned, moot } = planRungs({
    ladder: ladderOf(ruleSet, ladderIdOf(rule)),
    due,
    armedAt,
    calendar: calendarFor(ruleSet.calendar, { authority, closingDays: rule.closingDays }),
    zone,
    hour: ruleSet.hour,
    seed: `${caseId} ${key}`,
  });
  for (const { ladder, rung: id, at } of planned) {
    const ref = { kind: 'rung', key, ladder, rung: id, version } as const;
    if (rung.has(id)) milestones.expectNever(ref, { at, because: 'rung-before' });
    else if (notBefore !== undefined && isBy(at, notBefore))
      milestones.expectNever(ref, { at, because: 'before-armed' });
    else milestones.expect(ref, at);
  }
  for (const { ladder, rung: id, at, because } of moot) {
    const ref = { kind: 'rung', key, ladder, rung: id, version } as const;
    milestones.expectNever(ref, { at, because: rung.has(id) ? 'rung-before' : because });
  }
}

/** @throws Error when the rule set does not hold the ladder */
export function ladderOf(ruleSet: RuleSet, id: string): Ladder {
  const ladder = ruleSet.ladders.get(id);
  if (!ladder) throw new Error(`Rule set ${ruleSet.version} does not hold the ladder ${id}`);
  return ladder;
}

const isBy = (at: string | null, now: string): boolean => at !== null && Date.parse(at) <= Date.parse(now);
