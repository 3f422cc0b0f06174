import { expect, test } from '@jest/globals';
import { type Simulation, childReferral, youthReferral } from '../support/simulation';
import { criteria, gates, passGates } from './ukn-preparation';

/** Ungdomskriminalitetsnævnet from referral to end. */
export function uknStories(simulation: Simulation): void {
  test('track A: a late investigation stays open, the meeting moves, and supervision follows the decision', async () => {
    await simulation.goTo('2040-02-06T09:00:00Z');
    const referral = childReferral({ birthDate: '2026-09-01', offenceOn: '2040-01-14' });
    const kase = await simulation.refer(referral, { keptAs: 'late-investigation' });
    expect(kase.openSteps).toEqual(['screening']);
    expect(kase.due('screening')).toBe('2040-02-13');

    await kase.complete('screening', 'refer', { ...criteria, 'fact:referred-to-board': '2040-02-07' });
    const prepared = ['sort', 'schedule-board-meeting', 'request-investigation', ...gates];
    expect(kase.openSteps).toEqual([...prepared, 'board-meeting#1']);
    expect(kase.options).toEqual(['suspicion-dropped', 'removal-blocked#1']);
    expect(kase.due('board-meeting#1')).toBe('2040-03-06');
    expect(await kase.give({ type: 'complete', key: 'board-meeting#1', outcome: 'held', data: {} })).toMatchObject({
      kind: 'refused',
      code: 'outcome-not-allowed',
    });
    await kase.complete('sort', 'recommended', { treatment: 'panel' });
    await kase.completeAll('decide-treatment → panel', 'request-investigation → requested');
    expect(kase.due('youth-investigation')).toBe('2040-02-27');

    await simulation.goTo('2040-02-27T22:59:59Z');
    expect(kase.openSteps).not.toContain('preliminary-assessment');
    await simulation.goTo('2040-02-27T23:00:30Z');
    expect(kase.log.at(-1)?.event).toEqual({
      type: 'milestones-passed',
      milestones: [{ kind: 'due', key: 'youth-investigation' }],
    });
    expect(kase.openSteps).toEqual(expect.arrayContaining(['youth-investigation', 'preliminary-assessment']));
    await kase.complete('preliminary-assessment', 'issued', { expectedOn: '2040-03-09' });
    expect(kase.openSteps).toContain('youth-investigation');

    await kase.complete('schedule-board-meeting', 'scheduled', { 'fact:board-meeting': '2040-03-26' });
    await kase.completeAll('youth-investigation → finished');
    expect(kase.due('recommendation')).toBe('2040-03-19');
    // A week before the new date is Easter Monday: back to the last working day before Easter.
    await kase.correct('board-meeting', '2040-04-09');
    expect(kase.due('recommendation')).toBe('2040-03-28');

    await passGates(kase);
    await kase.complete('recommendation', 'sent', { sentOn: '2040-02-28' });
    expect(kase.openSteps).toEqual(['board-meeting#1']);
    expect(kase.due('board-meeting#1')).toBe('2040-03-06');
    await simulation.goTo('2040-04-09T09:00:00Z');
    await kase.complete('board-meeting#1', 'absence', { who: 'youth', lawful: true });
    await kase.complete('decide-on-absence', 'postpone', { 'fact:board-meeting': '2040-04-23', fetching: true });
    await kase.completeAll('board-meeting#2 → held');
    await kase.complete('decision', 'improvement-programme', { length: 'up-to-2-years' });
    expect(kase.stored.marks).toContain('decided');
    expect(kase.openSteps).toEqual(['served', 'executed', 'first-talk', 'control#1', 'municipal-contact#1']);
    expect(['executed', 'first-talk', 'control#1', 'municipal-contact#1'].map((key) => kase.due(key))).toEqual([
      '2040-04-16',
      '2040-04-16',
      '2040-04-16',
      '2040-05-09',
    ]);
    await kase.complete('served', 'served', { 'fact:decision-served': '2040-04-10' });
    await kase.complete('executed', 'started', { 'fact:measure-started': '2040-04-11' });
    expect(kase.stored.marks).toContain('measure-started');
    expect([kase.due('complaint-window'), kase.due('follow-up#1')]).toEqual(['2040-05-08', '2040-07-11']);
    await simulation.goTo('2040-05-09T09:00:00Z');
    expect(kase.options).not.toContain('complaint-window');
    await kase.completeAll('supervision → completed');
    expect(kase.ending).toEqual({ outcome: 'completed' });
    await kase.returned();
  });

  test('a birthday assesses the case again: 15 in track A', async () => {
    await simulation.goTo('2040-05-09T12:00:00Z');
    const child = childReferral({ birthDate: '2025-05-10', offenceOn: '2040-03-02' });
    const kase = await simulation.refer(child, { keptAs: 'fifteenth-birthday' });
    expect(kase.openSteps).toEqual(['screening']);

    await simulation.goTo('2040-05-10T06:00:00Z');
    const birthday = kase.log.at(-1);
    expect(birthday?.at).toMatch(/^2040-05-09T22:00/);
    expect(birthday?.event).toMatchObject({
      milestones: [{ kind: 'birthday', name: '15' }],
      assessment: { verdict: 'needs-review', course: { ageBand: '15-17' } },
    });
    expect(kase.openSteps).toEqual(['screening', 're-assessment#1']);
    // Ascension Day does not count.
    expect(kase.due('re-assessment#1')).toBe('2040-05-17');
    await kase.completeAll('re-assessment#1 → continue');
    await kase.complete('screening', 'do-not-refer', { documented: true });
    expect(kase.ending).toEqual({
      outcome: 'not-referred',
      successor: 'netvaerkssamraad',
      successorFacts: { trigger: 'police-documentation', underUkl: false },
    });
    await kase.returned();
  });

  test('a birthday assesses the case again: a month before 18, and 18', async () => {
    await simulation.goTo('2040-05-25T09:00:00Z');
    const youth = youthReferral({ birthDate: '2022-07-20', offenceOn: '2040-05-01' });
    const kase = await simulation.refer(youth);
    expect(kase.openSteps).toEqual(['indstilling']);

    await simulation.goTo('2040-06-20T09:00:00Z');
    expect(kase.openSteps).toEqual(['indstilling', 're-assessment#1']);
    await kase.completeAll('re-assessment#1 → continue', 'indstilling → sent');

    await simulation.goTo('2040-07-20T09:00:00Z');
    expect(kase.log.at(-1)?.event).toMatchObject({ assessment: { verdict: 'not-eligible' } });
    expect(kase.openSteps).toEqual(['claim', 're-assessment#2']);
    await kase.complete('re-assessment#2', 'not-eligible', { successor: 'ssp-plus' });
    expect(kase.ending).toEqual({ outcome: 'not-eligible', successor: 'ssp-plus' });
    await kase.returned();
  });

  test('track B: court first, the municipality brings the case, the board meets before the release', async () => {
    await simulation.goTo('2040-08-06T09:00:00Z');
    const youth = youthReferral({ birthDate: '2024-08-15', offenceOn: '2040-07-01' });
    const kase = await simulation.refer(youth, { keptAs: 'track-b' });
    await kase.completeAll('indstilling → sent', 'claim → claimed');
    await kase.complete('judgment', 'referred', {
      'fact:judgment-final': '2040-08-20',
      sentence: 'unconditional',
      'fact:release': '2040-12-03',
    });
    expect(kase.due('tell-municipality')).toBe('2040-08-08');
    // The municipality may investigate on its own initiative before it brings the case.
    expect(kase.openSteps).toEqual([
      'tell-municipality',
      'schedule-board-meeting',
      'youth-investigation',
      ...gates,
      'board-meeting#1',
    ]);
    await kase.completeAll('tell-municipality → told', 'bring-case → brought');
    expect(kase.due('youth-investigation')).toBeNull();

    await kase.complete('schedule-board-meeting', 'scheduled', { 'fact:board-meeting': '2040-10-08' });
    expect(kase.due('youth-investigation')).toBe('2040-10-01');
    await kase.completeAll('youth-investigation → supplement');
    await kase.complete('recommendation', 'sent', { sentOn: '2040-09-14' });
    await passGates(kase);
    expect(kase.due('board-meeting#1')).toBe('2040-11-19');
    await kase.completeAll('board-meeting#1 → held', 'decision → placement-without-consent');
    await kase.completeAll('served → served', 'executed → started', 'complaint-window → complained');
    expect(kase.due('placement-renewal')).toBe('2041-08-06');
    expect(kase.options).not.toContain('complaint-window');
    await kase.completeAll('supervision → youth-sanction');
    expect(kase.lastChange.withdrawn).toEqual(expect.arrayContaining(['placement-renewal', 'first-talk']));
    expect(kase.ending).toEqual({ outcome: 'youth-sanction' });
    await kase.returned();
  });

  test('suspicion dropped after the referral: the board dismisses the case', async () => {
    await simulation.goTo('2040-09-03T09:00:00Z');
    const kase = await simulation.refer(childReferral({ birthDate: '2027-02-01', offenceOn: '2040-08-20' }));
    await kase.complete('screening', 'refer', { ...criteria, 'fact:referred-to-board': '2040-09-03' });
    await kase.completeAll('suspicion-dropped → dropped');
    expect(kase.openSteps).toEqual(['dismissal']);
    await kase.completeAll('dismissal → dismissed');
    expect(kase.ending).toMatchObject({ outcome: 'dismissed', successor: 'netvaerkssamraad' });
    await kase.returned();
  });
}
