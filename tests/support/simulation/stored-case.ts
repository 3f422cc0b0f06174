import type { CaseState } from '@tovholder/contracts/commands';
import type { CourseChange, Ending, LoggedEvent, OpenedStep } from '@tovholder/domain/case-log';
import { localDateOf } from '@tovholder/domain/calendar';
import type { UnsealedCertificate } from '@tovholder/domain/deadlines';
import { type Assessment, assess, datedFacts, recordOf } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import type { DistrictProfile } from '@tovholder/districts';
import type { PauseGround } from '@tovholder/domain/rules';
import type { Timetable } from './timetable';

/** What was submitted: facts are fictitious, and no person is behind them. */
export interface Referral {
  readonly process: string;
  /** Authority code such as `kommune:0165`. */
  readonly referrerAuthority: string;
  readonly municipality: string;
  readonly birthDate?: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
  readonly requestReview?: boolean;
}

/** A step with what became of it. */
export interface StoredStep {
  readonly step: OpenedStep;
  /** Authority code of who owes it. */
  readonly authority: string;
  readonly openedAt: string;
  readonly openedSeq: number;
  readonly pauses: StoredPause[];
  due: UnsealedCertificate | null;
  /** Counts the due instants that it has had. */
  dueVersion: number;
  state: 'open' | 'done' | 'withdrawn';
}

/** A stretch in which a step's clock stands still; `to` is null while it does. */
export interface StoredPause {
  readonly id: string;
  readonly ground: PauseGround;
  readonly from: string;
  to: string | null;
}

/** One case as the record holds it. */
export interface StoredCase {
  readonly id: string;
  readonly referral: Referral;
  readonly receivedAt: string;
  readonly facts: Map<string, JsonValue>;
  /** Every row, those that only the record needs too. */
  readonly log: LoggedEvent[];
  readonly steps: Map<string, StoredStep>;
  readonly marks: Set<string>;
  readonly timetable: Timetable;
  state: CaseState;
  responsible: string | undefined;
  /** Raised by each accepted handover. */
  epoch: number;
  ending: Ending | undefined;
}

export const headSeqOf = ({ log }: StoredCase): number => log.at(-1)?.seq ?? 0;

/** Dated facts that deadline rules may hang on: local dates among the facts, also inside a judgment. */
export function datesOf({ facts, referral }: StoredCase): ReadonlyMap<string, string> {
  const dated = [...facts].filter((fact): fact is [string, string] => isDated(fact[1]));
  return new Map([...Object.entries(datedFacts(referral.process, Object.fromEntries(facts))), ...dated]);
}

const isDated = (value: JsonValue): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(value);

/** What the eligibility rule says about a case's facts at an instant, with one fact corrected if there is a correction. */
export function assessed(
  { referral, facts }: Pick<StoredCase, 'referral' | 'facts'>,
  { asOf, profile, correction }: { asOf: string; profile: DistrictProfile; correction?: Correction },
): Assessment {
  const corrected = new Map([...facts, ...(correction ? [[correction.fact, correction.value] as const] : [])]);
  const birthDate = corrected.get('birthDate') ?? referral.birthDate;
  const context = {
    today: localDateOf(asOf, profile.zone),
    district: profile.id,
    person: { municipality: referral.municipality, ...(typeof birthDate === 'string' ? { birthDate } : {}) },
    referrerAuthority: referral.referrerAuthority,
    profile: profile.eligibility,
  };
  return recordOf(assess(referral.process, { facts: Object.fromEntries(corrected), context }), asOf);
}

/** A corrected fact that waits under its command. */
export interface Correction {
  readonly fact: string;
  readonly value: JsonValue;
}

/** What a running case is shown as: paused when no deadline in it runs and at least one stands still. */
export function runningState({ steps }: StoredCase): CaseState {
  const timed = [...steps.values()].filter(({ state, step }) => state === 'open' && !step.option && step.due);
  const isPaused = ({ pauses }: StoredStep): boolean => pauses.some(({ to }) => to === null);
  return timed.length > 0 && timed.every(isPaused) ? 'paused' : 'open';
}

/** Steps that an event closes, each with how. */
export function closedBy(kase: StoredCase, { event, change }: Pick<LoggedEvent, 'event'> & { change: CourseChange }) {
  const done = event.type === 'completed' ? event.key : undefined;
  const open = [...kase.steps.values()].filter(({ state }) => state === 'open').map(({ step }) => step.key);
  const withdrawn = (change.ending ? open : change.withdrawn).filter((key) => key !== done);
  return { withdrawn, ...(done === undefined ? {} : { done }) };
}
