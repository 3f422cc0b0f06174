export * from './types';
export * from './facts';
export {
  assess,
  assessAll,
  assessedProcesses,
  dataErrors,
  datedFacts,
  legalBasesFor,
  recordOf,
  ruleVersion,
} from './assess';
export { nextAsks, quorum, quorumAnswers, quorumSize, type QuorumAnswer, type QuorumState } from './quorum';
export type { FactField, FactFields } from './fact-fields';
export { type ProcessId, processIds, termsOf } from './processes';
export type { Assessed, Organisation, ProcessTerms, RoleTerms, UnitTerms } from './terms';
export { considersUnderretning, type EndedForChild } from './child-concern';
export { routeTitle } from './routes';
export { type FactText, type FactTexts, factTexts } from './fact-texts';
export { asksNecessity, type LegalBasisText, legalBasisTexts } from './legal-basis-texts';
