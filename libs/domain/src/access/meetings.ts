import { actionsOnStep } from './actions';
import { caseLevel, groundsOf, hasDutyRole, supervises } from './policy';
import { stepVisible } from './sight';
import type { CaseForAccess, Principal, StepForAccess } from './types';

/** What the rules need to know about a meeting. */
export interface MeetingForAccess {
  /** The joint group that meets. */
  readonly unit: string;
  readonly state: 'planned' | 'closed' | 'cancelled';
  /** Users who are invited. */
  readonly members: readonly string[];
}

/** An item of an agenda: an open step of a case that the meeting is to deal with. */
export interface AgendaItemForAccess {
  readonly case: CaseForAccess;
  readonly stepKey: string;
  readonly decided: boolean;
}

/** An action that a decision opened. Exactly one of the three owes it. */
export interface ActionForAccess {
  readonly owner: { readonly authority?: string; readonly unit?: string; readonly user?: string };
  readonly case: CaseForAccess;
  readonly stepKey: string;
  readonly done: boolean;
}

/**
 * `observer`: supervises the group, and sees meetings with what supervision sees of their cases; `participant`: invited,
 * or a member of the group; `chair`: coordinates the group, calls its meetings and records what they decide.
 */
export type MeetingLevel = 'none' | 'observer' | 'participant' | 'chair';

/** How much a reader sees of an item. `conflict` and `unknown`: that there is one, and nothing of it. */
export type ItemSight = 'conflict' | 'unknown' | 'case' | 'frame' | 'full';

export const meetingActions = [
  'reschedule',
  'cancel',
  'invite',
  'record-attendance',
  'edit-agenda',
  'decide',
  'close',
  'read-minutes',
] as const;
export type MeetingAction = (typeof meetingActions)[number];

export const itemActions = ['decide', 'remove', 'declare-conflict', 'write-note'] as const;
export type ItemAction = (typeof itemActions)[number];

/** The groups that hold meetings about cases: the handlegrupper and the styregruppe of PSP-K (S000 § 8). */
export function isMeetingBody(unit: string): boolean {
  return /\/pspk\.(?:handlegruppe-\d{4}|styregruppe)$/.test(unit);
}

/** Whoever coordinates the group calls its meetings. */
export function mayCallMeeting(principal: Principal, unit: string): boolean {
  return isMeetingBody(unit) && coordinates(principal, unit);
}

/** The most that a principal is to a meeting. An invitation opens the meeting, and no case. */
export function meetingLevel(principal: Principal, { unit, members }: Omit<MeetingForAccess, 'state'>): MeetingLevel {
  if (coordinates(principal, unit)) return 'chair';
  const { userId, actingFor, units } = principal;
  const invited = [userId, ...actingFor].some((user) => members.includes(user));
  if (hasDutyRole(principal) && (invited || units.includes(unit))) return 'participant';
  return supervises(principal) && units.includes(unit) ? 'observer' : 'none';
}

/** What this reader may do with the meeting now; screens show exactly these. */
export function actionsOnMeeting(principal: Principal, meeting: MeetingForAccess): readonly MeetingAction[] {
  const level = meetingLevel(principal, meeting);
  if (level === 'none' || meeting.state === 'cancelled') return [];
  if (meeting.state === 'closed') return ['read-minutes'];
  return level === 'chair' ? meetingActions.filter((action) => action !== 'read-minutes') : [];
}

/**
 * What a reader sees of an item: what they may see of the case anyway, whoever invited them. A declared conflict ends
 * that at once (FVL §§ 3, 6), whatever else would give it.
 */
export function itemSight(principal: Principal, item: Omit<AgendaItemForAccess, 'decided'>): ItemSight {
  if (item.case.conflicted.includes(principal.userId)) return 'conflict';
  if (caseLevel(principal, item.case) === 'none') return 'unknown';
  const step = stepOf(item);
  const sight = step === undefined ? 'hidden' : stepVisible(principal, item.case, step);
  return sight === 'hidden' ? 'case' : sight;
}

/** What this reader may do with an item now. */
export function actionsOnItem(
  principal: Principal,
  { meeting, item }: { readonly meeting: MeetingForAccess; readonly item: AgendaItemForAccess },
): readonly ItemAction[] {
  const level = meetingLevel(principal, meeting);
  const sight = itemSight(principal, item);
  if (meeting.state !== 'planned' || level === 'none' || level === 'observer') return [];
  if (sight === 'conflict' || sight === 'unknown') return [];
  const step = stepOf(item);
  return itemActions.filter((action) => {
    switch (action) {
      case 'decide':
        return (
          level === 'chair' &&
          !item.decided &&
          step !== undefined &&
          actionsOnStep(principal, item.case, step).includes('complete')
        );
      case 'remove':
        return level === 'chair' && !item.decided;
      case 'declare-conflict':
      case 'write-note':
        return true;
    }
  });
}

/** Whether the conflicts of others are told: the chair must know who leaves the room. Why they leave stays with them. */
export function seesConflicts(principal: Principal, meeting: MeetingForAccess): boolean {
  return meetingLevel(principal, meeting) === 'chair';
}

/** An action is for whoever owes it, and for those who see the decision that it comes from. */
export function followUpVisible(principal: Principal, action: ActionForAccess): boolean {
  if (owesFollowUp(principal, action)) return true;
  return itemSight(principal, action) === 'full';
}

/** Whoever owes it says that it is done; the coordinator of the course may say so for them. */
export function mayCompleteFollowUp(principal: Principal, action: ActionForAccess): boolean {
  if (action.done) return false;
  if (owesFollowUp(principal, action)) return true;
  return itemSight(principal, action) === 'full' && groundsOf(principal, action.case).includes('coordinator');
}

function owesFollowUp(principal: Principal, { owner, case: kase }: ActionForAccess): boolean {
  const { userId, actingFor, units, authorities, districts } = principal;
  if (kase.conflicted.includes(userId) || !hasDutyRole(principal)) return false;
  if (owner.user !== undefined) return owner.user === userId || actingFor.includes(owner.user);
  if (owner.unit !== undefined) return units.includes(owner.unit);
  return owner.authority !== undefined && authorities.includes(owner.authority) && districts.includes(kase.district);
}

function coordinates(principal: Principal, unit: string): boolean {
  return principal.roles.includes('coordinator') && principal.units.includes(unit);
}

function stepOf({
  case: kase,
  stepKey,
}: {
  readonly case: CaseForAccess;
  readonly stepKey: string;
}): StepForAccess | undefined {
  return kase.steps.find(({ key }) => key === stepKey);
}
