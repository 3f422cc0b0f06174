import { ageOn } from '../person';
import { processInDistrict, residence } from './district-rules';
import { readFields } from './fact-fields';
import { childDuty, childUnit, policeWithoutMunicipality } from './municipal-child-units';
import { reason, unmet } from './reasons';
import { alternatives } from './routes';
import type { Assessed, ProcessTerms } from './terms';
import type { EligibilityContext, EligibilityResult, Reason } from './types';

const facts = {
  notifierKind: {
    kind: 'choice',
    label: { da: 'Hvem underretter', en: 'Who notifies' },
    of: ['professional', 'private', 'moving-municipality', 'anonymous'],
  },
  concern: { kind: 'text', label: { da: 'Bekymringen', en: 'The concern' } },
  expectedChild: { kind: 'boolean', label: { da: 'Barnet er ikke født endnu', en: 'The child is not born yet' } },
  abuseStated: { kind: 'boolean', label: { da: 'Overgreb er nævnt', en: 'Abuse is stated' } },
  parentSuspected: { kind: 'boolean', label: { da: 'En forælder er mistænkt', en: 'A parent is suspected' } },
  runningMeasure: {
    kind: 'boolean',
    label: { da: 'Barnet har allerede en foranstaltning', en: 'The child has a measure already' },
  },
  schoolAbsence: {
    kind: 'boolean',
    label: {
      da: 'Ulovligt skolefravær på 15 % eller mere i et kvartal',
      en: 'Unlawful absence from school of 15% or more in a quarter',
    },
  },
} as const;

/**
 * Notification of concern for a child (BL ch. 16). Nothing that is stated is refused: an incomplete notification is
 * received too, for the 24 hours of BL § 136(2) run from its receipt. Only for someone known to be 18 or more, or of
 * another district, does the answer point elsewhere.
 */
export function assessUnderretning({ facts: stored, context }: Assessed): EligibilityResult {
  const stated = readFields(facts, stored);
  const inDistrict = processInDistrict('underretning', context);
  const demanded = [
    ...(inDistrict === null ? [] : [inDistrict]),
    childReason(stated.expectedChild, context),
    residence({ rule: 'underretning.residence', mark: 'STATUTE', citation: 'BL § 136' }, context),
  ];
  const reasons = [...demanded, concernReason(stated)];
  const failed = reasons.filter(({ satisfied }) => satisfied === false);
  return {
    process: 'underretning',
    verdict: failed.length > 0 ? 'not-eligible' : 'eligible',
    routes:
      failed.length > 0
        ? alternatives(
            failed.flatMap(({ rule }) => places[rule] ?? []),
            failed,
          )
        : [{ to: 'underretning', because: reasons.filter(({ satisfied }) => satisfied === true) }],
    reasons,
    blocking: unmet(demanded.filter(({ satisfied }) => satisfied === false)),
    course: {
      professional: stated.notifierKind === 'professional',
      anonymous: stated.notifierKind === 'anonymous',
      abuse: stated.abuseStated ?? null,
      parentSuspected: stated.parentSuspected ?? null,
      runningMeasure: stated.runningMeasure ?? null,
    },
  };
}

function childReason(expected: boolean | undefined, { person, today }: EligibilityContext): Reason {
  const source = { rule: 'underretning.child', mark: 'STATUTE', citation: 'BL §§ 133-136' } as const;
  if (expected === true) {
    return reason(source, { satisfied: true, da: 'Barnet er ventet.', en: 'The child is expected.' });
  }
  const age = person.birthDate === undefined ? undefined : ageOn(person.birthDate, today);
  if (age === undefined) {
    return reason(source, {
      satisfied: undefined,
      da: 'Alderen er ikke oplyst; underretningen modtages alligevel.',
      en: 'The age is not stated; the notification is received all the same.',
    });
  }
  return age < 18
    ? reason(source, { satisfied: true, da: 'Barnet er under 18 år.', en: 'The child is under 18.' })
    : reason(source, {
        satisfied: false,
        da: 'Personen er fyldt 18 år; underretning gælder børn og ventede børn.',
        en: 'The person is 18 or more; notifications are about children, born or expected.',
      });
}

function concernReason({ concern, abuseStated, schoolAbsence }: ReturnType<typeof readFields<typeof facts>>): Reason {
  const source = { rule: 'underretning.concern', mark: 'STATUTE', citation: 'BL §§ 133, 135' } as const;
  const satisfied = concern !== undefined || abuseStated === true || schoolAbsence === true ? true : undefined;
  return satisfied
    ? reason(source, { satisfied, da: 'Bekymringen er beskrevet.', en: 'The concern is stated.' })
    : reason(source, {
        satisfied,
        da: 'Bekymringen er ikke beskrevet nærmere; underretningen modtages alligevel.',
        en: 'The concern is not described; the notification is received all the same.',
      });
}

const places: Readonly<Record<string, readonly string[]>> = {
  // A district that does not take notifications in here has municipalities that do.
  'underretning.district': ['kommune'],
  'underretning.child': ['kommune'],
  'underretning.residence': ['other-district'],
};

export const underretningTerms = {
  process: 'underretning',
  title: { da: 'Underretning til kommunen', en: 'Notification to the municipality' },
  assess: assessUnderretning,
  facts,
  bases: [{ code: 'bl-133' }, { code: 'bl-132', by: ['kommune'] }, { code: 'bl-135' }],
  organisation: {
    authorities: [],
    roles: {
      'child-unit': childUnit,
      'child-duty': childDuty,
      'child-unit-unknown': policeWithoutMunicipality,
    },
    fallback: 'child-unit-unknown',
    coordinators: ['child-unit'],
    tellsTheState: [],
  },
} as const satisfies ProcessTerms;
