import type { Certificate, UnsealedCertificate } from '@tovholder/domain/deadlines';

/** A step as a story or a simulation shows it. Options, which nobody owes, are left out by whoever makes these. */
export interface ShownStep {
  readonly key: string;
  readonly title: string;
  /** Id of the unit that owes it, with its district. */
  readonly unit: string;
  readonly state: 'open' | 'done' | 'withdrawn';
  /** Null: no rule sets a date, or the date that the rule hangs on is not known yet (`timed`). */
  readonly due: {
    readonly at: string;
    readonly localDate: string;
    readonly soft: boolean;
    readonly certificate: Certificate | UnsealedCertificate;
  } | null;
  /** Whether a deadline rule belongs to it. */
  readonly timed: boolean;
}

/** What one event did to the steps of a case. */
export interface Movement {
  readonly opened: readonly ShownStep[];
  /** Open before and after, with another date than before. */
  readonly redated: readonly ShownStep[];
  /** Closed without an outcome. */
  readonly withdrawn: readonly ShownStep[];
}

/** Compares the steps of a case before and after an event. */
export function movementBetween(before: readonly ShownStep[], after: readonly ShownStep[]): Movement {
  const known = new Map(before.map((step) => [step.key, step]));
  const open = after.filter(({ state }) => state === 'open');
  const wasOpen = ({ key }: ShownStep): boolean => known.get(key)?.state === 'open';
  return {
    opened: open.filter((step) => !wasOpen(step)),
    redated: open.filter((step) => wasOpen(step) && known.get(step.key)?.due?.at !== step.due?.at),
    withdrawn: after.filter((step) => step.state === 'withdrawn' && wasOpen(step)),
  };
}
