import { CaseFileRow, FactRow, MilestoneRow, ReferralRow, StepRow } from './case';
import { CommandRow, OutboxRow } from './delivery';
import { ReferralDraftRow } from './draft';
import { AuthorityRow, CalendarRow, MembershipRow, RuleSetRow, UnitRow, UserRow } from './directory';
import { CaseLogRow, DisclosureRow } from './log';
import {
  ActionRow,
  AgendaItemRow,
  ConflictOfInterestRow,
  DecisionRow,
  MeetingChangeRow,
  MeetingMemberRow,
  MeetingRow,
  PreparationNoteRow,
} from './meetings';
import {
  AbsenceRow,
  CaseLinkRow,
  ClockRoundRow,
  HandoverRow,
  NotificationRow,
  PauseRow,
  ReceiptRow,
  RuleChangeRow,
} from './time';
import { SessionRow, SignInRow } from './session';
import { PersonNameTokenRow, PersonRow } from './person';

export const entities = [
  AuthorityRow,
  UnitRow,
  UserRow,
  MembershipRow,
  CalendarRow,
  RuleSetRow,
  PersonRow,
  PersonNameTokenRow,
  ReferralRow,
  CaseFileRow,
  FactRow,
  StepRow,
  MilestoneRow,
  CaseLogRow,
  DisclosureRow,
  CommandRow,
  OutboxRow,
  PauseRow,
  HandoverRow,
  AbsenceRow,
  CaseLinkRow,
  NotificationRow,
  ReceiptRow,
  RuleChangeRow,
  ClockRoundRow,
  MeetingRow,
  MeetingChangeRow,
  MeetingMemberRow,
  AgendaItemRow,
  ConflictOfInterestRow,
  PreparationNoteRow,
  DecisionRow,
  ActionRow,
  SessionRow,
  SignInRow,
  ReferralDraftRow,
];
