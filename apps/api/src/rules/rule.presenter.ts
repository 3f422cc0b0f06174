import type { RuleView } from '@tovholder/contracts/http';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { Language } from '@tovholder/domain/text';

export function presentRule({ title, ...rule }: DeadlineRule, language: Language): RuleView {
  return { ...rule, title: title[language] };
}
