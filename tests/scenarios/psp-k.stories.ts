import { expect, test } from '@jest/globals';
import { type Simulation, pspKReferral } from '../support/simulation';

const asked = (authority: string) => `confirm-involvement:${authority}`;

/** PSP-K from referral to end. */
export function pspKStories(simulation: Simulation): void {
  test('the third yes is the quorum: the open ask is withdrawn, a plan is agreed and reviewed after three months', async () => {
    await simulation.goTo('2040-03-05T08:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'quorum-reached' });
    expect(kase.openSteps).toEqual([
      'acknowledge',
      asked('psykiatri'),
      asked('politi'),
      'confirm-responsibility-unclear',
    ]);
    expect(kase.options).toEqual(['ask-earlier']);
    expect(kase.openSteps.map((key) => kase.due(key))).toEqual(Array(4).fill('2040-03-12'));
    expect(kase.dueAt('acknowledge')).toBe('2040-03-12T22:59:59.999Z');

    await kase.completeAll('acknowledge → acknowledged', 'confirm-responsibility-unclear → unclear');
    await kase.complete('ask-earlier', 'ask', { authority: 'kriminalforsorg' });
    expect(kase.lastChange.opened).toEqual(['ask-earlier#2', asked('kriminalforsorg')]);
    await kase.completeAll(`${asked('politi')} → supports-now`, `${asked('kriminalforsorg')} → should-support`);
    expect(kase.lastChange).toEqual({ opened: ['schedule'], withdrawn: [asked('psykiatri'), 'ask-earlier#2'] });
    expect(kase.due('schedule')).toBe('2040-04-02');
    expect(kase.stored.marks).toContain('accepted');

    await kase.complete('schedule', 'scheduled', { 'fact:handlegruppe-meeting': '2040-03-20' });
    expect(kase.due('name-responsible')).toBe('2040-03-20');
    await kase.complete('name-responsible', 'named', { authority: 'politi' });
    expect(kase.stored.responsible).toBeUndefined();
    expect(kase.due('handover#1')).toBe('2040-03-12');
    await kase.completeAll('handover#1 → refused');
    expect(kase.openSteps).toEqual(['settle-responsibility']);
    expect(kase.due('settle-responsibility')).toBe('2040-03-19');
    await kase.complete('settle-responsibility', 'recommended', { authority: 'kommune' });
    await kase.completeAll('handover#2 → accepted');
    expect(kase.stored.responsible).toBe('kommune');

    const items = [
      { authority: 'politi', by: '2040-05-01' },
      { authority: 'kriminalforsorg', by: '2040-06-05' },
    ];
    await kase.complete('coordinated-plan', 'agreed', { items });
    expect(kase.openSteps).toEqual(['review#1', 'plan-item:1', 'plan-item:2']);
    expect(kase.openSteps.map((key) => kase.due(key))).toEqual(['2040-06-05', '2040-05-01', '2040-06-05']);

    await simulation.goTo('2040-06-04T08:00:00Z');
    expect(kase.log.filter(({ event }) => event.type === 'milestones-passed')).toHaveLength(1);
    await kase.completeAll('plan-item:1 → done');
    await simulation.goTo('2040-06-06T08:00:00Z');
    // Both were due at the end of the same day: one row.
    expect(kase.log.at(-1)?.event).toMatchObject({
      milestones: [
        { kind: 'due', key: 'review#1' },
        { kind: 'due', key: 'plan-item:2' },
      ],
    });
    await kase.completeAll('review#1 → continue');
    expect(kase.due('review#2')).toBe('2040-09-06');
    await kase.complete('review#2', 'close');
    expect(kase.lastChange.withdrawn).toEqual(['plan-item:2']);
    expect(kase.ending).toEqual({ outcome: 'completed' });
    await kase.returned();
  });

  test('a quorum that can no longer be reached is decided on by people: asked once more, then pointed to PSP', async () => {
    await simulation.goTo('2040-10-01T08:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'quorum-not-reached' });
    await kase.completeAll(
      'acknowledge → acknowledged',
      'confirm-responsibility-unclear → unclear',
      `${asked('politi')} → no-need`,
    );
    expect(kase.lastChange.opened).toEqual([asked('kriminalforsorg')]);
    await kase.completeAll(`${asked('psykiatri')} → declined-to-share`);
    expect(kase.openSteps).toEqual(['quorum-not-reached']);
    expect(kase.lastChange.withdrawn).toEqual([asked('kriminalforsorg'), 'ask-earlier']);
    expect(kase.due('quorum-not-reached')).toBe('2040-10-08');

    // Nobody decides in time: overdue, and the case still waits for a person.
    await simulation.goTo('2040-10-09T08:00:00Z');
    expect(kase.log.at(-1)?.event).toMatchObject({ type: 'milestones-passed' });
    expect(kase.openSteps).toEqual(['quorum-not-reached']);

    await kase.complete('quorum-not-reached', 'ask', { authority: 'psykiatri' });
    expect(kase.openSteps).toEqual([asked('psykiatri') + '#2', asked('kriminalforsorg') + '#2']);
    await kase.completeAll(`${asked('psykiatri')}#2 → supports-now`, `${asked('kriminalforsorg')}#2 → no-need`);
    expect(kase.openSteps).toEqual(['quorum-not-reached#2']);
    await kase.complete('quorum-not-reached#2', 'redirect', { to: 'psp' });
    expect(kase.ending).toMatchObject({ outcome: 'redirected', successor: 'psp' });
    await kase.returned();
  });

  test('a corrected fact that changes the verdict opens a re-assessment beside the course', async () => {
    await simulation.goTo('2040-11-05T08:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'fact-corrected' });
    const before = kase.openSteps;
    expect(await kase.correct('unclearBecause', 'made up again')).toMatchObject({ kind: 'done' });
    expect(kase.lastChange.opened).toEqual([]);

    expect(await kase.correct('mainResponsibilityUnclear', false)).toMatchObject({ kind: 'done' });
    expect(kase.log.at(-1)?.event).toMatchObject({ assessment: { verdict: 'not-eligible' } });
    expect(kase.openSteps).toEqual([...before, 're-assessment#1']);
    expect(kase.due('re-assessment#1')).toBe('2040-11-12');

    await kase.completeAll('re-assessment#1 → continue');
    expect(kase.openSteps).toEqual(before);
    await kase.correct('mainResponsibilityUnclear', true);
    await kase.complete('re-assessment#2', 'not-eligible', { successor: 'psp' });
    expect(kase.ending).toEqual({ outcome: 'not-eligible', successor: 'psp' });
    expect(kase.openSteps).toEqual([]);
    await kase.returned();
  });

  test('the referrer may withdraw until the case is accepted, and not afterwards', async () => {
    await simulation.goTo('2040-12-03T08:00:00Z');
    const withdrawn = await simulation.refer(pspKReferral);
    expect(await withdrawn.withdraw()).toMatchObject({ kind: 'done' });
    expect(withdrawn.ending).toEqual({ outcome: 'withdrawn' });
    await withdrawn.returned();
    expect(await withdrawn.withdraw()).toEqual({ kind: 'refused', code: 'case-closed' });

    const accepted = await simulation.refer(pspKReferral);
    await accepted.completeAll(
      'acknowledge → acknowledged',
      'confirm-responsibility-unclear → unclear',
      `${asked('politi')} → supports-now`,
      `${asked('psykiatri')} → supports-now`,
    );
    expect(accepted.openSteps).toEqual(['schedule']);
    expect(await accepted.withdraw()).toMatchObject({ kind: 'refused', code: 'already-accepted' });

    expect(await accepted.closeEarly('moved')).toMatchObject({ kind: 'done' });
    expect(accepted.ending).toEqual({ outcome: 'closed-early' });
    expect(accepted.lastChange.withdrawn).toEqual(['schedule']);
    await accepted.returned();
  });

  test('where the rule leaves it open a person decides, and cannot accept what the rule forbids', async () => {
    await simulation.goTo('2041-01-07T08:00:00Z');
    const facts = { ...pspKReferral.facts, mainResponsibilityUnclear: null };
    const kase = await simulation.refer({ ...pspKReferral, facts, requestReview: true });
    expect(kase.openSteps).toEqual(['eligibility-review']);
    expect(kase.due('eligibility-review')).toBe('2041-01-14');
    expect(await kase.give({ type: 'complete', key: 'eligibility-review', outcome: 'accept', data: {} })).toEqual({
      kind: 'refused',
      code: 'facts-missing',
      rules: ['psp-k.responsibility-unclear'],
    });

    await kase.correct('mainResponsibilityUnclear', true);
    await kase.completeAll('eligibility-review → accept');
    expect(kase.openSteps).toContain('acknowledge');
    await kase.closeEarly('duplicate');
    await kase.returned();
  });
}
