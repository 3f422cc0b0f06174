import type { CaseForAccess } from '@tovholder/domain/access';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';

/** What the access rule reads of a case. */
export function caseForAccess(record: CaseRecord): CaseForAccess {
  const { process, district, state, referral, marks, responsible, conflicted, steps } = record;
  return {
    process,
    district,
    state,
    referrer: { userId: referral.userId, authority: referral.authority, unit: referral.unit },
    marks,
    responsibleAuthority: responsible?.authority ?? null,
    conflicted,
    steps: steps.map(stepForAccess),
  };
}

export function stepForAccess(step: StepRecord): CaseForAccess['steps'][number] {
  const { key, step: name, unit, authority, owner, state, completedBy, option, handover } = step;
  return {
    key,
    step: name,
    unit,
    authority,
    owner,
    state,
    completedByUnit: completedBy?.unit ?? null,
    option,
    handover: handover !== null,
  };
}
