import type { Mark } from '../text';
import type { Reason } from './types';

export interface RuleSource {
  readonly rule: string;
  readonly mark: Mark;
  readonly citation: string;
}

/** A rule's answer with its sentence in Danish and English. `undefined` is an unknown fact. */
export function reason(
  source: RuleSource,
  said: { readonly satisfied: boolean | undefined; readonly da: string; readonly en: string },
): Reason {
  const { rule, mark, citation } = source;
  return { rule, mark, citation, satisfied: said.satisfied ?? 'unknown', text: { da: said.da, en: said.en } };
}

/** Rules whose demanded facts are false or unknown: while there are any, no person can record `accept`. */
export function unmet(demanded: readonly Reason[]): readonly string[] {
  return demanded.filter(({ satisfied }) => satisfied !== true).map(({ rule }) => rule);
}
