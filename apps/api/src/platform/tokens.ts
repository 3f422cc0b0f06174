import type { DistrictProfile } from '@tovholder/districts';
import type { ProcessDefinition } from '@tovholder/workflows/engine';

/** Injection tokens of what main.ts brings up before the application. */
export const RECORD = Symbol('record');
export const TEMPORAL = Symbol('temporal');
export const SETTINGS = Symbol('settings');
export const LOG = Symbol('log');
export const PROCESSES = Symbol('processes');
export const DISTRICTS = Symbol('districts');

export type Processes = ReadonlyMap<string, ProcessDefinition>;
export type Districts = ReadonlyMap<string, DistrictProfile>;
