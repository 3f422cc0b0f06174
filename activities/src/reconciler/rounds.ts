import {
  caseState,
  clockHealth,
  hastenOutbox,
  openCases,
  recordClockRound,
  unfiredCases,
  type ClockRound,
  type OpenCase,
  type Store,
} from '@tovholder/persistence';
import { inTurns } from './in-turns';
import type { Mender, Mending } from './mending';

/** Due for longer than this without having fired, or without delivery, is taken to be forgotten. */
const forgottenAfterSeconds = 30;
/** The oldest of a storm; the next round takes the next. */
const mostCases = 2_000;
const pageOfCases = 1_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The round of every minute: what is past due and has not fired, and what waits for delivery. Gets the cases going,
 * hastens the deliveries, and records the round.
 */
export async function minuteRound(store: Store, mending: Mending): Promise<ClockRound> {
  const { now } = await clockHealth(store.dataSource);
  const undelivered = await hastenOutbox(store, forgottenAfterSeconds);
  const late = await unfiredCases(store, { olderThanSeconds: forgottenAfterSeconds, limit: mostCases });
  const mended = await mending.mend(late);
  const unfired = late.reduce((sum, { unfired: ofCase }) => sum + ofCase, 0);
  const round: ClockRound = { kind: 'minute', startedAt: now, unfired, undelivered, withoutCase: 0, ...mended };
  await recordClockRound(store, round);
  return round;
}

/**
 * The round of every night: open cases without a running workflow are given one; workflows without an open case are told
 * to look, and one whose case is closed returns. What Temporal runs for cases that the record does not know is counted
 * and left: a person must find out whose it is.
 *
 * @returns undefined when Temporal did not answer: then there is nothing to compare with
 */
export async function nightRound(store: Store, gateway: Mender): Promise<ClockRound | undefined> {
  const { now } = await clockHealth(store.dataSource);
  // The list first: what the record opens while we look has a workflow that is not in it, and is asked for by itself.
  const listed = await gateway.listOpenCases();
  if (!listed) return undefined;
  const unclaimed = new Set(listed);
  const missing: OpenCase[] = [];
  for await (const kase of allOpenCases(store)) if (!unclaimed.delete(kase.caseId)) missing.push(kase);

  const started = await inTurns(missing, { act: (kase) => startMissing(kase, gateway), isVain: isAway });
  const looked = await inTurns([...unclaimed], { act: (id) => lookAt(id, { store, gateway }), isVain: isAway });
  const findings = [...started, ...looked];
  // Half a comparison is none: what was mended stays mended, and the next round finds the rest.
  if (findings.some(isAway)) return undefined;
  const round: ClockRound = {
    kind: 'night',
    startedAt: now,
    unfired: 0,
    undelivered: 0,
    withoutWorkflow: started.filter((finding) => finding !== 'nothing').length,
    withoutCase: looked.filter((finding) => finding !== 'nothing').length,
    repaired: findings.filter((finding) => finding === 'mended').length,
  };
  await recordClockRound(store, round);
  return round;
}

/** `left`: wrong, and for a person to mend. */
type Finding = 'nothing' | 'mended' | 'left' | 'away';
const isAway = (finding: Finding): boolean => finding === 'away';

async function startMissing(kase: OpenCase, gateway: Mender): Promise<Finding> {
  const running = await gateway.isRunning(kase.caseId);
  if (running !== false) return running === undefined ? 'away' : 'nothing';
  return (await gateway.restart(kase)) === 'unavailable' ? 'away' : 'mended';
}

async function lookAt(
  id: string,
  { store, gateway }: { readonly store: Store; readonly gateway: Mender },
): Promise<Finding> {
  const found = uuid.test(id) ? await caseState(store, id) : null;
  if (found !== null && found.state !== 'closed') return 'nothing';
  const running = await gateway.isRunning(id);
  if (running !== true) return running === undefined ? 'away' : 'nothing';
  return found !== null && (await gateway.reload(id)) ? 'mended' : 'left';
}

/** Every case that a workflow must be running for. */
export async function* allOpenCases(store: Store): AsyncGenerator<OpenCase> {
  for (let after: string | undefined; ;) {
    const page = await openCases(store, { limit: pageOfCases, ...(after === undefined ? {} : { after }) });
    yield* page;
    after = page.at(-1)?.caseId;
    if (page.length < pageOfCases) return;
  }
}
