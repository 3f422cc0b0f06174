import type { ProcessDefinition } from '../engine';
import { exit } from './exit';
import { pspK } from './psp-k';
import { ukn } from './ukn';

/** Every process that the product runs, by id: one line each. */
export const processes: ReadonlyMap<string, ProcessDefinition> = new Map(
  [pspK, ukn, exit].map((process) => [process.id, process]),
);
