import { Record1763700000000 } from './1763700000000-record';
import { Time1763800000000 } from './1763800000000-time';

export const migrations = [Record1763700000000, Time1763800000000];
