import type { CaseView, StepView } from '@tovholder/contracts/http';
import { considersUnderretning } from '@tovholder/domain/eligibility';
import type { Language } from '@tovholder/domain/text';
import type { CaseRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';

const texts = {
  underretning: {
    da: 'Personen er under 18, og sagen er afsluttet. Overvej, om der er grund til en underretning (barnets lov § 133).',
    en: 'The person is under 18 and the case has been closed. Consider whether there is reason for a notification of concern (Children’s Act § 133).',
  },
  facts: {
    da: 'Sagen kan først optages, når oplysningerne giver det, som reglerne kræver:',
    en: 'The case can be accepted once the facts give what the rules demand:',
  },
} as const;

interface Context {
  readonly language: Language;
  readonly today: string;
  readonly actions: readonly string[];
  /** As the reader sees them. */
  readonly steps: readonly StepView[];
  readonly process: ProcessDefinition;
}

/** What whoever works on the case is asked to consider. It stays their decision; nothing happens by itself. */
export function promptsFor(record: CaseRecord, context: Context): CaseView['prompts'] {
  return [...missingFacts(record, context), ...underretning(record, context)];
}

/** Why an outcome that demands facts cannot be chosen yet, for whoever could choose it. */
function missingFacts(record: CaseRecord, { language, actions, steps, process }: Context): CaseView['prompts'] {
  const { assessment, eligibility } = record;
  const waits = steps.some(
    ({ step, actions: possible }) =>
      possible.includes('complete') &&
      Object.values(process.steps[step]?.outcomes ?? {}).some(({ demandsFacts }) => demandsFacts),
  );
  if (!waits || assessment.blocking.length === 0) return [];
  const because = eligibility.reasons.filter(({ rule }) => assessment.blocking.includes(rule));
  const text = [texts.facts[language], ...new Set(because.map((reason) => reason.text[language]))].join(' ');
  return [{ id: 'facts-missing', text, action: actions.includes('correct-fact') ? 'correct-fact' : null }];
}

/** When the case of someone under 18 has ended: whether to notify the municipality. */
function underretning(record: CaseRecord, context: Context): CaseView['prompts'] {
  const { person, state, process, links } = record;
  const notified = links.some((link) => link.direction === 'to' && link.process === 'underretning');
  const ended = { process, birthDate: person.birthDate ?? undefined, today: context.today, notified };
  if (state !== 'closed' || !considersUnderretning(ended)) return [];
  const action = context.actions.includes('raise-concern') ? 'raise-concern' : null;
  return [{ id: 'underretning', text: texts.underretning[context.language], action }];
}
