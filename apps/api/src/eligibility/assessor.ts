import { Injectable } from '@nestjs/common';
import type { ProblemErrorView, VerdictView } from '@tovholder/contracts/http';
import type { DistrictProfile } from '@tovholder/districts';
import { localDateOf } from '@tovholder/domain/calendar';
import { assess, dataErrors, type EligibilityContext, type EligibilityResult } from '@tovholder/domain/eligibility';
import { readCpr } from '@tovholder/domain/person';
import type { JsonValue, Language } from '@tovholder/domain/text';
import { presentReason, presentRoute } from '../cases/case.presenter';
import { describeFieldError } from '../problems/field-errors';
import { invalidInput } from '../problems/problem';

/** The citizen as a request states them. */
export interface StatedPerson {
  readonly cpr?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly municipality?: string | undefined;
}

export interface Question {
  readonly process: string;
  readonly profile: DistrictProfile;
  readonly person: StatedPerson;
  readonly facts: Readonly<Record<string, JsonValue>>;
  readonly referrerAuthority: string;
  /** Instant (RFC 3339) that ages are computed at. */
  readonly asOf: string;
}

/** Asks the eligibility rules what they say about stated facts. */
@Injectable()
export class Assessor {
  /** @throws Problem `invalid-input` for facts that cannot be true */
  assess(question: Question): EligibilityResult {
    const { process, facts } = question;
    const context = contextOf(question);
    const errors = dataErrors(process, { facts, context });
    if (errors.length > 0) throw invalidInput(...errors);
    return assess(process, { facts, context });
  }
}

function contextOf({ profile, person, referrerAuthority, asOf }: Question): EligibilityContext {
  const birthDate = birthDateOf(person);
  return {
    today: localDateOf(asOf, profile.zone),
    district: profile.id,
    person: {
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(person.municipality === undefined ? {} : { municipality: person.municipality }),
    },
    referrerAuthority,
    profile: profile.eligibility,
  };
}

/** From the CPR number where there is one, else as stated. */
export function birthDateOf({ cpr, birthDate }: StatedPerson): string | undefined {
  const reading = cpr === undefined ? undefined : readCpr(cpr);
  return reading?.ok ? reading.birthDate : birthDate;
}

/** What may be right all the same, such as a CPR number that does not pass modulus 11. */
export function warningsAbout({ cpr }: StatedPerson, language: Language): ProblemErrorView[] {
  const reading = cpr === undefined ? undefined : readCpr(cpr);
  return reading?.ok
    ? reading.warnings.map((code) => describeFieldError({ pointer: '/person/cpr', code }, language))
    : [];
}

export function presentVerdict(
  { process, verdict, routes, reasons, offences }: EligibilityResult,
  language: Language,
): VerdictView {
  return {
    process,
    verdict,
    routes: routes.map((route) => presentRoute(route, language)),
    reasons: reasons.map((reason) => presentReason(reason, language)),
    ...(offences ? { offences } : {}),
  };
}
