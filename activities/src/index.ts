export { createCaseActivities } from './case-activities';
export { runRelay, type RelayOptions } from './relay';
