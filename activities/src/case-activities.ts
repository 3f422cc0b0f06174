import type { CaseActivities } from '@tovholder/contracts/commands';
import { append, assessCase, loadCase, recordIncident, type Store } from '@tovholder/persistence';

/** The activities that a case's workflow calls. They decide nothing themselves: the record does. */
export function createCaseActivities(store: Store): CaseActivities {
  return {
    load: (request) => loadCase(store, request),
    assess: (request) => assessCase(store, request),
    append: (request) => append(store, request),
    recordIncident: (request) => recordIncident(store, request),
  };
}
