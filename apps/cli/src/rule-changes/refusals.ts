import type { RuleChangeNotAllowed } from '@tovholder/persistence';
import { type CliProblem, wrongUse } from '../problem';

/** Why a change may not be made, and what to do about it. */
export function notAllowed({ because, subject }: RuleChangeNotAllowed): CliProblem {
  const [sentence, remedy] = refusals[because](subject ?? '');
  return wrongUse(sentence, remedy);
}

const refusals: Readonly<Record<RuleChangeNotAllowed['because'], (subject: string) => readonly [string, string]>> = {
  'no-such-district': (subject) => [`There is no district '${subject}'.`, 'doctor lists the districts.'],
  'no-such-rule': (subject) => [`There is no rule '${subject}' in the district.`, 'GET /v1/rules lists them.'],
  'number-is-fixed': (subject) => [
    `The number of ${subject} is the law’s or its source document’s, and no district’s to change.`,
    'Only ASSUMPTION and GUIDELINE numbers may be changed; GET /v1/rules shows the mark of each.',
  ],
  'rule-impossible': (subject) => [
    `The new values of ${subject} make no rule together.`,
    'Give kind, amount and unit as they belong together, such as cadence with a unit.',
  ],
  'ladder-impossible': (subject) => [
    `The ladder '${subject}' has two rungs of one name, or a bar in a name.`,
    'Give each rung a name of its own, such as due+2wd.',
  ],
  'seconds-in-production': (subject) => [
    `${subject} would be counted in seconds, which is for demonstrations only.`,
    'Count in hours, days or working days.',
  ],
  'no-such-authority': (subject) => [
    `There is no authority '${subject}' in the district.`,
    'Its profile names the authorities; a municipality is kommune:<code>.',
  ],
  'nothing-changes': () => ['The change is what holds already.', 'Check the district and the numbers.'],
};
