import { groundsOf, supervises } from './policy';
import { factsVisible, isOwn, isOwner, stepVisible } from './sight';
import type { CaseForAccess, Principal, StepForAccess } from './types';

export const caseActions = ['note', 'correct-fact', 'raise-concern', 'offer-handover', 'withdraw', 'close'] as const;
export type CaseAction = (typeof caseActions)[number];

export const stepActions = [
  'complete',
  'claim',
  'assign',
  'release',
  'pause',
  'end-pause',
  'withdraw-handover',
] as const;
export type StepAction = (typeof stepActions)[number];

/** What this reader may do on the case now; screens show exactly these. */
export function actionsOn(principal: Principal, kase: CaseForAccess): readonly CaseAction[] {
  const grounds = groundsOf(principal, kase);
  const working = grounds.some((ground) => ground === 'referrer' || ground === 'task' || ground === 'coordinator');
  if (!working) return [];
  return caseActions.filter((action) => {
    // A child can be in danger after the case has ended, or because it did.
    if (action === 'raise-concern') return kase.state !== 'received';
    if (!isRunning(kase)) return false;
    switch (action) {
      case 'note':
        return true;
      case 'correct-fact':
        return goesOn(kase) && factsVisible(principal, kase) !== 'none';
      case 'offer-handover':
        return goesOn(kase) && factsVisible(principal, kase) === 'all';
      case 'withdraw':
        return goesOn(kase) && grounds.includes('referrer') && kase.marks.accepted === undefined;
      case 'close':
        return goesOn(kase) && mayClose(principal, kase);
    }
  });
}

/** What this reader may do with a step now: nothing with one that they are not shown. */
export function actionsOnStep(principal: Principal, kase: CaseForAccess, step: StepForAccess): readonly StepAction[] {
  if (step.state !== 'open' || !goesOn(kase) || stepVisible(principal, kase, step) === 'hidden') return [];
  const own = isOwn(principal, step);
  const owed = step.option !== true;
  return stepActions.filter((action) => {
    switch (action) {
      case 'complete':
        return own;
      case 'claim':
        return own && owed && step.owner === null;
      case 'assign':
        return owed && mayAssign(principal, kase, step);
      case 'release':
        return owed && step.owner !== null && (isOwner(principal, step) || mayAssign(principal, kase, step));
      case 'pause':
      case 'end-pause':
        return owed && step.handover !== true && (own || mayAssign(principal, kase, step));
      case 'withdraw-handover':
        // The receiver answers an offer; whoever works on the case, and so may have made it, takes it back.
        return step.handover === true && factsVisible(principal, kase) === 'all';
    }
  });
}

/** A case whose clocks stand still goes on in every other way. */
function goesOn({ state }: CaseForAccess): boolean {
  return state === 'open' || state === 'paused';
}

/** Who answers for it: within their authority, in Exit within their unit; and coordinators within their own unit. */
function mayAssign(principal: Principal, kase: CaseForAccess, step: StepForAccess): boolean {
  const answersFor =
    supervises(principal) &&
    (kase.process === 'exit'
      ? principal.units.includes(step.unit)
      : principal.authorities.includes(step.authority) && principal.districts.includes(kase.district));
  const coordinates = principal.roles.includes('coordinator') && principal.units.includes(step.unit);
  return answersFor || coordinates;
}

/** Closing early on a named ground: the coordinator; before a UKN case has reached the board, the screening police. */
function mayClose(principal: Principal, kase: CaseForAccess): boolean {
  const grounds = groundsOf(principal, kase);
  if (grounds.includes('coordinator')) return true;
  const reachedBoard = kase.steps.some(({ authority }) => authority === 'ukn');
  return (
    kase.process === 'ukn' && !reachedBoard && grounds.includes('task') && principal.authorities.includes('politi')
  );
}

function isRunning({ state }: CaseForAccess): boolean {
  return state === 'open' || state === 'paused' || state === 'incident';
}
