import type { DeadlineRule } from '@tovholder/domain/rules';
import type { ProfileFile } from './schema';

/** Refuses a profile with one sentence about what is wrong in it. */
export type Fail = (message: string) => never;

/** A profile may set ASSUMPTION and GUIDELINE numbers; the law's and the source documents' are not its to change. */
export function withOverrides(
  rules: readonly DeadlineRule[],
  { overrides, fail }: { overrides: ProfileFile['rules']; fail: Fail },
): readonly DeadlineRule[] {
  overrides.forEach(({ id }, index) => {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule === undefined) return fail(`rules[${index}].id names ${id}, which is no rule`);
    if (rule.mark !== 'ASSUMPTION' && rule.mark !== 'GUIDELINE') {
      fail(`rules[${index}].id names ${id}, whose number is ${rule.mark} and cannot be changed`);
    }
  });
  return rules.map((rule) => {
    const index = overrides.findIndex(({ id }) => id === rule.id);
    const override = overrides[index];
    if (override === undefined) return rule;
    const changed = overridden(rule, override);
    if (inUnits.has(changed.kind) && changed.unit === undefined)
      fail(`rules[${index}].unit – is needed by ${changed.kind}`);
    return changed;
  });
}

/** Kinds that say nothing of how much without a unit. */
const inUnits: ReadonlySet<DeadlineRule['kind']> = new Set(['before', 'cadence', 'quota', 'promptly']);

function overridden(rule: DeadlineRule, override: ProfileFile['rules'][number]): DeadlineRule {
  const { unit: unitBefore, pausable: pausableBefore = [], ...kept } = rule;
  const { amount = rule.amount, soft = rule.soft, kind = rule.kind, ladder = rule.ladder, citation } = override;
  const { pausable = pausableBefore } = override;
  // A kind of its own counts in its own unit; the one of the rule that it replaces means nothing to it.
  const unit = override.unit ?? (kind === rule.kind ? unitBefore : undefined);
  return {
    ...kept,
    kind,
    amount,
    soft,
    citation,
    ...(unit === undefined ? {} : { unit }),
    ...(ladder === undefined ? {} : { ladder }),
    ...(pausable.length === 0 ? {} : { pausable }),
  };
}
