import { ageOn } from '../person';
import type { StoredFacts, UknFacts } from './facts';
import { reason, unmet } from './reasons';
import type { EligibilityContext, EligibilityResult, Reason, Verdict } from './types';
import { acrossActs } from './ukn-across';
import { readUknFacts, uknDataErrors } from './ukn-facts';
import { chargeReason, demandedReasons, screeningReason } from './ukn-gate';
import { otherPlaces, routesOf, tracksOf } from './ukn-routes';
import { type Act, expectedTreatment, isFinal, rowOf, rowTexts } from './ukn-rows';

/**
 * Ungdomskriminalitetsnævnet: each act by the first row of the routing table that fits it, then the gate that holds
 * for the case (lawful stay; limb 1, or limb 2 with particular risk), then what only shows across the acts: the month
 * before 18 (row 5), acts on both sides of 15 (row 17) and of 10 (row 18). Only the police submit.
 * Source: UKL §§ 2, 10–11, 20, 26–27, 30, 42, 60; STRL § 15; S000 § 6.
 */
export function assessUkn({ facts, context }: { facts: StoredFacts; context: EligibilityContext }): EligibilityResult {
  const stated = readUknFacts(facts);
  const acts = (stated.offences ?? []).map((offence): Act => actOf(offence, { stated, context }));
  const carrying = acts.filter(carries);
  const across = acrossActs({ acts, carrying, context });

  const demanded = demandedReasons({ stated, acts, carrying, context });
  const advice = [...across.reasons, ...chargeReason(stated, carrying), screeningReason(stated)];
  const reasons = [...demanded, ...rowReasons(acts), ...advice];
  const verdict = verdictOf({
    demanded,
    carrying,
    unsettled: [...across.unsettled, ...chargeReason(stated, carrying)],
  });
  const errors = uknDataErrors({ facts, context });
  return {
    process: 'ukn',
    verdict,
    routes:
      verdict === 'not-eligible'
        ? otherPlaces({ acts, context, failed: reasons.filter(({ satisfied }) => satisfied === false) })
        : routesOf({ acts, carrying, reasons }),
    reasons,
    offences: acts.map(({ offence, ageAtAct, ageNow, ageAtTreatment, treatmentOn, result }) => ({
      date: offence.date,
      ageAtAct,
      ageNow,
      ageAtTreatment,
      treatmentOn,
      row: result.row,
    })),
    ...(errors.length === 0 ? {} : { dataErrors: errors }),
    blocking: unmet(demanded),
    course: {
      routes: tracksOf(carrying).map(({ track, stage }) => ({ track: track ?? null, stage: stage ?? null })),
      rows: acts.map(({ result }) => result.row),
      mixed: across.mixed,
      judgmentFinal: isFinal(stated.judgment, context.today),
      conditional: stated.judgment?.conditional ?? null,
      ageBand: ageBand(context),
    },
  };
}

function actOf(offence: Act['offence'], { stated, context }: { stated: UknFacts; context: EligibilityContext }): Act {
  const { birthDate } = context.person;
  const { today } = context;
  const result = rowOf(offence, { birthDate, today, judgment: stated.judgment });
  const treatmentOn = expectedTreatment(result, { judgment: stated.judgment, context });
  const age = (date: string): number | null => (birthDate === undefined ? null : ageOn(birthDate, date));
  return {
    offence,
    result,
    treatmentOn,
    ageAtAct: age(offence.date),
    ageNow: age(today),
    ageAtTreatment: age(treatmentOn),
    passesGate: offence.limb === 'listed' ? true : stated.particularRisk,
  };
}

/** An act that a case can rest on, as far as is known. */
function carries({ result, passesGate }: Act): boolean {
  return (result.verdict === 'eligible' || result.verdict === 'needs-review') && passesGate !== false;
}

/** One reason for each row that an act fell under. */
function rowReasons(acts: readonly Act[]): readonly Reason[] {
  const seen = new Map(acts.map(({ result }) => [result.row, result]));
  return [...seen.values()].map(({ row, verdict }) => {
    const text = rowTexts[row];
    return reason(text, { ...text, satisfied: verdict === 'needs-review' ? undefined : verdict === 'eligible' });
  });
}

function verdictOf({
  demanded,
  carrying,
  unsettled,
}: {
  demanded: readonly Reason[];
  carrying: readonly Act[];
  unsettled: readonly Reason[];
}): Verdict {
  if (demanded.some(({ satisfied }) => satisfied === false)) return 'not-eligible';
  const settled =
    demanded.every(({ satisfied }) => satisfied === true) &&
    unsettled.every(({ satisfied }) => satisfied === true) &&
    carrying.every(({ result }) => result.verdict === 'eligible');
  return settled ? 'eligible' : 'needs-review';
}

/** The bands that rights follow: lawyer and party rights from 12 (UKL §§ 46, 55), the tracks at 15. */
function ageBand({ person, today }: EligibilityContext): string | null {
  if (person.birthDate === undefined) return null;
  const age = ageOn(person.birthDate, today);
  if (age < 12) return 'under-12';
  if (age < 15) return '12-14';
  return age < 18 ? '15-17' : '18-or-more';
}
