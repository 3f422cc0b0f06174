import type { FollowUpView } from '@tovholder/contracts/http';
import {
  type ActionForAccess,
  type CaseForAccess,
  followUpVisible,
  mayCompleteFollowUp,
} from '@tovholder/domain/access';
import type { FollowUpRecord } from '@tovholder/persistence';
import type { Reader } from '../http/request';

interface Context {
  readonly access: CaseForAccess;
  readonly reader: Reader;
}

/** Those that the reader may see. */
export function seenFollowUps(
  followUps: readonly FollowUpRecord[],
  { access, reader }: Context,
): readonly FollowUpRecord[] {
  return followUps.filter((followUp) => followUpVisible(reader.principal, followUpForAccess(followUp, access)));
}

/** An action of a decision, for a reader who may see it. */
export function presentFollowUp(followUp: FollowUpRecord, { access, reader }: Context): FollowUpView {
  const { id, meetingId, caseId, caseNumber, stepKey, what, owner, ownerName, dueOn, openedAt, done } = followUp;
  const mayComplete = mayCompleteFollowUp(reader.principal, followUpForAccess(followUp, access));
  return {
    id,
    meetingId,
    case: { id: caseId, caseNumber },
    step: stepKey,
    what,
    owner: { ...owner, title: ownerName[reader.language] },
    due: dueOn,
    openedAt,
    done,
    actions: mayComplete ? ['complete'] : [],
  };
}

/** What the access rule reads of an action. */
export function followUpForAccess({ owner, stepKey, done }: FollowUpRecord, access: CaseForAccess): ActionForAccess {
  return { owner, case: access, stepKey, done: done !== null };
}
