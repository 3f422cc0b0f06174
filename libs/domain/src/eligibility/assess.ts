import { datesAmong, futureDates } from './fact-fields';
import type { StoredFacts } from './facts';
import { mayRestOn } from './legal-basis';
import { processIds, termsOf } from './processes';
import type { Assessed } from './terms';
import type { Assessment, DataError, EligibilityContext, EligibilityResult, Verdict } from './types';

/** Version of the rules in this folder: recorded with every assessment, raised when an answer can change. */
export const ruleVersion = 1;

/** Processes that have an eligibility rule. */
export const assessedProcesses: readonly string[] = processIds;

/**
 * The verdict of one process on the facts, with routes and reasons. Total: any facts give a verdict and at least one
 * reason, and what is not stated is unknown.
 *
 * @throws RangeError when the process has no rule.
 */
export function assess(processId: string, assessed: Assessed): EligibilityResult {
  const terms = termsOf(processId);
  if (terms === undefined) throw new RangeError(`No eligibility rule for process ${processId}`);
  return terms.assess(assessed);
}

/** Every process, best first: by verdict, then by how many of its rules are known to be satisfied. */
export function assessAll(assessed: Assessed): readonly EligibilityResult[] {
  const weight = ({ verdict, reasons }: EligibilityResult): number =>
    order[verdict] * 1_000 - reasons.filter(({ satisfied }) => satisfied === true).length;
  return assessedProcesses.map((id) => assess(id, assessed)).sort((one, other) => weight(one) - weight(other));
}

const order: Readonly<Record<Verdict, number>> = { eligible: 0, 'needs-review': 1, 'not-eligible': 2 };

/** Facts that cannot be true, each with a JSON pointer into the request body: the API answers 422 with them. */
export function dataErrors(
  processId: string,
  { facts, context }: { facts: StoredFacts; context: Pick<EligibilityContext, 'today' | 'person'> },
): readonly DataError[] {
  const { birthDate } = context.person;
  const unborn: readonly DataError[] =
    birthDate !== undefined && birthDate > context.today
      ? [
          {
            pointer: '/person/birthDate',
            code: 'date-in-future',
            text: { da: 'Fødselsdatoen ligger i fremtiden.', en: 'The birth date is in the future.' },
          },
        ]
      : [];
  const terms = termsOf(processId);
  const stated = { facts, context };
  return [
    ...unborn,
    ...(terms?.facts === undefined ? [] : futureDates(terms.facts, stated)),
    ...(terms?.dataErrors?.(stated) ?? []),
  ];
}

/** The result as it is recorded in the case log: codes only, no texts and no dates. */
export function recordOf(result: EligibilityResult, asOf: string): Assessment {
  return {
    ruleVersion,
    asOf,
    verdict: result.verdict,
    routes: result.routes.map(({ to, track, stage }) => ({
      to,
      ...(track === undefined ? {} : { track }),
      ...(stage === undefined ? {} : { stage }),
    })),
    reasons: result.reasons.map(({ rule, satisfied }) => ({ rule, satisfied })),
    blocking: result.blocking,
    course: result.course,
  };
}

/** Facts that are dates and start or bound a clock, by the names that the deadline rules use (`fact:<name>`). */
export function datedFacts(processId: string, facts: StoredFacts): Readonly<Record<string, string>> {
  const terms = termsOf(processId);
  return {
    ...(terms?.facts === undefined ? {} : datesAmong(terms.facts, facts)),
    ...(terms?.datedFacts?.(facts) ?? {}),
  };
}

/** Bases that a referral from an authority may rest on in a process; none where the product does not know it. */
export function legalBasesFor(processId: string, referrerAuthority: string): readonly string[] {
  const bases = termsOf(processId)?.bases ?? [];
  return bases.filter((basis) => mayRestOn(basis, referrerAuthority)).map(({ code }) => code);
}
