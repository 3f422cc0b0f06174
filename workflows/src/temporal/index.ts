export type { CaseStatus } from './case-driver';

/** Where the worker's bundler finds the workflows. The workflows themselves run in Temporal's sandbox only. */
export const workflowsPath: string = require.resolve('./workflows');
