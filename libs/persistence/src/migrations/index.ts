import { Record1763700000000 } from './1763700000000-record';

export const migrations = [Record1763700000000];
