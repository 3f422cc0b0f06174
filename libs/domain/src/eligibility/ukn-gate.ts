import { ageOn } from '../person';
import { processInDistrict, residence } from './district-rules';
import { type UknFacts, screeningCriteria } from './facts';
import { reason } from './reasons';
import type { EligibilityContext, Reason } from './types';
import type { Act } from './ukn-rows';

/** What the law demands: false is not eligible, unknown is for a person, and both keep a person from accepting. */
export function demandedReasons({
  stated,
  acts,
  carrying,
  context,
}: {
  stated: UknFacts;
  acts: readonly Act[];
  carrying: readonly Act[];
  context: EligibilityContext;
}): readonly Reason[] {
  const inDistrict = processInDistrict('ukn', context);
  return [
    ...(inDistrict === null ? [] : [inDistrict]),
    referrerReason(context),
    ageReason(context),
    residence({ rule: 'ukn.residence', mark: 'STATUTE', citation: 'UKL § 26' }, context),
    stayReason(stated),
    actReason(stated, acts),
    ...limbReason(acts),
    ...(carrying.some(({ result }) => result.missing === 'judgment') ? [judgmentReason()] : []),
  ];
}

function referrerReason({ referrerAuthority }: EligibilityContext): Reason {
  const satisfied = referrerAuthority === 'politi';
  return reason(
    { rule: 'ukn.referrer', mark: 'STATUTE', citation: 'UKL §§ 10-11; S000 § 6' },
    satisfied
      ? { satisfied, da: 'Henvendelsen kommer fra politiet.', en: 'The referral comes from the police.' }
      : {
          satisfied,
          da: 'Kun politiet kan indstille til Ungdomskriminalitetsnævnet. Andre kan underrette kommunen eller bruge SSP.',
          en: 'Only the police can refer to the Youth Crime Board. Others can notify the municipality or use SSP.',
        },
  );
}

function ageReason({ person, today }: EligibilityContext): Reason {
  const source = { rule: 'ukn.age', mark: 'STATUTE', citation: 'UKL § 2, stk. 2' } as const;
  const age = person.birthDate === undefined ? undefined : ageOn(person.birthDate, today);
  if (age === undefined) {
    return reason(source, {
      satisfied: undefined,
      da: 'Fødselsdatoen er ikke oplyst, så alderen kan ikke beregnes.',
      en: 'The birth date is not stated, so the age cannot be computed.',
    });
  }
  if (age >= 18) {
    return reason(source, { satisfied: false, da: 'Borgeren er fyldt 18 år.', en: 'The citizen is 18 or more.' });
  }
  return age < 10
    ? reason(source, { satisfied: false, da: 'Barnet er under 10 år.', en: 'The child is under 10.' })
    : reason(source, { satisfied: true, da: 'Borgeren er mellem 10 og 17 år.', en: 'The citizen is 10 to 17.' });
}

function stayReason({ lawfulStay }: UknFacts): Reason {
  return reason(
    { rule: 'ukn.lawful-stay', mark: 'STATUTE', citation: 'UKL § 2, stk. 1' },
    lawfulStay === undefined
      ? { satisfied: undefined, da: 'Lovligt ophold er ikke oplyst.', en: 'Lawful stay is not stated.' }
      : lawfulStay
        ? { satisfied: true, da: 'Fast, lovligt ophold i Danmark.', en: 'Permanent, lawful stay in Denmark.' }
        : { satisfied: false, da: 'Ikke fast, lovligt ophold i Danmark.', en: 'No permanent, lawful stay in Denmark.' },
  );
}

/** There must be an act that the Act counts and that a row lets carry a case. */
function actReason({ offences }: UknFacts, acts: readonly Act[]): Reason {
  const source = { rule: 'ukn.act', mark: 'STATUTE', citation: 'UKL § 2, stk. 2' } as const;
  if (offences === undefined || acts.some(({ result }) => result.missing === 'date')) {
    return reason(source, {
      satisfied: undefined,
      da: 'Det er ikke oplyst på en brugbar måde, hvilke forhold sagen drejer sig om.',
      en: 'It is not usably stated which acts the case is about.',
    });
  }
  return acts.some(({ result }) => result.verdict === 'eligible' || result.verdict === 'needs-review')
    ? reason(source, {
        satisfied: true,
        da: 'Mindst ét forhold kan bære en sag for nævnet.',
        en: 'At least one act can carry a case before the board.',
      })
    : reason(source, {
        satisfied: false,
        da: 'Ingen af de oplyste forhold kan bære en sag for nævnet.',
        en: 'None of the stated acts can carry a case before the board.',
      });
}

