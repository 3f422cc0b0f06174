import type { OutcomeView, ProcessSummaryView, ProcessView } from '@tovholder/contracts/http';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { Language } from '@tovholder/domain/text';
import type { ProcessDefinition, StepDefinition } from '@tovholder/workflows/engine';
import { presentRule } from '../rules/rule.presenter';
import { outcomeJsonSchema } from './outcome-data';

export function presentSummary(
  process: ProcessDefinition,
  { language, districts }: { readonly language: Language; readonly districts: readonly string[] },
): ProcessSummaryView {
  const { id, version, title, summary, source, parties } = process;
  return {
    id,
    version,
    title: title[language],
    summary: summary[language],
    source,
    parties: parties.map((party) => ({ authority: party.authority, title: party.title[language] })),
    districts: [...districts],
  };
}

export function presentProcess(
  process: ProcessDefinition,
  context: {
    readonly language: Language;
    readonly districts: readonly string[];
    readonly rules: ReadonlyMap<string, DeadlineRule>;
  },
): ProcessView {
  const { language, rules } = context;
  const steps = Object.entries(process.steps);
  const ruleIds = new Set(steps.flatMap(([, { due }]) => due ?? []));
  return {
    ...presentSummary(process, context),
    steps: steps.map(([step, definition]) => ({
      step,
      title: definition.title[language],
      by: definition.by,
      due: definition.due ?? null,
      repeats: definition.numbered ?? false,
      option: definition.option ?? false,
      outcomes: presentOutcomes(definition, language),
    })),
    endings: Object.entries(process.endings).map(([id, title]) => ({ id, title: title[language] })),
    deadlineRules: [...ruleIds].flatMap((id) => {
      const rule = rules.get(id);
      return rule ? [presentRule(rule, language)] : [];
    }),
  };
}

/** What a step can end with, each with the data that it asks for. */
export function presentOutcomes({ outcomes }: Pick<StepDefinition, 'outcomes'>, language: Language): OutcomeView[] {
  return Object.entries(outcomes).map(([id, { title, data }]) => ({
    id,
    title: title[language],
    schema: outcomeJsonSchema(data ?? {}, language),
  }));
}
