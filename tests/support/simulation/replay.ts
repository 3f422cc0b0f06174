/** What replaying recorded histories needs, without a server and what finds one. */
export type { History } from './rig';
export { testDataConverter, todaysWorkflows } from './workflow-bundle';
export { quietRuntime } from './quiet-runtime';