/** Limb 1 needs nothing more; limb 2 needs particular risk. One act that passes is enough. */
function limbReason(acts: readonly Act[]): readonly Reason[] {
  const candidates = acts.filter(({ result }) => result.verdict === 'eligible' || result.verdict === 'needs-review');
  if (candidates.length === 0) return [];
  const source = { rule: 'ukn.offence-limb', mark: 'STATUTE', citation: 'UKL § 2, stk. 2' } as const;
  if (candidates.some(({ offence }) => offence.limb === 'listed')) {
    return [
      reason(source, {
        satisfied: true,
        da: 'Mindst ét forhold er på lovens liste; der kræves ingen særlig risikovurdering.',
        en: 'At least one act is on the law’s list; no particular risk has to be assessed.',
      }),
    ];
  }
  switch (candidates[0]?.passesGate) {
    case true:
      return [
        reason(source, {
          satisfied: true,
          da: 'Anden alvorlig kriminalitet, og der er særlig risiko for ny kriminalitet.',
          en: 'Other serious crime, and a particular risk of further crime.',
        }),
      ];
    case false:
      return [
        reason(source, {
          satisfied: false,
          da: 'Anden alvorlig kriminalitet, men ikke særlig risiko for ny kriminalitet.',
          en: 'Other serious crime, but no particular risk of further crime.',
        }),
      ];
    case undefined:
      return [
        reason(source, {
          satisfied: undefined,
          da: 'Anden alvorlig kriminalitet kræver en vurdering af særlig risiko; den er ikke oplyst.',
          en: 'Other serious crime needs an assessment of particular risk; it is not stated.',
        }),
      ];
  }
}

function judgmentReason(): Reason {
  return reason(
    { rule: 'ukn.judgment', mark: 'STATUTE', citation: 'UKL § 10' },
    {
      satisfied: undefined,
      da: 'Det er ikke oplyst, om retten henviste sagen til nævnet.',
      en: 'It is not stated whether the court referred the case to the board.',
    },
  );
}

/** The board's own pages: of a child of 10–14 the police would have brought charges, had it been 15. */
export function chargeReason({ wouldHaveBeenCharged }: UknFacts, carrying: readonly Act[]): readonly Reason[] {
  if (wouldHaveBeenCharged === undefined || !carrying.some(({ result }) => result.route?.track === 'A')) return [];
  const satisfied = wouldHaveBeenCharged;
  return [
    reason(
      {
        rule: 'ukn.would-have-been-charged',
        mark: 'GUIDELINE',
        citation: 'Ungdomskriminalitetsnævnet: Dit sagsforløb',
      },
      satisfied
        ? {
            satisfied,
            da: 'Barnet ville være sigtet, hvis det var 15.',
            en: 'The child would have been charged at 15.',
          }
        : {
            satisfied,
            da: 'Barnet ville ikke være sigtet, hvis det var 15; en medarbejder tager stilling.',
            en: 'The child would not have been charged at 15; an officer decides.',
          },
    ),
  ];
}

/** Recorded in the screening step at the latest, so nothing waits for it here. */
export function screeningReason({ screening = {} }: UknFacts): Reason {
  const recorded = screeningCriteria.filter((criterion) => screening[criterion] !== undefined).length;
  return reason(
    { rule: 'ukn.screening', mark: 'SEED', citation: 'S000 § 6' },
    recorded === screeningCriteria.length
      ? { satisfied: true, da: 'Alle fire screeningskriterier er noteret.', en: 'All four criteria are recorded.' }
      : {
          satisfied: undefined,
          da: `${recorded} af fire screeningskriterier er noteret; resten noteres ved screeningen.`,
          en: `${recorded} of four screening criteria are recorded; the rest follow at the screening.`,
        },
  );
}
