export * from './types';
export * from './facts';
export {
  assess,
  assessAll,
  assessedProcesses,
  dataErrors,
  datedFacts,
  recordOf,
  ruleVersion,
  type Assessed,
} from './assess';
export { nextAsks, quorum, quorumAnswers, quorumSize, type QuorumAnswer, type QuorumState } from './quorum';
export { legalBasesFor } from './legal-basis';
export { routeTitle } from './routes';
