import { expect, test } from '@jest/globals';
import { type Simulation, concernReferral, networkReferral } from '../support/simulation';

/** What a municipality does for a child: underretning and netværkssamråd. */
export function childStories(simulation: Simulation): void {
  test('a concern: danger looked at within 24 hours, investigation, plan, follow-up', async () => {
    await simulation.goTo('2060-03-05T08:00:00Z');
    const kase = await simulation.refer(concernReferral, { keptAs: 'abuse-investigated' });
    expect(kase.openSteps).toEqual(['register', 'danger-check', 'confirm']);
    expect(kase.dueAt('danger-check')).toMatch(/^2060-03-06T08:00/);
    await kase.completeAll('register → registered', 'danger-check → no-danger-now', 'confirm → confirmed');
    expect(kase.openSteps).toEqual(['screen', 'compulsory-child-talk']);
    await kase.complete('screen', 'investigation', { newEyes: 'yes', abuse: true });
    await kase.completeAll('compulsory-child-talk → held');
    expect(kase.openSteps).toEqual(['investigation', 'involve-boernehus', 'tell-notifier']);
    expect(kase.due('investigation')).toBe('2060-07-05');
    await simulation.goTo('2060-07-06T08:00:00Z');
    expect(kase.openSteps).toEqual(expect.arrayContaining(['investigation', 'preliminary-assessment']));
    await kase.closeEarly('moved');
    await kase.returned();
  });

  test('a netværkssamråd: summons in 7 days, the meeting, what comes of it', async () => {
    await simulation.goTo('2060-09-01T08:00:00Z');
    const kase = await simulation.refer(networkReferral, { keptAs: 'summoned' });
    expect([kase.openSteps, kase.due('repeat-check')]).toEqual([['repeat-check'], '2060-09-08']);
    await kase.completeAll('repeat-check → first');
    expect(kase.due('summon')).toBe('2060-09-08');
    await kase.complete('summon', 'summoned', { meetingOn: '2060-09-14' });
    await kase.complete('samraad', 'no-show', { newDate: '2060-09-20' });
    expect(kase.due('samraad#2')).toBe('2060-09-20');
    await kase.completeAll('samraad#2 → held', 'decide → measures');
    if (kase.openSteps.includes('job-offer')) await kase.completeAll('job-offer → not-asked');
    expect(kase.ending).toEqual({ outcome: 'measures' });
    await kase.returned();
  });
}
