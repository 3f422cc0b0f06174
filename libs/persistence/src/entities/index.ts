import { CaseFileRow, FactRow, MilestoneRow, ReferralRow, StepRow } from './case';
import { CommandRow, OutboxRow } from './delivery';
import { AuthorityRow, CalendarRow, MembershipRow, RuleSetRow, UnitRow, UserRow } from './directory';
import { CaseLogRow, DisclosureRow } from './log';
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
];
