import { canonicalJson } from '@tovholder/contracts/canonical';
import type { DistrictProfile } from '@tovholder/districts';
import { localDateOf } from '@tovholder/domain/calendar';
import { assess, recordOf, type Assessment, type EligibilityResult } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import { datesOf } from './deadline';
import type { Facts } from './under-lock';

export interface Evaluated {
  readonly eligibility: EligibilityResult;
  readonly assessment: Assessment;
}

export interface EvaluationInput {
  readonly profile: DistrictProfile;
  readonly process: string;
  readonly facts: Facts;
  readonly person: { readonly birthDate: string | null; readonly municipality: string | null };
  readonly referrerAuthority: string;
  readonly receivedAt: string;
  /** Instant (RFC 3339) that ages are computed at. */
  readonly asOf: string;
}

/** What the eligibility rule says about a case's facts at an instant, and the codes of it that a course may know. */
export function evaluate(input: EvaluationInput): Evaluated {
  const { profile, process, facts, person, referrerAuthority, receivedAt, asOf } = input;
  const treatmentOn = datesOf(process, facts).get('board-meeting')?.at.slice(0, 10);
  const eligibility = assess(process, {
    facts: valuesOf(facts),
    context: {
      today: localDateOf(asOf, profile.zone),
      district: profile.id,
      person: {
        ...(person.birthDate === null ? {} : { birthDate: person.birthDate }),
        ...(person.municipality === null ? {} : { municipality: person.municipality }),
      },
      referrerAuthority,
      submittedOn: localDateOf(receivedAt, profile.zone),
      ...(treatmentOn === undefined ? {} : { treatmentOn }),
      profile: profile.eligibility,
    },
  });
  return { eligibility, assessment: recordOf(eligibility, asOf) };
}

export const sameAssessment = (one: Assessment, other: Assessment): boolean =>
  canonicalJson(one) === canonicalJson(other);

/** Facts as the eligibility rules read them: by name, without where they come from. */
export function valuesOf(facts: Facts): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries([...facts].map(([name, { value }]) => [name, value]));
}
