export type * from './records';
export type * from './types';
export type * from './clocks/types';
export type * from './notifications/types';
export type * from './owners/types';
export type * from './rule-change/types';

export { createDataSource, type ConnectionOptions } from './connection/data-source';
export { migrate, revertLast, schemaDrift } from './connection/schema';
export { InvariantViolated, isDatabaseUnavailable } from './connection/transaction';
export { KeyFileError, loadKeys, parseKeys, type KeyRing } from './crypto/keyring';

export { seedDirectory } from './directory/seed';
export { type CurrentRules, currentRules, recordedCalendar, recordedForms } from './directory/recorded-rules';
export { activeMembers, findUser } from './directory/users';

export { submitReferral } from './referral/submit';
export { type LinkedCase, openLinkedCase } from './referral/linked';
export { findCommand, stageCommand } from './commands/stage';
export { appendDirect } from './commands/direct';
export { append, CommandNotStaged, NoSuchCase } from './case-log/append';
export { assessCase, loadCase } from './case-log/load';
export { endIncident, NotInIncident, recordIncident } from './case-log/incident';
export { verifyLog } from './case-log/verify';

export { caseState, findCaseForAccess, readCase, stepsForAccess } from './views/case';
export { readTimeline } from './views/timeline';
export { dueSoonDays, listWorkItems, overdueSteps } from './views/work-items';
export { searchCases } from './views/search';
export { listIncidents, type IncidentRecord } from './views/incidents';
export { supervisionOverview, supervisionTrend, trendWeeks } from './views/supervision';
export { InvalidCursor } from './views/cursor';

export { claimOutbox, markDelivered, remindWorkflow, removeAbandonedCommands } from './outbox/outbox';
export { acknowledgeNotification, listNotifications } from './notifications/inbox';
export { notificationToSend, recordReceipt } from './notifications/sending';
export { clockHealth, recordClockRound, staleAfterSeconds } from './clocks/health';
export { hastenOutbox, inSoleRound, openCases, unfiredCases } from './clocks/reconciling';
export { applyRules, ruleChange } from './rule-change/apply';
export { dryRunRules } from './rule-change/dry-run';
export { continueRuleChanges } from './rule-change/progress';
export { cancelAbsence, listAbsences, recordAbsence } from './owners/absence';
export { activateUser, deactivateUser } from './owners/activity';
export { reassign } from './owners/reassign';
