import { expect, test } from '@jest/globals';
import {
  type SimulatedCase,
  type Simulation,
  describeSimulations,
  exitReferral,
  withoutLadders,
} from '../support/simulation';

/** Age at which the SDK ends a workflow task that still waits for a local activity, and asks for another. */
const heartbeatMs = 8_000;

/** How long each workflow task took, and whether one was ended although a question to the record was under way. */
async function workflowTasks(kase: SimulatedCase): Promise<{ longestMs: number; endedEarly: number }> {
  const events = (await kase.histories()).flatMap((history) => history.events ?? []);
  let longestMs = 0;
  let endedEarly = 0;
  let startedAt = 0;
  events.forEach((event, i) => {
    const at = Number(event.eventTime?.seconds ?? 0) * 1000 + (event.eventTime?.nanos ?? 0) / 1e6;
    if (event.workflowTaskStartedEventAttributes) startedAt = at;
    if (!event.workflowTaskCompletedEventAttributes) return;
    longestMs = Math.max(longestMs, at - startedAt);
    if (at - startedAt > 1_000 && events[i + 1]?.workflowTaskScheduledEventAttributes) endedEarly++;
  });
  return { longestMs, endedEarly };
}

const slowRecord = (simulation: Simulation): void => {
  test('commands that wait for each other do not outlive their workflow task', async () => {
    const kase = await simulation.refer(exitReferral);
    await kase.completeAll('contact-agreed → not-now', 'risk-check → no-immediate-risk', 'first-meeting → held');
    await kase.complete('consent', 'given', { parties: 'all-three' });
    await kase.completeAll('visitation → suitable');
    const slow = { delayedMs: 2_700 };
    simulation.record.faults.next('append', slow, slow, slow, slow);
    const sign = (party: string) =>
      kase.giveOnce({ type: 'complete', key: `agreement:${party}`, outcome: 'signed', data: {} });
    const first = sign('person');
    await new Promise((resolve) => setTimeout(resolve, 500));
    // These come while the first is under way: the next workflow task brings them all.
    const answers = await Promise.all([first, ...['kommune', 'politi', 'kriminalforsorg'].map(sign)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
    const { longestMs, endedEarly } = await workflowTasks(kase);
    expect(longestMs).toBeGreaterThan(2_500);
    expect(longestMs).toBeLessThan(heartbeatMs);
    expect(endedEarly).toBe(0);
    await kase.closeEarly('opened-by-mistake');
    await kase.returned();
  });

  test('an answer that takes more than three seconds is asked for again', async () => {
    const kase = await simulation.store(exitReferral);
    simulation.record.faults.next('load', { delayedMs: 3_500 }, { delayedMs: 2_500 });
    simulation.record.faults.next('append', { delayedMs: 3_500 }, { delayedMs: 2_500 });
    await simulation.startWorkflow(kase);
    while ((await kase.status()).state !== 'open') await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await kase.status()).openSteps).toEqual(['contact-agreed']);
    expect(await workflowTasks(kase)).toMatchObject({ endedEarly: 0 });
    await kase.closeEarly('opened-by-mistake');
    await kase.returned();
  });
};

describeSimulations({ 'a record that is slow': slowRecord }, withoutLadders);
