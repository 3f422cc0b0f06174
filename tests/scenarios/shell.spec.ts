import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { CourseChange } from '@tovholder/domain/case-log';
import { caseStateAttribute } from '@tovholder/temporal';
import {
  type SimulatedCase,
  type Simulation,
  describeSimulations,
  exitReferral,
  pspKReferral,
  withoutLadders,
} from '../support/simulation';

const acknowledged = { type: 'complete', key: 'acknowledge', outcome: 'acknowledged', data: {} } as const;
const unclear = { type: 'complete', key: 'confirm-responsibility-unclear', outcome: 'unclear', data: {} } as const;
const policeSupport = {
  type: 'complete',
  key: 'confirm-involvement:politi',
  outcome: 'supports-now',
  data: {},
} as const;

const eventsOf = async (kase: SimulatedCase) => (await kase.histories()).flatMap(({ events }) => events ?? []);
const passed = (kase: SimulatedCase) => kase.log.filter(({ event }) => event.type === 'milestones-passed');
async function over(kase: SimulatedCase): Promise<void> {
  expect(await kase.closeEarly('opened-by-mistake')).toMatchObject({ kind: 'done' });
  await kase.returned();
}

/** In the middle of the programme: 35 reviews away from the end of a run. */
async function inProgramme(kase: SimulatedCase): Promise<void> {
  await kase.completeAll('contact-agreed → not-now', 'risk-check → no-immediate-risk', 'first-meeting → held');
  await kase.complete('consent', 'given', { parties: 'all-three' });
  await kase.completeAll('visitation → suitable');
  for (const party of ['person', 'kommune', 'politi', 'kriminalforsorg']) {
    await kase.complete(`agreement:${party}`, 'signed');
  }
}

