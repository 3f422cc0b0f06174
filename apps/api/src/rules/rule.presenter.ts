import type { RuleView } from '@tovholder/contracts/http';
import { ladderIdOf } from '@tovholder/domain/ladders';
import type { DeadlineRule, InformationalRule } from '@tovholder/domain/rules';
import type { Language } from '@tovholder/domain/text';

export function presentRule(rule: DeadlineRule | InformationalRule, language: Language): RuleView {
  if (rule.kind === 'informational') {
    const { title, says, ...row } = rule;
    return {
      ...row,
      amount: null,
      trigger: null,
      roll: 'none',
      soft: false,
      ladder: null,
      says: says[language],
      title: title[language],
    };
  }
  // A quota is used up, not due: nobody is reminded of it.
  return { ...rule, ladder: rule.kind === 'quota' ? null : ladderIdOf(rule), title: rule.title[language] };
}
