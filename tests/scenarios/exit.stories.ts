import { expect, test } from '@jest/globals';
import { type SimulatedCase, type Simulation, exitReferral, paroleeReferral } from '../support/simulation';

const untilTheMeeting = (kase: SimulatedCase) =>
  kase.completeAll('contact-agreed → yes-to-police-contact', 'risk-check → no-immediate-risk');
const consent = (kase: SimulatedCase) => kase.complete('consent', 'given', { parties: 'all-three' });

/** Exit from referral to end. */
export function exitStories(simulation: Simulation): void {
  test('a full course: risk, meeting, consent, visitation, agreement, reviews and follow-up a year later', async () => {
    // The day before the clocks go forward: 24 hours are 24 hours.
    await simulation.goTo('2040-03-24T12:00:00Z');
    const kase = await simulation.refer(exitReferral, { keptAs: 'full-course' });
    expect(kase.openSteps).toEqual(['contact-agreed']);
    expect(kase.due('contact-agreed')).toBeNull();
    await kase.completeAll('contact-agreed → yes-to-police-contact');
    expect(kase.dueAt('risk-check')).toMatch(/^2040-03-25T12:00/);
    await kase.completeAll('risk-check → too-dangerous-now');
    await kase.completeAll('risk-check#2 → protective-measures');
    expect(kase.due('first-meeting')).toBe('2040-04-04');
    await kase.completeAll('first-meeting → held');
    await consent(kase);
    expect([kase.openSteps, kase.options]).toEqual([['visitation'], ['consent-withdrawal', 'address-protection#1']]);
    expect(kase.due('visitation')).toBe('2040-05-19');
    await kase.completeAll('visitation → suitable');
    const signatures = ['person', 'kommune', 'politi', 'kriminalforsorg'].map((party) => `agreement:${party}`);
    expect(kase.openSteps).toEqual(signatures);

    await kase.completeAll('agreement:politi → declined', 'conference:politi → sign-again');
    await kase.completeAll(...signatures.map((key) => `${key === 'agreement:politi' ? `${key}#2` : key} → signed`));
    expect(kase.stored.marks).toContain('measure-started');
    expect([kase.due('programme-review#1'), kase.due('length-check')]).toEqual(['2040-06-24', '2041-03-24']);

    await simulation.goTo('2040-06-20T09:00:00Z');
    await kase.completeAll('programme-review#1 → continue');
    expect(kase.due('programme-review#2')).toBe('2040-09-20');
    // The usual length is a note to the supervisor, not an end.
    await simulation.goTo('2041-03-25T09:00:00Z');
    expect(kase.openSteps).toEqual(['programme-review#2']);
    await kase.completeAll('programme-review#2 → completed');
    expect(kase.due('follow-up')).toBe('2042-03-25');
    await kase.completeAll('follow-up → stable');
    expect(kase.ending).toEqual({ outcome: 'completed' });
    await kase.returned();
  });

  test('three missed first meetings close the case', async () => {
    await simulation.goTo('2041-04-01T09:00:00Z');
    const kase = await simulation.refer(exitReferral);
    await untilTheMeeting(kase);
    for (const [key, newDate] of [
      ['first-meeting', '2041-04-08'],
      ['first-meeting#2', '2041-04-15'],
    ] as const) {
      await kase.complete(key, 'no-show', { newDate });
      expect(kase.ending).toBeUndefined();
    }
    await kase.complete('first-meeting#3', 'no-show', { newDate: '2041-04-29' });
    expect(kase.ending).toEqual({ outcome: 'no-show' });
    await kase.returned();
  });

  test('consent refused closes the case before anything is shared', async () => {
    await simulation.goTo('2041-05-01T09:00:00Z');
    const kase = await simulation.refer(exitReferral);
    await kase.completeAll('contact-agreed → not-now');
    expect(kase.stored.steps.get('risk-check')?.step.by).toEqual({ role: 'exit-receiver', authority: 'kommune' });
    await kase.completeAll('risk-check → no-immediate-risk', 'first-meeting → held', 'consent → refused');
    expect(kase.ending).toEqual({ outcome: 'consent-refused' });
    expect(kase.stored.marks).not.toContain('consent-given');
    await kase.returned();
  });

  test('consent withdrawn ends the programme, while the parole contacts that the law demands go on', async () => {
    await simulation.goTo('2041-06-03T09:00:00Z');
    const kase = await simulation.refer(paroleeReferral, { keptAs: 'consent-withdrawn-on-parole' });
    await untilTheMeeting(kase);
    await kase.completeAll('first-meeting → held');
    await consent(kase);
    expect(kase.openSteps).toEqual(['visitation', 'parole-contact#1', 'parole-reassessment#1']);
    expect([kase.due('parole-contact#1'), kase.due('parole-reassessment#1')]).toEqual(['2041-06-10', '2041-12-03']);
    await simulation.goTo('2041-06-12T09:00:00Z');
    await kase.completeAll('visitation → suitable');
    await kase.complete('parole-contact#1', 'held', { 'fact:parole-contact': '2041-06-10' });
    // Counted from the day on which they met, not from the day on which it was recorded.
    expect(kase.due('parole-contact#2')).toBe('2041-06-17');

    await kase.completeAll('consent-withdrawal → withdrawn');
    expect(kase.stored.marks).toContain('consent-withdrawn');
    expect(kase.lastChange.withdrawn).toEqual(expect.arrayContaining(['agreement:person', 'agreement:politi']));
    expect([kase.openSteps, kase.ending]).toEqual([['parole-reassessment#1', 'parole-contact#2'], undefined]);

    await simulation.goTo('2041-06-18T09:00:00Z');
    expect(kase.log.at(-1)?.event).toMatchObject({ milestones: [{ kind: 'due', key: 'parole-contact#2' }] });
    await kase.completeAll('parole-contact#2 → missed');
    // A missed meeting was not held: the week still counts from the last one.
    expect(kase.due('parole-contact#3')).toBe('2041-06-17');
    await simulation.goTo('2041-12-04T09:00:00Z');
    await kase.completeAll('parole-reassessment#1 → period-over');
    expect(kase.ending).toEqual({ outcome: 'consent-withdrawn' });
    await kase.returned();
  });

  test('a wish to withdraw the referral is refused once the person is in the programme; closing early is not', async () => {
    await simulation.goTo('2041-12-09T09:00:00Z');
    const kase = await simulation.refer(exitReferral);
    await untilTheMeeting(kase);
    await kase.completeAll('first-meeting → held');
    await consent(kase);
    await kase.completeAll('visitation → suitable');
    expect(await kase.withdraw()).toMatchObject({ kind: 'refused', code: 'already-accepted' });
    expect(await kase.closeEarly('deceased')).toMatchObject({ kind: 'done' });
    expect(kase.ending).toEqual({ outcome: 'closed-early' });
    await kase.returned();
  });
}
