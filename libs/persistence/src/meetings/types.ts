import type { ActionForAccess, CaseForAccess, ConflictForAccess } from '@tovholder/domain/access';
import type { CommandIdentity } from '../command-identity';

export type MeetingState = 'planned' | 'closed' | 'cancelled';
export type Attendance = 'present' | 'deputy' | 'apology' | 'absent';
export type MeetingChangeKind =
  'called' | 'rescheduled' | 'cancelled' | 'invited' | 'attendance' | 'agenda' | 'conflict' | 'closed';

/** Who owes an action: exactly one of the three. */
export type ActionOwner = ActionForAccess['owner'];

export interface ActionInput {
  readonly what: string;
  readonly owner: ActionOwner;
  /** Local date. */
  readonly dueOn?: string;
}

/** What a command on a case means for the meeting at which it is given. */
export type AtMeeting =
  | { readonly type: 'decided'; readonly agendaItemId: string; readonly actions: readonly ActionInput[] }
  /** The steps that the command opens for the group go onto the agenda of this meeting. */
  | { readonly type: 'scheduled'; readonly meetingId: string };

/** The same while the command waits: texts encrypted, bytes as PostgreSQL reads them from JSON. */
export type SealedAtMeeting =
  | { readonly type: 'decided'; readonly agendaItemId: string; readonly actions: readonly SealedAction[] }
  | Extract<AtMeeting, { type: 'scheduled' }>;

export interface SealedAction {
  readonly id: string;
  readonly what: string;
  readonly owner_authority: string | null;
  readonly owner_unit: string | null;
  readonly owner_user: string | null;
  readonly due_on: string | null;
}

export interface MeetingSummaryRecord {
  readonly id: string;
  readonly unit: string;
  readonly unitName: { readonly da: string; readonly en: string };
  readonly district: string;
  /** Instant (RFC 3339, UTC). */
  readonly startsAt: string;
  readonly place: string;
  readonly state: MeetingState;
  readonly version: number;
  readonly calledBy: string;
  readonly endedAt: string | null;
  readonly members: readonly MeetingMemberRecord[];
  /** How many items are on the agenda. */
  readonly itemCount: number;
}

export interface MeetingMemberRecord {
  readonly userId: string;
  readonly name: string;
  /** Authorities that the user acts for. */
  readonly authorities: readonly string[];
  readonly attendance: Attendance | null;
}

export interface MeetingRecord extends MeetingSummaryRecord {
  readonly changes: readonly MeetingChangeRecord[];
  readonly items: readonly AgendaItemRecord[];
}

export interface MeetingChangeRecord {
  readonly version: number;
  readonly kind: MeetingChangeKind;
  readonly by: string;
  readonly at: string;
  /** Of a change of date: when the meeting begins from then on. */
  readonly startsAt: string | null;
  readonly reason: string | null;
}

export interface AgendaItemRecord {
  readonly id: string;
  readonly position: number;
  readonly caseId: string;
  readonly stepKey: string;
  readonly origin: 'due' | 'scheduled' | 'added';
  readonly reason: string | null;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly removed: { readonly by: string; readonly at: string; readonly reason: string | null } | null;
  /** Those in force in the item's case. */
  readonly conflicts: readonly { readonly userId: string; readonly name: string; readonly at: string }[];
  readonly decision: { readonly seq: number; readonly by: string; readonly at: string } | null;
  readonly followUps: readonly FollowUpRecord[];
  /** What the one who asks has noted for themselves. */
  readonly note: string | null;
}

export interface FollowUpRecord {
  readonly id: string;
  readonly agendaItemId: string;
  readonly meetingId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly stepKey: string;
  readonly what: string;
  readonly owner: ActionOwner;
  /** Name of the user, the unit or the authority that owes it. */
  readonly ownerName: { readonly da: string; readonly en: string };
  readonly dueOn: string | null;
  readonly openedAt: string;
  readonly done: { readonly at: string; readonly by: string; readonly note: string | null } | null;
}

/** A conflict of interest as who decides about it reads it. */
export interface ConflictRecord {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly district: string;
  /** Who declared it. */
  readonly user: { readonly id: string; readonly name: string };
  readonly memberships: ConflictForAccess['memberships'];
  readonly declaredAt: string;
  /** In the declarer's own words. */
  readonly reason: string | null;
  /** Null while it is in force. */
  readonly liftedAt: string | null;
  readonly access: CaseForAccess;
}

export interface CallMeetingInput extends CommandIdentity {
  readonly unit: string;
  readonly startsAt: string;
  readonly place: string;
  readonly members: readonly string[];
  readonly calledBy: string;
  /** Steps that the agenda begins with. */
  readonly agenda: readonly StepRef[];
}

export interface StepRef {
  readonly caseId: string;
  readonly stepKey: string;
}

export type CallMeetingResult =
  | { readonly kind: 'called'; readonly meetingId: string; readonly replayed: boolean }
  | { readonly kind: 'body-differs' };

/** A change of a meeting, given under a version that the client had seen. */
export interface MeetingCommand extends CommandIdentity {
  readonly meetingId: string;
  readonly ifVersion?: number;
  readonly by: string;
}

export type MeetingChange =
  | { readonly kind: 'rescheduled'; readonly startsAt: string; readonly place?: string; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly reason: string }
  | { readonly kind: 'invited'; readonly members: readonly string[] }
  | { readonly kind: 'attendance'; readonly members: readonly { userId: string; attendance: Attendance }[] }
  | { readonly kind: 'closed' };

export interface AgendaEdit {
  /** Items that are on the agenda, in the order that they are to have; the others follow in theirs. */
  readonly order?: readonly string[];
  readonly add?: readonly (StepRef & { readonly origin: 'due' | 'added'; readonly reason?: string })[];
  readonly remove?: readonly { readonly itemId: string; readonly reason: string }[];
}

export type MeetingResult =
  | { readonly kind: 'done'; readonly version: number; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly code: 'version-conflict' | 'meeting-not-open' | 'not-on-agenda' | 'decided' }
  | { readonly kind: 'body-differs' }
  | { readonly kind: 'no-such-meeting' };

/** An open step that a group may take up. */
export interface AgendaStepRecord extends StepRef {
  readonly caseNumber: string;
  readonly process: string;
  readonly step: string;
  readonly openedAt: string;
  readonly dueAt: string | null;
  /** Local date. */
  readonly dueOn: string | null;
  /** Planned meetings that have it on their agenda. */
  readonly plannedFor: readonly string[];
}

export interface InvitableRecord {
  readonly userId: string;
  readonly name: string;
  readonly units: readonly {
    readonly id: string;
    readonly authority: string;
    readonly da: string;
    readonly en: string;
  }[];
}
