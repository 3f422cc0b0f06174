export { createCaseActivities } from './case-activities';
export * from './channels';
export { runRelay, type RelayOptions } from './relay/relay';
export { Mending } from './reconciler/mending';
export { rebuild, type Rebuilt } from './reconciler/rebuild';
export { carryRuleChanges, runReconciler } from './reconciler/reconciler';
export { minuteRound, nightRound } from './reconciler/rounds';
