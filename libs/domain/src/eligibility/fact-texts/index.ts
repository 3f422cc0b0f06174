import { type ProcessId, processIds, termsOf } from '../processes';
import { exitTexts } from './exit';
import { textsFromTerms } from './from-terms';
import { pspKTexts } from './psp-k';
import type { FactTexts } from './types';
import { uknTexts } from './ukn';

export type { FactText, FactTexts } from './types';

const own: Readonly<Record<string, FactTexts>> = { 'psp-k': pspKTexts, ukn: uknTexts, exit: exitTexts };

/** What the facts of each process are called, in the order in which they are asked. */
export const factTexts = Object.fromEntries(
  processIds.map((process) => [process, own[process] ?? textsFromTerms(process, termsOf(process)?.facts ?? {})]),
) as Readonly<Record<ProcessId, FactTexts>>;
