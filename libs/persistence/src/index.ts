export type * from './records';
export type * from './types';

export { createDataSource, type ConnectionOptions } from './connection/data-source';
export { migrate, revertLast, schemaDrift } from './connection/schema';
export { isDatabaseUnavailable } from './connection/transaction';
export { KeyFileError, loadKeys, parseKeys, type KeyRing } from './crypto/keyring';

export { seedDirectory } from './directory/seed';
export { activeMembers, findUser } from './directory/users';

export { submitReferral } from './referral/submit';
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
export { supervisionOverview } from './views/supervision';
export { InvalidCursor } from './views/cursor';

export { claimOutbox, clockHealth, markDelivered, remindWorkflow, removeAbandonedCommands } from './outbox/outbox';
