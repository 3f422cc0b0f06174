import type { CaseForAccess, Decision, StepForAccess } from '@tovholder/domain/access';
import type { ProblemCode } from './catalogue';
import { Problem } from './problem';

/**
 * Lets an allowed decision pass.
 *
 * @throws Problem 404 where the reader may not know of the case, 409 where it is the wrong moment, else 403 with the
 * policy's reason as its code
 */
export function requireAllowed(
  { allow, reasons }: Decision,
  state: { readonly access?: CaseForAccess; readonly step?: StepForAccess } = {},
): void {
  if (allow) return;
  const reason = reasons[0];
  if (reason?.code === 'not-found') throw new Problem('not-found');
  if (reason?.code === 'not-possible-now') throw new Problem(whyNotNow(state));
  throw new Problem('forbidden', reason ? { detail: reason.text, reasonCode: reason.code } : {});
}

function whyNotNow({ access, step }: { readonly access?: CaseForAccess; readonly step?: StepForAccess }): ProblemCode {
  switch (access?.state) {
    case 'closed':
      return 'case-closed';
    case 'incident':
      return 'case-in-incident';
    case 'received':
      return 'not-received-yet';
    default:
      if (step && step.state !== 'open') return 'step-not-open';
      if (step && step.owner !== null) return 'already-owned';
      return !step && access?.marks.accepted !== undefined ? 'already-accepted' : 'not-possible-now';
  }
}
