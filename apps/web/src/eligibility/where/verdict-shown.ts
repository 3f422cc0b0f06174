import type { Verdict } from '@tovholder/api-client';

/** How a verdict is worded: a process that takes in whatever is told fits only so far while a rule is unanswered. */
export type VerdictShown = Verdict['verdict'] | 'eligible-so-far';

export function verdictShown({ verdict, reasons }: Pick<Verdict, 'verdict' | 'reasons'>): VerdictShown {
  return verdict === 'eligible' && reasons.some(({ satisfied }) => satisfied === 'unknown')
    ? 'eligible-so-far'
    : verdict;
}
