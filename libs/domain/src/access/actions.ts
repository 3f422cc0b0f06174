import { caseLevel, groundsOf } from './policy';
import { factsVisible, isOwn } from './sight';
import type { CaseForAccess, Principal, StepForAccess } from './types';

export const caseActions = ['note', 'correct-fact', 'withdraw', 'close'] as const;
export type CaseAction = (typeof caseActions)[number];

export const stepActions = ['complete', 'claim', 'assign', 'release'] as const;
export type StepAction = (typeof stepActions)[number];

/** What this reader may do on the case now; screens show exactly these. */
export function actionsOn(principal: Principal, kase: CaseForAccess): readonly CaseAction[] {
  const grounds = groundsOf(principal, kase);
  const working = grounds.some((ground) => ground === 'referrer' || ground === 'task' || ground === 'coordinator');
  if (!working || !isRunning(kase)) return [];
  return caseActions.filter((action) => {
    switch (action) {
      case 'note':
        return true;
      case 'correct-fact':
        return kase.state === 'open' && factsVisible(principal, kase) !== 'none';
      case 'withdraw':
        return kase.state === 'open' && grounds.includes('referrer') && kase.marks.accepted === undefined;
      case 'close':
        return kase.state === 'open' && mayClose(principal, kase);
    }
  });
}

/** What this reader may do with a step now. */
export function actionsOnStep(principal: Principal, kase: CaseForAccess, step: StepForAccess): readonly StepAction[] {
  if (step.state !== 'open' || kase.state !== 'open' || caseLevel(principal, kase) === 'none') return [];
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
        return owed && step.owner !== null && (step.owner === principal.userId || mayAssign(principal, kase, step));
    }
  });
}

/** Supervisors within their authority – Exit is closed to them –, and coordinators within their own unit. */
function mayAssign(principal: Principal, kase: CaseForAccess, step: StepForAccess): boolean {
  const supervises = principal.roles.includes('supervisor') && principal.authorities.includes(step.authority);
  const coordinates = principal.roles.includes('coordinator') && principal.units.includes(step.unit);
  return (supervises && kase.process !== 'exit' && principal.districts.includes(kase.district)) || coordinates;
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
