export { describeSimulations, type Simulation, withoutLadders } from './simulation';
export * from './referrals';
export type { SimulatedCase } from './simulated-case';
