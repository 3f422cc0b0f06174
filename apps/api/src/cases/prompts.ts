import type { CaseView } from '@tovholder/contracts/http';
import { considersUnderretning } from '@tovholder/domain/eligibility';
import type { Language } from '@tovholder/domain/text';
import type { CaseRecord } from '@tovholder/persistence';

const texts = {
  underretning: {
    da: 'Personen er under 18, og sagen er afsluttet. Overvej, om der er grund til en underretning (barnets lov § 133).',
    en: 'The person is under 18 and the case has been closed. Consider whether there is reason for a notification of concern (Children’s Act § 133).',
  },
} as const;

/**
 * What whoever works on the case is asked to consider: when the case of someone under 18 has ended, whether to notify
 * the municipality. It stays their decision; nothing is sent by itself.
 */
export function promptsFor(
  record: CaseRecord,
  context: { readonly language: Language; readonly today: string; readonly actions: readonly string[] },
): CaseView['prompts'] {
  const { person, state, process, links } = record;
  const notified = links.some((link) => link.direction === 'to' && link.process === 'underretning');
  const ended = { process, birthDate: person.birthDate ?? undefined, today: context.today, notified };
  if (state !== 'closed' || !considersUnderretning(ended)) return [];
  const action = context.actions.includes('raise-concern') ? 'raise-concern' : null;
  return [{ id: 'underretning', text: texts.underretning[context.language], action }];
}
