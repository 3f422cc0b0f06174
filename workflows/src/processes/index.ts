import type { ProcessDefinition } from '../engine';
import { exit } from './exit';
import { netvaerkssamraad } from './netvaerkssamraad';
import { psp } from './psp';
import { pspK } from './psp-k';
import { ukn } from './ukn';
import { underretning } from './underretning';

/** Every process that the product runs, by id: one line each. */
export const processes: ReadonlyMap<string, ProcessDefinition> = new Map(
  [pspK, ukn, exit, underretning, netvaerkssamraad, psp].map((process) => [process.id, process]),
);
