import { termsOf } from '../eligibility';
import { type Ground } from './criteria';
import { groundsOf, hasDutyRole } from './policy';
import type { CaseForAccess, Principal, StepForAccess } from './types';

/** `full`: with outcome and data. `frame`: that it exists, who owes it, its owner and dates. */
export type StepSight = 'full' | 'frame' | 'hidden';

/** `submitted`: as the referral stated them, not as later corrected or answered by others. */
export type FactSight = 'all' | 'submitted' | 'none';

export interface EventForAccess {
  readonly type: string;
  /** The step that the event is about, if any. */
  readonly key: string | null;
  readonly actor: { readonly userId: string; readonly unit: string | null } | null;
}

/** Identity of the person: the course's coordinator, whoever owes an open step, and who referred. */
export function personVisible(principal: Principal, kase: CaseForAccess): boolean {
  return groundsOf(principal, kase).some(showsIdentity);
}

const withoutIdentity: ReadonlySet<Ground> = new Set<Ground>(['offer', 'steps', 'answered']);

/** Whether a ground shows whose case it is. One that does not finds no case by name or number of the person either. */
export function showsIdentity(ground: Ground): boolean {
  return !withoutIdentity.has(ground);
}

/**
 * Offers that are made to this reader's units and not answered yet. To whom nothing but these shows the case, it shows
 * process, reason of the offer and urgency, and no content.
 */
export function offersTo(principal: Principal, kase: CaseForAccess): readonly StepForAccess[] {
  if (!groundsOf(principal, kase).includes('offer')) return [];
  return kase.steps.filter((step) => step.handover === true && step.state === 'open' && isOwn(principal, step));
}

/** Facts, reason, routes and assessment. An ask of PSP-K carries identity and the question only. */
export function factsVisible(principal: Principal, kase: CaseForAccess): FactSight {
  const grounds = groundsOf(principal, kase);
  if (grounds.includes('coordinator')) return 'all';
  if (grounds.includes('task') && !isOnlyAsked(principal, kase)) return 'all';
  return grounds.includes('referrer') ? 'submitted' : 'none';
}

/** Which authority has the main responsibility: for those who work on the course, and for that authority itself. */
export function responsibleVisible(principal: Principal, kase: CaseForAccess): boolean {
  return (
    factsVisible(principal, kase) === 'all' ||
    (kase.responsibleAuthority !== null &&
      principal.authorities.includes(kase.responsibleAuthority) &&
      groundsOf(principal, kase).length > 0)
  );
}

/** How much of a step a principal sees. */
export function stepVisible(principal: Principal, kase: CaseForAccess, step: StepForAccess): StepSight {
  const grounds = groundsOf(principal, kase);
  if (grounds.includes('coordinator')) return 'full';
  if (isOwn(principal, step) && grounds.some((ground) => ground !== 'steps')) return 'full';
  if (grounds.includes('task') && otherStepOfTask(principal, kase, step)) return 'full';
  // Whoever may offer the case to others sees what is on offer, and takes it back.
  if (step.handover === true && factsVisible(principal, kase) === 'all') return 'full';
  if (grounds.includes('steps') && answersFor(principal, kase, step)) return 'frame';
  return grounds.includes('referrer') && tellsTheState(kase, step) ? 'frame' : 'hidden';
}

/** A supervisor's steps are those of the authority; in Exit those of the unit, which is closed to the rest of it. */
function answersFor(principal: Principal, { process }: CaseForAccess, step: StepForAccess): boolean {
  return process === 'exit' ? principal.units.includes(step.unit) : principal.authorities.includes(step.authority);
}

/** Steps whose frame tells a referrer where the case stands and what comes next, and nothing that anyone has said. */
function tellsTheState({ process }: CaseForAccess, step: StepForAccess): boolean {
  if (step.option === true) return false;
  switch (process) {
    case 'psp-k':
      return step.authority === 'pspk' && !isAnswer(step);
    case 'ukn':
      return true;
    default:
      return termsOf(process)?.organisation?.tellsTheState.includes(step.authority) ?? false;
  }
}

