import type { ApplicationView, DryRunView } from '@tovholder/contracts/http';
import type { Language } from '@tovholder/domain/text';
import type { DeadlineMove, RuleChangeNotAllowed, RuleChangeRecord, RuleDryRun } from '@tovholder/persistence';
import type { Processes } from '../platform/tokens';
import { Problem } from '../problems/problem';

/** How many moves an answer lists; the counts are of all. */
export const listedMoves = 200;

const gravity: Readonly<Record<DeadlineMove['effect'], number>> = { 'newly-overdue': 0, 'newly-on-time': 1, moved: 2 };

/** The most serious first, and by the new due instant. */
export function mostSerious(moves: readonly DeadlineMove[]): readonly DeadlineMove[] {
  return [...moves]
    .sort(
      (one, other) =>
        gravity[one.effect] - gravity[other.effect] ||
        (one.after ?? '').localeCompare(other.after ?? '') ||
        one.caseId.localeCompare(other.caseId),
    )
    .slice(0, listedMoves);
}

/** A dry-run with the moves that are listed; a case that the reader may not know of stays unnamed. */
export function presentDryRun(
  { district, guard, counts }: RuleDryRun,
  {
    listed,
    known,
    processes,
    language,
  }: {
    readonly listed: readonly DeadlineMove[];
    readonly known: ReadonlySet<string>;
    readonly processes: Processes;
    readonly language: Language;
  },
): DryRunView {
  return {
    district,
    guard,
    counts,
    moves: listed.map(({ caseId, caseNumber, process: id, key, step, rule, before, after, effect }) => {
      const process = processes.get(id);
      return {
        caseId: known.has(caseId) ? caseId : null,
        caseNumber: known.has(caseId) ? caseNumber : null,
        process: { id, title: process?.title[language] ?? id },
        key: known.has(caseId) ? key : null,
        title: process?.steps[step]?.title[language] ?? step,
        rule,
        before,
        after,
        effect,
      };
    }),
    movesShown: listed.length,
  };
}

export function presentApplication(record: RuleChangeRecord): ApplicationView {
  const { id, district, ruleSetVersion, guard, reason, requestedBy, requestedAt, total, done, finishedAt } = record;
  return { id, district, ruleSetVersion, guard, reason, requestedBy, requestedAt, total, done, finishedAt };
}

/** What the change asks for that may not be, at the field that asks for it. */
export function notAllowed(
  { because, subject }: RuleChangeNotAllowed,
  change: { readonly rules?: readonly { readonly id: string }[] | undefined },
): Problem {
  const index = change.rules?.findIndex(({ id }) => id === subject) ?? -1;
  const pointer = index < 0 ? '/change' : `/change/rules/${index}`;
  const code = fieldCodes[because];
  return new Problem(because === 'number-is-fixed' ? 'rule-change-not-allowed' : 'invalid-input', {
    fields: [{ pointer: because === 'no-such-district' ? '/district' : pointer, code }],
  });
}

const fieldCodes: Readonly<Record<RuleChangeNotAllowed['because'], string>> = {
  'no-such-district': 'unknown-district',
  'no-such-rule': 'unknown-rule',
  'number-is-fixed': 'number-is-fixed',
  'rule-impossible': 'rule-impossible',
  'ladder-impossible': 'ladder-impossible',
  'seconds-in-production': 'seconds-in-production',
  'no-such-authority': 'unknown-authority',
  'nothing-changes': 'nothing-changes',
};
