import type { Localized } from '@tovholder/domain/text';
import type { CodesOf, Fields } from './fields';

/** One obligation of a process: who owes it, by which deadline rule, and the words that it can end with. */
export interface StepDefinition {
  readonly title: Localized;
  /** The role that owes it; `authority` where each of several authorities gets a step of its own. */
  readonly by: string;
  /** Id of the deadline rule. */
  readonly due?: string;
  /** Repeats through the case: keys are numbered from the first on (`review#1`). */
  readonly numbered?: true;
  /** May be done at any time while it is open and is owed by nobody: an offer, not work. */
  readonly option?: true;
  /** Asking and answering passes data between authorities. */
  readonly disclosure?: true;
  readonly outcomes: Readonly<Record<string, OutcomeDefinition>>;
}

export interface OutcomeDefinition {
  readonly title: Localized;
  readonly data?: Fields;
  /** Recording it is refused while the facts do not give what the rule demands. */
  readonly demandsFacts?: true;
  /** Steps that must not be open any more: recording it is refused until what they prepare is done. */
  readonly after?: readonly string[];
}

export type Steps = Readonly<Record<string, StepDefinition>>;

/** What a wait on a step returns: its outcome with the outcome's codes, as a union that a `switch` can exhaust. */
export type OutcomeOf<D extends StepDefinition> = {
  [O in keyof D['outcomes'] & string]: { readonly outcome: O } & DataOf<D['outcomes'][O]>;
}[keyof D['outcomes'] & string];
type DataOf<O> = O extends { readonly data: infer F extends Fields } ? CodesOf<F> : unknown;

/** A course waits by yielding and is handed the next event; its return value is how the case ended. */
export type Course<R> = Generator<void, R, void>;

/** The sheet's steps as their own constant, so that parts of a course can be typed by it. */
export function defineSteps<const S extends Steps>(steps: S): S {
  return steps;
}

export const t = (da: string, en: string): Localized => ({ da, en });

/** An outcome that carries no data. */
export const outcome = (da: string, en: string): { readonly title: Localized } => ({ title: { da, en } });

/** An outcome that asks for data. */
export function outcomeWith<F extends Fields>(
  [da, en]: readonly [da: string, en: string],
  data: F,
): { readonly title: Localized; readonly data: F } {
  return { title: { da, en }, data };
}