/** What an open step of the own unit needs to know of the others. */
function otherStepOfTask(principal: Principal, kase: CaseForAccess, step: StepForAccess): boolean {
  switch (kase.process) {
    case 'psp-k':
      // Who said what goes to the joint bodies; an authority that is only asked sees nobody else's step.
      if (isOnlyAsked(principal, kase)) return false;
      return !isAnswer(step) || principal.units.some(isJointBody);
    case 'exit':
      return kase.marks['consent-given'] !== undefined && kase.marks['consent-withdrawn'] === undefined;
    default:
      return true;
  }
}

/**
 * How much of an event of the case log a principal sees: everything for the coordinator and for a task that sees the
 * facts (but not the notes of others); else in full what concerns a step that it sees in full and what it did itself,
 * and as a frame – without data and texts – that the case was submitted, opened, withdrawn or closed.
 */
export function eventSight(principal: Principal, kase: CaseForAccess, event: EventForAccess): StepSight {
  const grounds = groundsOf(principal, kase);
  if (grounds.includes('coordinator')) return 'full';
  if (!grounds.some((ground) => contentGrounds.has(ground))) return 'hidden';
  const step = event.key === null ? undefined : kase.steps.find(({ key }) => key === event.key);
  if (step !== undefined) return stepVisible(principal, kase, step) === 'full' ? 'full' : 'hidden';
  if (event.actor !== null && isMe(principal, event.actor)) return 'full';
  if (grounds.includes('task') && factsVisible(principal, kase) === 'all' && event.type !== 'noted') return 'full';
  const sharesState = grounds.includes('referrer') || grounds.includes('task');
  if (!sharesState) return 'hidden';
  // That the case was opened carries neither data nor texts: its frame is all there is.
  if (event.type === 'opened') return 'full';
  return stateEvents.has(event.type) ? 'frame' : 'hidden';
}

/** May the event be shown as it is. One that is seen as a frame only needs `eventSight` and its content removed. */
export function timelineVisible(principal: Principal, kase: CaseForAccess, event: EventForAccess): boolean {
  return eventSight(principal, kase, event) === 'full';
}

/**
 * May the principal read that data passed from one authority to another: whoever sees in full the step that it passed
 * with. That a step was asked for or answered is itself what its frame leaves out.
 */
export function disclosureVisible(principal: Principal, kase: CaseForAccess, stepKey: string): boolean {
  const step = kase.steps.find(({ key }) => key === stepKey);
  return step !== undefined && stepVisible(principal, kase, step) === 'full';
}

const contentGrounds: ReadonlySet<Ground> = new Set<Ground>(['answered', 'referrer', 'task']);
const stateEvents: ReadonlySet<string> = new Set(['submitted', 'withdrawn', 'closed-early']);

/** What the referrer of PSP-K may know of the asking: whether three of four was reached, not who said what. */
export function quorumSeen(kase: CaseForAccess): 'asking' | 'reached' | 'not-reached' | null {
  if (kase.process !== 'psp-k') return null;
  const steps = new Set(kase.steps.map(({ step }) => step));
  if (steps.has('schedule')) return 'reached';
  const decision = kase.steps.find(({ step, state }) => step === 'quorum-not-reached' && state !== 'withdrawn');
  return decision === undefined ? 'asking' : 'not-reached';
}

/** True when every open step of the own units is an ask of PSP-K. */
function isOnlyAsked(principal: Principal, kase: CaseForAccess): boolean {
  if (kase.process !== 'psp-k') return false;
  return kase.steps
    .filter((step) => step.state === 'open' && step.option !== true && isOwn(principal, step))
    .every(isAnswer);
}

function isAnswer({ step }: StepForAccess): boolean {
  return step === 'confirm-involvement' || step === 'quorum-not-reached' || step === 'ask-earlier';
}

/** Joint bodies of the four authorities, whose members know who takes part. */
function isJointBody(unit: string): boolean {
  return unit.includes('/pspk.');
}

/** Owed by one of the own units – by duty, not by supervision – or owned. */
export function isOwn(principal: Principal, step: StepForAccess): boolean {
  return isOwner(principal, step) || (hasDutyRole(principal) && principal.units.includes(step.unit));
}

/** The owner, or who acts in the owner's absence. */
export function isOwner({ userId, actingFor }: Principal, { owner }: StepForAccess): boolean {
  return owner !== null && (owner === userId || actingFor.includes(owner));
}

function isMe(principal: Principal, actor: { readonly userId: string; readonly unit: string | null }): boolean {
  return actor.userId === principal.userId || (actor.unit !== null && principal.units.includes(actor.unit));
}
