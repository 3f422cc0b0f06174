import type { CaseMark } from '../case-log';
import type { CaseForAccess, StepForAccess } from './types';

/**
 * Why a principal may see a case, from least to most:
 * `offer` – that the own unit is offered a responsibility or a case: process, reason of the offer, urgency, no content;
 * `steps` – steps, owners and dates of the own authority, without content (supervisor);
 * `answered` – what the own unit itself answered or was asked, nothing else;
 * `referrer` – the own submission, the state, the own steps;
 * `task` – what an open step of the own unit needs;
 * `coordinator` – the whole course.
 */
export const grounds = ['offer', 'steps', 'answered', 'referrer', 'task', 'coordinator'] as const;
export type Ground = (typeof grounds)[number];

/**
 * One reason to see cases, as data: a case matches when every given part matches. All parts are equalities on the
 * case's own columns or on one of its steps, so that SQL and memory give the same answer.
 */
export interface CaseCriterion {
  readonly ground: Ground;
  /** The case's process is one of these. */
  readonly processes: readonly string[];
  /** FVL §§ 3, 6: whatever else matches, not where this user has a conflict of interest in force. */
  readonly exceptConflictOf: string;
  /** The case's district is one of these. */
  readonly districts?: readonly string[];
  /** The referral was made by this user … */
  readonly referrerUser?: string;
  /** … or from one of these units. Only one of the two is ever given. */
  readonly referrerUnits?: readonly string[];
  /** One of these authorities has the main responsibility. */
  readonly responsible?: readonly string[];
  readonly marksPresent?: readonly CaseMark[];
  readonly marksAbsent?: readonly CaseMark[];
  /** The case has at least one step that matches all of these. */
  readonly step?: StepCriterion;
}

export interface StepCriterion {
  readonly units?: readonly string[];
  readonly authorities?: readonly string[];
  readonly owner?: string;
  readonly states?: readonly StepForAccess['state'][];
  /** The step's id in its sheet (not its key). */
  readonly steps?: readonly string[];
  /** True: options that are open at any time do not count, as nobody owes them. Completed ones always count. */
  readonly owed: boolean;
  /** Whether the step is an offer of responsibility or of the case. Absent: either. */
  readonly handover?: boolean;
}

/** What a principal may see: a case that matches any of these. An empty list sees nothing. */
export interface VisibilityCriteria {
  readonly anyOf: readonly CaseCriterion[];
}

/** The criteria evaluated on one case in memory. */
export function matchesCriterion(criterion: CaseCriterion, kase: CaseForAccess): boolean {
  const { referrer, marks } = kase;
  return (
    criterion.processes.includes(kase.process) &&
    !kase.conflicted.includes(criterion.exceptConflictOf) &&
    (criterion.districts?.includes(kase.district) ?? true) &&
    (criterion.referrerUser === undefined || criterion.referrerUser === referrer.userId) &&
    (criterion.referrerUnits === undefined ||
      (referrer.unit !== null && criterion.referrerUnits.includes(referrer.unit))) &&
    (criterion.responsible === undefined ||
      (kase.responsibleAuthority !== null && criterion.responsible.includes(kase.responsibleAuthority))) &&
    (criterion.marksPresent ?? []).every((mark) => marks[mark] !== undefined) &&
    (criterion.marksAbsent ?? []).every((mark) => marks[mark] === undefined) &&
    (criterion.step === undefined || kase.steps.some((step) => matchesStep(criterion.step!, step)))
  );
}

export function matchesStep(criterion: StepCriterion, step: StepForAccess): boolean {
  return (
    (criterion.units?.includes(step.unit) ?? true) &&
    (criterion.authorities?.includes(step.authority) ?? true) &&
    (criterion.owner === undefined || criterion.owner === step.owner) &&
    (criterion.states?.includes(step.state) ?? true) &&
    (criterion.steps?.includes(step.step) ?? true) &&
    (!criterion.owed || step.option !== true || step.state === 'done') &&
    (criterion.handover === undefined || criterion.handover === (step.handover === true))
  );
}
