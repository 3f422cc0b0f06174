export { type AgeBand, type Baseline, type Duration, type Milestones, type Stretch, stretches } from './types';
export { baselines } from './baselines';
export { durationsOf, fewestShown, medianOf, percentileOf, type Period } from './summary';
