import { authoritiesOf, type DistrictProfile } from '@tovholder/districts';
import { DeadlineError, requirePossible } from '@tovholder/domain/deadlines';
import { ladderIdOf, type Ladder } from '@tovholder/domain/ladders';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { RuleSetContent } from '../directory/rule-set';
import type { RuleChange, RuleChangeNotAllowed, RuleNumbers } from './types';

/** The law's numbers and the source documents' are not a district's to change; which ladder reminds of them is. */
const ownMarks: ReadonlySet<string> = new Set(['ASSUMPTION', 'GUIDELINE']);

const notAllowed = (because: RuleChangeNotAllowed['because'], subject: string | null): RuleChangeNotAllowed => ({
  kind: 'not-allowed',
  because,
  subject,
});

/** Why a change may not be made to a rule set; null when it may. `after`: the rule set with the change. */
export function refusalOf(
  change: RuleChange,
  {
    before,
    after,
    profile,
  }: { readonly before: RuleSetContent; readonly after: RuleSetContent; readonly profile: DistrictProfile },
): RuleChangeNotAllowed | null {
  return (
    refusalOfNumbers(change.rules ?? [], before) ??
    refusalOfRules(after) ??
    refusalOfLadders(change.ladders ?? []) ??
    refusalOfSeconds(change, after) ??
    refusalOfClosingDays(change, profile)
  );
}

function refusalOfNumbers(numbers: readonly RuleNumbers[], { rules }: RuleSetContent): RuleChangeNotAllowed | null {
  for (const { id, citation: _citation, ladder: _ladder, ...fixed } of numbers) {
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) return notAllowed('no-such-rule', id);
    if (!ownMarks.has(rule.mark) && Object.keys(fixed).length > 0) return notAllowed('number-is-fixed', id);
  }
  return null;
}

function refusalOfRules({ rules, ladders }: RuleSetContent): RuleChangeNotAllowed | null {
  const known = new Set(ladders.ladders.map(({ id }) => id));
  const impossible = rules.find((rule) => !isPossible(rule) || !known.has(ladderIdOf(rule)));
  return impossible ? notAllowed('rule-impossible', impossible.id) : null;
}

function isPossible(rule: DeadlineRule): boolean {
  try {
    requirePossible(rule);
    return true;
  } catch (error) {
    if (error instanceof DeadlineError) return false;
    throw error;
  }
}

/** Ids of ladders and rungs are parts of a milestone's name, which a bar divides. */
function refusalOfLadders(ladders: readonly Ladder[]): RuleChangeNotAllowed | null {
  const impossible = ladders.find(({ id, rungs }) => {
    const ids = rungs.map((rung) => rung.id);
    return new Set(ids).size !== ids.length || [id, ...ids].some((name) => name.includes('|'));
  });
  return impossible ? notAllowed('ladder-impossible', impossible.id) : null;
}

/** Seconds are for demonstrations: nobody works by them. */
function refusalOfSeconds(change: RuleChange, { rules }: RuleSetContent): RuleChangeNotAllowed | null {
  if (process.env['NODE_ENV'] !== 'production') return null;
  const changed = new Set((change.rules ?? []).map(({ id }) => id));
  const rule = rules.find(({ id, kind, unit }) => changed.has(id) && [kind, unit].includes('seconds'));
  if (rule) return notAllowed('seconds-in-production', rule.id);
  const ladder = change.ladders?.find(({ rungs }) => rungs.some(({ offset }) => offset.unit === 'seconds'));
  return ladder ? notAllowed('seconds-in-production', ladder.id) : null;
}

function refusalOfClosingDays({ closingDays = [] }: RuleChange, profile: DistrictProfile): RuleChangeNotAllowed | null {
  const known = new Set(authoritiesOf(profile));
  const strange = closingDays.find(({ authority }) => authority !== undefined && !known.has(authority));
  return strange ? notAllowed('no-such-authority', strange.authority ?? null) : null;
}

export { notAllowed };
