export type { Audience, Ladder, LadderPlan, PlannedRung, Rung } from './types';
export { lateAfterSeconds, planRungs, type PlanRequest } from './plan';
export { ladderIdOf, standardLadders } from './standard-ladders';
