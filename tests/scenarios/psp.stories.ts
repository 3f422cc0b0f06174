import { expect, test } from '@jest/globals';
import { type Simulation, pspReferral } from '../support/simulation';

/** PSP in Nordsjælland: the first round table. */
export function pspStories(simulation: Simulation): void {
  test('the table takes a citizen on, responsibility is offered and accepted, a plan agreed and reviewed', async () => {
    await simulation.goTo('2060-03-01T08:00:00Z');
    const kase = await simulation.refer(pspReferral, { keptAs: 'taken-on' });
    expect(kase.openSteps).toEqual(['acknowledge', 'table']);
    await kase.completeAll('acknowledge → acknowledged');
    await kase.complete('table', 'tabled', { 'fact:table-meeting': '2060-03-10' });
    expect(kase.due('discuss')).toBe('2060-03-10');
    await kase.completeAll('discuss → take-on');
    await kase.complete('name-responsible', 'named', { authority: 'psykiatri' });
    expect(kase.stored.steps.get('handover#1')).toMatchObject({ authority: 'psykiatri', state: 'open' });
    await simulation.goTo('2060-03-09T08:00:00Z');
    expect(kase.openSteps).toEqual(['escalate']);
    await kase.complete('escalate', 'recommended', { authority: 'kommune' });
    await kase.completeAll('handover#2 → accepted');
    expect(kase.stored.responsible).toBe('kommune');
    await kase.complete('plan', 'agreed', { items: [{ authority: 'politi', by: '2060-05-01' }] });
    expect([kase.due('plan-item:1'), kase.due('review#1')]).toEqual(['2060-05-01', '2060-06-09']);
    await kase.completeAll('review#1 → close');
    expect(kase.ending).toEqual({ outcome: 'closed' });
    await kase.returned();
  });
}
