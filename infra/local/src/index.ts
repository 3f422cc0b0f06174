/** Servers and processes for tests that need the real thing: start, kill -9, start again. */
export { SetupProblem } from './problem';
export { freePort, portIsFree } from './ports';
export { ManagedProcess, startProcess, type Ending, type ProcessOptions } from './process/managed';
export { isRunning, processTree, type ProcessMark } from './process/lifetime';
export {
  APP_ROLE,
  MIGRATOR_ROLE,
  startPostgres,
  type DatabaseUrls,
  type PostgresOptions,
  type RunningPostgres,
} from './postgres';
export { prepareDatabase } from './stack/database';
export { loopbackOrigins } from './stack/parts';
export { startTemporal, type RunningTemporal, type TemporalOptions } from './temporal';
export { findChromium } from './tools/chromium';
export { findTemporalCli } from './tools/temporal-cli';
export { findTimeSkippingServer } from './tools/test-server';
export type { FoundTool, Origin } from './tools/found';
