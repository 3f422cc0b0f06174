import { expect, test } from '@jest/globals';
import { type SimulatedCase, type Simulation, exitReferral, pspKReferral } from '../support/simulation';
import { decidedCase } from './ukn-preparation';

const rungsPassed = (kase: SimulatedCase) =>
  kase.log.flatMap(({ event }) =>
    event.type === 'milestones-passed'
      ? event.milestones.flatMap((ref) => (ref.kind === 'rung' ? [`${ref.key} ${ref.rung} ${ref.version}`] : []))
      : [],
  );

/** Ladders, pauses and handovers on the one timer of a case. */
export function timeStories(simulation: Simulation): void {
  test('every rung of a ladder rings once, and those of a finished step do not', async () => {
    await simulation.goTo('2050-03-07T09:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'rungs' });
    expect(kase.due('acknowledge')).toBe('2050-03-14');
    // Two working days before Monday is Thursday.
    await simulation.goTo('2050-03-10T06:59:00Z');
    expect(kase.rang('acknowledge')).toEqual([]);
    await simulation.goTo('2050-03-10T09:00:00Z');
    expect(kase.rang('acknowledge')).toEqual(['due-2wd']);
    await kase.completeAll('confirm-responsibility-unclear → unclear');
    await simulation.goTo('2050-04-04T09:00:00Z');
    expect(kase.rang('acknowledge')).toEqual(['due-2wd', 'due', 'due+2wd', 'due+5wd', 'due+10wd']);
    expect(kase.rang('confirm-responsibility-unclear')).toEqual(['due-2wd']);
    const passed = rungsPassed(kase);
    expect(new Set(passed).size).toBe(passed.length);
    await kase.closeEarly('opened-by-mistake');
    await kase.returned();
  });

  test('a rung that could not be recorded rings when the record is back, once', async () => {
    await simulation.goTo('2050-05-02T09:00:00Z');
    const kase = await simulation.refer(pspKReferral);
    simulation.record.faults.next('append', { fails: 'before', lasting: true }, { fails: 'after', lasting: true });
    await simulation.goTo('2050-05-10T12:00:00Z');
    const passed = rungsPassed(kase);
    expect(passed).toContain('acknowledge due 1');
    expect(new Set(passed).size).toBe(passed.length);
    await kase.closeEarly('opened-by-mistake');
    await kase.returned();
  });

  test('a pause moves what is due and the rungs that have not rung; other grounds are refused', async () => {
    const kase = await decidedCase(simulation, { birthDate: '2038-09-01', on: '2051-06-12', keptAs: 'paused' });
    await kase.complete('control#1', 'in-order', { 'fact:control': '2051-06-12' });
    expect(kase.due('control#2')).toBe('2051-06-19');
    const wrong = { type: 'pause', pauseId: 'p', key: 'first-talk', ground: 'holiday', from: '2051-06-12T10:00:00Z' };
    expect(await kase.give(wrong as Parameters<typeof kase.give>[0])).toMatchObject({ code: 'ground-not-allowed' });

    const pause = await kase.pause('control#2', { ground: 'holiday' });
    expect(kase.due('control#2')).toBeNull();
    expect((await kase.status()).state).toBe('open');
    await simulation.goTo('2051-06-30T09:00:00Z');
    expect(kase.rang('control#2')).toEqual([]);
    await kase.endPause('control#2', pause);
    // The 17 days whose ends the pause covers, from 13 June on: the day that it was done on is not counted anyway.
    expect(kase.due('control#2')).toBe('2051-07-06');
    expect(kase.stored.steps.get('control#2')?.due?.pauses).toHaveLength(1);
    await simulation.goTo('2051-07-08T09:00:00Z');
    expect(kase.rang('control#2')).toEqual(['due-2wd', 'due']);
    await kase.completeAll('supervision → completed');
    await kase.returned();
  });

  test('an offer is accepted, refused, withdrawn, or lapses; the sender keeps the case until it is accepted', async () => {
    await simulation.goTo('2052-03-04T09:00:00Z');
    const kase = await simulation.refer(pspKReferral, { keptAs: 'handovers' });
    const offer = { type: 'offer-handover', to: 'kommune:0183' } as const;
    await kase.mustDo(offer);
    expect(kase.lastChange.opened).toEqual(['handover#1']);
    expect(kase.stored.steps.get('handover#1')?.step).toMatchObject({
      by: { role: 'handlegruppe', authority: 'kommune:0183' },
      handover: { of: 'case', to: 'kommune:0183' },
    });
    expect(await kase.give(offer)).toMatchObject({ kind: 'refused', code: 'handover-open' });
    await kase.completeAll('handover#1 → refused');
    expect([kase.stored.epoch, kase.openSteps.includes('acknowledge')]).toEqual([1, true]);

    await kase.mustDo(offer);
    await kase.mustDo({ type: 'withdraw-handover', key: 'handover#2' });
    expect(kase.lastChange.withdrawn).toEqual(['handover#2']);
    const again = { type: 'withdraw-handover', key: 'handover#2' } as const;
    expect(await kase.give(again)).toMatchObject({ kind: 'refused', code: 'handover-not-open' });

    await kase.mustDo(offer);
    expect(kase.due('handover#3')).toBe('2052-03-11');
    await simulation.goTo('2052-03-12T09:00:00Z');
    expect(kase.stored.steps.get('handover#3')?.state).toBe('withdrawn');
    expect(kase.rang('handover#3')).toContain('due');

    await kase.mustDo(offer);
    await kase.completeAll('handover#4 → accepted');
    expect(kase.stored.epoch).toBe(2);
    const acknowledge = { type: 'complete', key: 'acknowledge', outcome: 'acknowledged', data: {} } as const;
    expect(await kase.give(acknowledge, { ifEpoch: 1 })).toMatchObject({ kind: 'refused', code: 'epoch-conflict' });
    expect(await kase.give(acknowledge, { ifEpoch: 2 })).toMatchObject({ kind: 'done' });
    await kase.closeEarly('moved');
    await kase.returned();
  });

  test('on release the local unit takes the programme over once it has accepted', async () => {
    await simulation.goTo('2053-09-01T09:00:00Z');
    const facts = { ...exitReferral.facts, inCustody: true, contactFrom: 'kriminalforsorg' };
    const kase = await simulation.refer({ ...exitReferral, referrerAuthority: 'kriminalforsorg', facts });
    await kase.completeAll('contact-agreed → yes-to-police-contact', 'risk-check → no-immediate-risk');
    await kase.completeAll('first-meeting → held', 'consent → given');
    expect([kase.stored.responsible, kase.openSteps]).toEqual(['kriminalforsorg', ['visitation']]);
    await kase.completeAll('release#1 → released');
    expect([kase.stored.responsible, kase.openSteps]).toEqual(['kriminalforsorg', ['visitation', 'handover#1']]);
    await kase.completeAll('handover#1 → accepted');
    expect([kase.stored.responsible, kase.openSteps]).toEqual(['kommune', ['visitation#2']]);

    await kase.complete('address-protection#1', 'registered', { 'fact:cpr-protection-until': '2054-09-01' });
    expect(kase.due('protection-expires#1')).toBe('2054-09-01');
    await kase.completeAll('consent-withdrawal → withdrawn');
    await kase.returned();
  });
}
