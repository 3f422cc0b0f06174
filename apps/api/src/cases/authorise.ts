import { type Action, decide } from '@tovholder/domain/access';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import type { Reader } from '../http/request';
import { requireAllowed } from '../problems/denial';
import { Problem } from '../problems/problem';
import { caseForAccess, stepForAccess } from './sight';

/** @throws Problem as the policy says, where the reader may not do this on the case */
export function authoriseOnCase(
  { principal }: Reader,
  { action, record }: { readonly action: Action; readonly record: CaseRecord },
): void {
  const access = caseForAccess(record);
  requireAllowed(decide(principal, action, { case: access }), { access });
}

/**
 * The step, where the reader may do this with it.
 *
 * @throws Problem `not-found` for a key that the case never had, or what the policy says
 */
export function authoriseOnStep(
  { principal }: Reader,
  { action, record, key }: { readonly action: Action; readonly record: CaseRecord; readonly key: string },
): StepRecord {
  const found = record.steps.find((step) => step.key === key);
  // A case that the engine has not opened yet has no steps: they will come.
  if (!found) throw new Problem(record.state === 'received' ? 'not-received-yet' : 'not-found');
  const access = caseForAccess(record);
  const step = stepForAccess(found);
  requireAllowed(decide(principal, action, { case: access, step }), { access, step });
  return found;
}
