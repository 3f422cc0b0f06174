import { district } from '../../record/course';
import { localDate } from '../model/dates';
import { isLate, judge } from '../model/expected';
import { nameOf, type Ledger } from '../model/ledger';
import type { Store } from '@tovholder/persistence';
import type { Interval } from '../model/due';
import type { Away } from './people';
import { recordedNotifications, recordedRungs, recordedSteps } from './record';
import { readRuleSet } from './rule-set';
import type { YearCase } from './year-case';

export interface Comparison {
  /** Rungs that rang, by the record and by the model alike. */
  readonly fired: number;
  readonly late: number;
  readonly moot: number;
  /** Those that rang for a due instant that was not the step's first. */
  readonly ofMovedDeadlines: number;
  /** Sentences, one for each point where record and model differ. Empty is what they should be. */
  readonly differences: readonly string[];
}

export interface Watched {
  readonly store: Store;
  readonly outages: readonly Interval[];
  readonly away: readonly Away[];
  readonly until: number;
  /** Milliseconds that a firing may come after its instant: real clocks and queues take their time. */
  readonly leeway?: number;
}

/** Holds what the record says of a case against what the model works out of its ledger. */
export async function compare({ drive, submittedDates }: YearCase, watched: Watched): Promise<Comparison> {
  const { store, outages, away, until, leeway = 0 } = watched;
  const { caseId, log } = drive;
  const [ruleSet, rungs, told, steps] = await Promise.all([
    readRuleSet(store, district),
    recordedRungs(store, caseId),
    recordedNotifications(store, caseId),
    recordedSteps(store, caseId),
  ]);
  const ledger: Ledger = {
    log,
    submittedDates,
    corrections: new Map(),
    rules: ruleSet.rules,
    ladders: ruleSet.ladders,
    hour: ruleSet.hour,
    outages,
    until,
    closedTo: (key) =>
      new Set(
        ruleSet.closed
          .filter(({ authority }) => authority === undefined || authority === steps.get(key)?.authority)
          .map(({ date }) => date),
      ),
  };
  const verdict = judge(ledger, new Map(rungs.map((rung) => [nameOf(rung), rung.at])));
  const differences = [...verdict.contradictions];

  for (const [key, due] of verdict.due) {
    const recorded = steps.get(key);
    if (recorded?.state === 'open' && recorded.dueAt !== due) {
      differences.push(`${key} is due ${shown(recorded.dueAt)}, and ${shown(due)} by the model`);
    }
  }

  const rang = new Map(rungs.filter(({ state }) => state === 'passed').map((rung) => [nameOf(rung), rung]));
  const expected = new Map(verdict.rungs.filter(({ firedAt }) => firedAt !== null).map((fate) => [nameOf(fate), fate]));
  for (const [name, { firedAt }] of rang) {
    const fate = expected.get(name);
    if (!fate) differences.push(`${name} rang at ${shown(firedAt)}, and must not have`);
    else if (Math.abs(fate.firedAt! - firedAt!) > leeway)
      differences.push(`${name} rang at ${shown(firedAt)}, not ${shown(fate.firedAt)}`);
  }
  for (const [name, fate] of expected) {
    if (!rang.has(name)) differences.push(`${name} never rang; it should have at ${shown(fate.firedAt)}`);
    const those = told.filter((one) => nameOf(one) === name);
    if (those.length === 0) differences.push(`${name} told nobody`);
    if (those.some(({ late }) => late !== isLate(fate)))
      differences.push(`${name} is not marked as it was: late or not`);
    const day = localDate(fate.firedAt!);
    const isAway = (userId: string): boolean =>
      away.some((absence) => absence.userId === userId && absence.fromOn <= day && day <= absence.toOn);
    if (those.length > 0 && those.every(({ userId }) => isAway(userId)))
      differences.push(`${name} told only absent users`);
  }

  const inLog = log.flatMap(({ event }) =>
    event.type === 'milestones-passed'
      ? event.milestones.flatMap((ref) => (ref.kind === 'rung' ? [nameOf(ref)] : []))
      : [],
  );
  const once = new Set(inLog);
  if (once.size !== inLog.length) differences.push('A rung stands in the log more than once');
  for (const name of once) if (!rang.has(name)) differences.push(`${name} stands in the log and has not rung`);
  for (const name of rang.keys()) if (!once.has(name)) differences.push(`${name} rang and does not stand in the log`);
  for (const { state, firedAt, ...rung } of rungs) {
    if (state === 'pending' && rung.at < until - 1 && !outages.some(({ from, to }) => from <= rung.at && to >= until)) {
      differences.push(`${nameOf(rung)} still waits since ${shown(rung.at)}`);
    }
    if (state !== 'passed' && firedAt !== null)
      differences.push(`${nameOf(rung)} is ${state} and has a firing instant`);
  }

  return {
    fired: rang.size,
    late: [...expected.values()].filter(isLate).length,
    moot: rungs.filter(({ state }) => state === 'moot').length,
    ofMovedDeadlines: [...rang.values()].filter(({ version }) => version > 1).length,
    differences: differences.map((difference) => `${caseId}: ${difference}`),
  };
}

const shown = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString());
