export { describeSimulations, type Simulation } from './simulation';
export * from './referrals';
export type { SimulatedCase } from './simulated-case';
