import { ageOn, birthdayOn } from '../person';
import { processInDistrict, residence } from './district-rules';
import { readFields } from './fact-fields';
import { childUnit, policeWithoutMunicipality } from './municipal-child-units';
import { reason, unmet } from './reasons';
import { alternatives } from './routes';
import type { Assessed, ProcessTerms } from './terms';
import type { EligibilityContext, EligibilityResult, Reason, Verdict } from './types';

const facts = {
  trigger: {
    kind: 'choice',
    label: { da: 'Hvad der udløser samrådet', en: 'What calls for the meeting' },
    of: ['police-documentation', 'board-dismissal'],
  },
  receivedOn: { kind: 'date', label: { da: 'Modtaget i kommunen', en: 'Received by the municipality' } },
  lastSamraadOn: { kind: 'date', label: { da: 'Seneste netværkssamråd', en: 'Last network meeting held' } },
  underUkl: {
    kind: 'boolean',
    label: {
      da: 'Sagen behandles efter lov om bekæmpelse af ungdomskriminalitet',
      en: 'The matter is under the Youth Crime Act',
    },
  },
} as const;
type Stated = ReturnType<typeof readFields<typeof facts>>;

/**
 * Netværkssamråd (BL § 130): for someone under 18, after police documentation of suspected serious crime that is not
 * under UKL, or after the board's dismissal.
 */
export function assessNetvaerkssamraad({ facts: stored, context }: Assessed): EligibilityResult {
  const stated = readFields(facts, stored);
  const inDistrict = processInDistrict('netvaerkssamraad', context);
  const reasons = [
    ...(inDistrict === null ? [] : [inDistrict]),
    under18(context),
    triggerReason(stated),
    ...notUnderUkl(stated),
    residence({ rule: 'netvaerkssamraad.residence', mark: 'STATUTE', citation: 'BL § 130' }, context),
  ];
  const failed = reasons.filter(({ satisfied }) => satisfied === false);
  const verdict: Verdict =
    failed.length > 0
      ? 'not-eligible'
      : reasons.some(({ satisfied }) => satisfied === 'unknown')
        ? 'needs-review'
        : 'eligible';
  return {
    process: 'netvaerkssamraad',
    verdict,
    routes:
      verdict === 'not-eligible'
        ? alternatives(
            failed.flatMap(({ rule }) => places[rule] ?? []),
            failed,
          )
        : [{ to: 'netvaerkssamraad', because: reasons.filter(({ satisfied }) => satisfied === true) }],
    reasons,
    blocking: unmet(reasons),
    course: { trigger: stated.trigger ?? null, repeat: isRepeat(stated, context), mayAskForJob: isOfJobAge(context) },
  };
}

const places: Readonly<Record<string, readonly string[]>> = {
  'netvaerkssamraad.under-18': ['kommune'],
  'netvaerkssamraad.not-under-ukl': ['ukn'],
  'netvaerkssamraad.residence': ['other-district'],
  'netvaerkssamraad.district': ['underretning'],
};

function under18({ person, today }: EligibilityContext): Reason {
  const source = { rule: 'netvaerkssamraad.under-18', mark: 'STATUTE', citation: 'BL § 130, stk. 1' } as const;
  const age = person.birthDate === undefined ? undefined : ageOn(person.birthDate, today);
  if (age === undefined) {
    return reason(source, { satisfied: undefined, da: 'Alderen er ikke oplyst.', en: 'The age is not stated.' });
  }
  return age < 18
    ? reason(source, { satisfied: true, da: 'Den unge er under 18 år.', en: 'The young person is under 18.' })
    : reason(source, { satisfied: false, da: 'Personen er fyldt 18 år.', en: 'The person is 18 or more.' });
}

function triggerReason({ trigger }: Stated): Reason {
  const source = { rule: 'netvaerkssamraad.trigger', mark: 'STATUTE', citation: 'BL § 130, stk. 1 og 3' } as const;
  switch (trigger) {
    case 'police-documentation':
      return reason(source, {
        satisfied: true,
        da: 'Politiet har dokumenteret mistanke om alvorlig kriminalitet.',
        en: 'The police have documented a suspicion of serious crime.',
      });
    case 'board-dismissal':
      return reason(source, {
        satisfied: true,
        da: 'Ungdomskriminalitetsnævnet har afvist sagen.',
        en: 'The Youth Crime Board has dismissed the case.',
      });
    case undefined:
      return reason(source, {
        satisfied: undefined,
        da: 'Det er ikke oplyst, hvad der udløser samrådet.',
        en: 'It is not stated what calls for the meeting.',
      });
  }
}

/** A matter under UKL is the board's; after its dismissal the question does not arise. */
function notUnderUkl({ trigger, underUkl }: Stated): readonly Reason[] {
  if (trigger === 'board-dismissal') return [];
  const source = { rule: 'netvaerkssamraad.not-under-ukl', mark: 'STATUTE', citation: 'BL § 130, stk. 3' } as const;
  switch (underUkl) {
    case false:
      return [
        reason(source, {
          satisfied: true,
          da: 'Sagen behandles ikke af Ungdomskriminalitetsnævnet.',
          en: 'The matter is not before the Youth Crime Board.',
        }),
      ];
    case true:
      return [
        reason(source, {
          satisfied: false,
          da: 'Sagen behandles af Ungdomskriminalitetsnævnet; samrådet kommer først efter en afvisning.',
          en: 'The matter is before the Youth Crime Board; the meeting follows only after a dismissal.',
        }),
      ];
    case undefined:
      return [
        reason(source, {
          satisfied: undefined,
          da: 'Det er ikke oplyst, om sagen behandles af Ungdomskriminalitetsnævnet.',
          en: 'It is not stated whether the matter is before the Youth Crime Board.',
        }),
      ];
  }
}

/** Within a year of the last meeting held, new police documentation calls for a reassessment only (BL § 130(2)). */
function isRepeat({ trigger, lastSamraadOn }: Stated, { today }: EligibilityContext): boolean | null {
  if (trigger !== 'police-documentation') return false;
  return lastSamraadOn === undefined ? null : today < birthdayOn(lastSamraadOn, 1);
}

/** A pocket-money job is for those from 13 to 17 (JOB § 2). */
function isOfJobAge({ person, today }: EligibilityContext): boolean | null {
  if (person.birthDate === undefined) return null;
  const age = ageOn(person.birthDate, today);
  return age >= 13 && age <= 17;
}

export const netvaerkssamraadTerms = {
  process: 'netvaerkssamraad',
  title: { da: 'Netværkssamråd', en: 'Network meeting (netværkssamråd)' },
  assess: assessNetvaerkssamraad,
  facts,
  bases: [{ code: 'bl-130' }, { code: 'rpl-115-1-1', by: ['politi'] }],
  organisation: {
    authorities: [],
    roles: { 'child-unit': childUnit, 'child-unit-unknown': policeWithoutMunicipality },
    fallback: 'child-unit-unknown',
    coordinators: ['child-unit'],
    // The police see their own documentation and that it was received, nothing of what follows.
    tellsTheState: [],
    referringUnit: '.screening',
  },
} as const satisfies ProcessTerms;