const shellScenarios = (simulation: Simulation): void => {
  test('an append that does not come back gives up after five seconds', async () => {
    const kase = await simulation.refer(pspKReferral);
    simulation.record.faults.isAway('append');
    const asked = Date.now();
    expect(await kase.giveOnce(acknowledged)).toEqual({ kind: 'unavailable' });
    expect(Date.now() - asked).toBeGreaterThan(3_500);
    expect(Date.now() - asked).toBeLessThan(7_500);
    simulation.record.faults.isBack('append');
    await over(kase);
  });

  test('a command costs six events, and eight where it moves the timer to an earlier instant', async () => {
    await simulation.goTo('2040-01-09T09:00:00Z');
    const kase = await simulation.refer(exitReferral);
    await kase.completeAll('contact-agreed → not-now', 'risk-check → no-immediate-risk', 'first-meeting → held');
    const before = (await eventsOf(kase)).length;
    await kase.complete('consent', 'given', { parties: 'all-three' });
    expect((await eventsOf(kase)).length - before).toBeLessThanOrEqual(6);

    // Two weeks on, the timer stands at the visitation's eight weeks; the agreements are due after four.
    await simulation.goTo('2040-01-23T09:00:00Z');
    const quiet = (await eventsOf(kase)).length;
    await kase.completeAll('visitation → suitable');
    const moved = (await eventsOf(kase)).slice(quiet);
    expect(moved.filter(({ timerCanceledEventAttributes }) => timerCanceledEventAttributes)).toHaveLength(1);
    expect(moved.length).toBeLessThanOrEqual(8);
    await over(kase);
  });

  test('a case that waits for no date waits without a timer', async () => {
    await simulation.goTo('2040-02-06T09:00:00Z');
    const kase = await simulation.refer(exitReferral);
    expect(await kase.status()).toMatchObject({ state: 'open', next: null, openSteps: ['contact-agreed'] });
    await simulation.goTo('2041-02-06T09:00:00Z');
    const events = await eventsOf(kase);
    expect(events.filter(({ timerStartedEventAttributes }) => timerStartedEventAttributes)).toEqual([]);
    kase.leaveOpen('Such a case may wait for years.');
  });

  test('commands at the same moment get one sequence number each', async () => {
    const kase = await simulation.refer(pspKReferral, { keptAs: 'simultaneous-commands' });
    const results = await Promise.all([acknowledged, unclear, policeSupport].map((action) => kase.give(action)));
    expect(results.map((result) => (result.kind === 'done' ? result.seq : result)).sort()).toEqual([3, 4, 5]);
    await over(kase);
  });

  test('a command that arrives before the log is loaded waits for it', async () => {
    simulation.record.faults.next('load', { fails: 'before', lasting: true }, { delayedMs: 200 });
    const kase = await simulation.store(pspKReferral);
    await simulation.startWorkflow(kase);
    expect(await kase.give(acknowledged)).toEqual({ kind: 'done', seq: 3 });
    await over(kase);
  });

  test('a long run continues as new when it is quiet, and a repeated command is answered from the log', async () => {
    await simulation.goTo('2041-03-04T09:00:00Z');
    const kase = await simulation.refer(exitReferral, { keptAs: 'continued-as-new' });
    await inProgramme(kase);
    const commandId = randomUUID();
    const review = { type: 'complete', key: 'programme-review#1', outcome: 'continue', data: {} } as const;
    const first = await kase.give(review, { commandId });
    for (let round = 2; round <= 28; round++) await kase.complete(`programme-review#${round}`, 'continue');

    expect(await kase.histories()).toHaveLength(2);
    expect(await kase.status()).toMatchObject({
      state: 'open',
      headSeq: kase.log.length,
      openSteps: expect.arrayContaining(['programme-review#29', 'consent-withdrawal', 'length-check']),
    });
    // The test server forgets the other search attributes; a real one hands them on from run to run.
    const { typedSearchAttributes } = await kase.handle.describe();
    expect(typedSearchAttributes.get(caseStateAttribute)).toBe('open');

    const rows = kase.log.length;
    expect(await kase.give(review, { commandId })).toEqual(first);
    expect(await kase.give(review)).toMatchObject({ kind: 'refused', code: 'step-not-open' });
    expect(kase.log).toHaveLength(rows);
    await kase.complete('programme-review#29', 'interrupted-by-person');
    expect(kase.ending).toEqual({ outcome: 'interrupted' });
    await kase.returned();
  });

  test('judges a command by the version that its client has seen', async () => {
    const kase = await simulation.refer(pspKReferral);
    await simulation.record.note(kase.id, randomUUID());
    expect(await kase.give(acknowledged, { ifVersion: 2 })).toEqual({ kind: 'refused', code: 'version-conflict' });
    expect(await kase.give(acknowledged, { ifVersion: 3 })).toEqual({ kind: 'done', seq: 4 });
    await over(kase);
  });

  test('a failing append is answered `unavailable`; and the case stays usable', async () => {
    const { faults } = simulation.record;
    const kase = await simulation.refer(pspKReferral, { keptAs: 'append-fails' });
    faults.next('append', { fails: 'before', lasting: true });
    expect(await kase.giveOnce(acknowledged)).toEqual({ kind: 'unavailable' });
    expect(await kase.give(unclear)).toEqual({ kind: 'done', seq: 3 });

    faults.next('append', { fails: 'before', lasting: false }, { fails: 'after', lasting: false });
    expect(await kase.give(policeSupport)).toEqual({ kind: 'done', seq: 4 });
    await over(kase);
  });

  test('a command that was answered `unavailable` can be repeated under its id', async () => {
    const kase = await simulation.refer(pspKReferral);
    const commandId = randomUUID();
    simulation.record.faults.next('append', { fails: 'before', lasting: true });
    expect(await kase.giveOnce(acknowledged, commandId)).toEqual({ kind: 'unavailable' });
    expect(await kase.give(acknowledged, { commandId })).toEqual({ kind: 'done', seq: 3 });
    expect(await kase.give(acknowledged, { commandId })).toEqual({ kind: 'done', seq: 3 });
    await over(kase);
  });

  test('a row whose answer was lost is adopted by the next command', async () => {
    const kase = await simulation.refer(pspKReferral, { keptAs: 'answer-lost' });
    simulation.record.faults.next('append', { fails: 'after', lasting: true });
    expect(await kase.giveOnce(acknowledged)).toEqual({ kind: 'unavailable' });
    expect([kase.log.length, (await kase.status()).headSeq]).toEqual([3, 2]);
    expect(await kase.give(unclear)).toEqual({ kind: 'done', seq: 4 });
    expect(await kase.status()).toMatchObject({ headSeq: 4, openSteps: expect.not.arrayContaining(['acknowledge']) });
    await over(kase);
  });

  test('a milestone waits for a record that is away or whose clock is behind, and passes once', async () => {
    await simulation.goTo('2042-01-06T09:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'milestone-delayed' });
    simulation.record.faults.next('append', { fails: 'before', lasting: true }, { fails: 'after', lasting: true });
    simulation.record.clockLagMs = 4_000;
    await simulation.goTo('2042-01-14T09:00:00Z');
    simulation.record.clockLagMs = 0;
    expect(passed(kase)).toHaveLength(1);
    expect(await kase.status()).toMatchObject({ headSeq: 3, state: 'open', next: null });
    await over(kase);
  });

  test('a milestone that a command has adopted meanwhile is not waited for again', async () => {
    await simulation.goTo('2042-02-03T09:00:00Z');
    const kase = await simulation.refer(exitReferral);
    await kase.completeAll('contact-agreed → not-now');
    simulation.record.faults.next('append', { fails: 'after', lasting: true });
    await simulation.goTo('2042-02-04T09:00:01Z');
    await kase.recorded(4);
    expect(await kase.give({ type: 'complete', key: 'risk-check', outcome: 'no-immediate-risk', data: {} })).toEqual({
      kind: 'done',
      seq: 5,
    });
    const events = (await eventsOf(kase)).length;
    await simulation.goTo('2042-02-04T12:00:00Z');
    expect(passed(kase)).toHaveLength(1);
    expect((await eventsOf(kase)).length - events).toBeLessThan(8);
    await over(kase);
  });

  test('a log that the course does not follow is an incident in the open, and goes on once it is retried', async () => {
    await simulation.goTo('2042-03-03T09:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'incident-retried' });
    const { change } = kase.log[1] as { change: CourseChange };
    const putBack = simulation.record.tamper(kase.id, {
      seq: 2,
      row: { change: { ...change, opened: change.opened.slice(1) } },
    });
    await kase.reload();
    expect((await kase.status()).state).toBe('incident');
    expect(kase.log.at(-1)?.event).toMatchObject({ type: 'incident', atSeq: 2 });
    expect(await kase.give(acknowledged)).toMatchObject({ kind: 'refused', code: 'case-in-incident' });

    // The instant that the case waited for passes: nothing happens until an operator has looked.
    await simulation.goTo('2042-03-12T09:00:00Z');
    expect([(await kase.status()).state, passed(kase)]).toEqual(['incident', []]);

    putBack();
    await simulation.record.retryIncident(kase.id);
    await kase.reload();
    expect(await kase.give(acknowledged)).toMatchObject({ kind: 'done' });
    expect(passed(kase)).toHaveLength(1);
    await over(kase);
  });

  test('a course that fails at its opening is an incident, and opens once it is retried', async () => {
    const kase = await simulation.store(pspKReferral);
    const [submitted] = kase.log;
    if (submitted?.event.type !== 'submitted') throw new Error('A log begins with the submission');
    const assessment = { ...submitted.event.assessment, course: {} };
    const row = { event: { ...submitted.event, assessment } };
    const putBack = simulation.record.tamper(kase.id, { seq: 1, row });
    await simulation.startWorkflow(kase);
    await kase.settled();
    expect((await kase.status()).state).toBe('incident');

    putBack();
    await simulation.record.retryIncident(kase.id);
    await kase.reload();
    expect(await kase.status()).toMatchObject({ state: 'open', openSteps: expect.arrayContaining(['acknowledge']) });
    await over(kase);
  });
};

describeSimulations({ 'The shell around a course': shellScenarios }, withoutLadders);
