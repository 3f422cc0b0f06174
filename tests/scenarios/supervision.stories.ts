import { expect, test } from '@jest/globals';
import type { SimulatedCase, Simulation } from '../support/simulation';
import { decidedCase } from './ukn-preparation';

const held = (kase: SimulatedCase, key: string, { on, fact }: { readonly on: string; readonly fact: string }) =>
  kase.complete(key, 'held', { [`fact:${fact}`]: on });

/** What the law wants of the youth probation service and the municipality after the board's decision. */
export function supervisionStories(simulation: Simulation): void {
  test('talks every 14 days for two months and then monthly, control every week, each from the day it was done', async () => {
    const kase = await decidedCase(simulation, { birthDate: '2031-09-01', on: '2044-01-11', keptAs: 'cadences' });
    const due = (...keys: readonly string[]) => keys.map((key) => kase.due(key));
    expect(due('first-talk', 'control#1', 'municipal-contact#1')).toEqual(['2044-01-18', '2044-01-18', '2044-02-11']);
    await simulation.goTo('2044-01-16T09:00:00Z');
    await held(kase, 'first-talk', { on: '2044-01-15', fact: 'first-supervision-talk' });
    expect(due('second-talk')).toEqual(['2044-01-29']);
    await held(kase, 'second-talk', { on: '2044-01-29', fact: 'supervision-talk' });
    expect(due('supervision-talk#1')).toEqual(['2044-02-12']);
    await held(kase, 'supervision-talk#1', { on: '2044-03-01', fact: 'supervision-talk' });
    expect(due('supervision-talk#2')).toEqual(['2044-03-15']);
    await held(kase, 'supervision-talk#2', { on: '2044-03-15', fact: 'supervision-talk' });
    expect(due('supervision-talk#3')).toEqual(['2044-04-15']);

    await kase.complete('control#1', 'in-order', { 'fact:control': '2044-01-17' });
    expect(due('control#2')).toEqual(['2044-01-24']);
    await held(kase, 'municipal-contact#1', { on: '2044-02-10', fact: 'municipal-contact' });
    expect(due('municipal-contact#2')).toEqual(['2044-03-10']);
    await kase.completeAll('supervision → completed');
    await kase.returned();
  });

  test('a missed talk: letter the same day, a new talk within 7 days, visit or reprimand, report', async () => {
    const kase = await decidedCase(simulation, { birthDate: '2032-09-01', on: '2045-01-11', keptAs: 'missed-talks' });
    await kase.completeAll('first-talk → missed');
    expect(kase.due('missed-talk-letter')).toBe('2045-01-11');
    await kase.complete('missed-talk-letter', 'sent', { 'fact:letter-sent': '2045-01-11' });
    expect(kase.due('first-talk#2')).toBe('2045-01-18');
    await kase.completeAll('first-talk#2 → missed');
    expect(kase.lastChange.opened).toEqual(['visit-or-reprimand:talk']);
    await kase.completeAll(
      'visit-or-reprimand:talk → does-not-comply',
      'show-report:talk → shown',
      'report:talk → sent',
    );
    // The talk is still owed.
    await kase.complete('missed-talk-letter#2', 'sent', { 'fact:letter-sent': '2045-01-12' });
    expect(kase.due('first-talk#3')).toBe('2045-01-19');
    await held(kase, 'first-talk#3', { on: '2045-01-15', fact: 'first-supervision-talk' });
    expect(kase.openSteps).toContain('second-talk');
    await kase.completeAll('supervision → youth-sanction');
    await kase.returned();
  });

  test('a breach: letter, visit, the municipality answers in 14 days, and the board is told; passivity and moves', async () => {
    const kase = await decidedCase(simulation, { birthDate: '2033-09-01', on: '2046-01-11' });
    await kase.complete('control#1', 'breach', { 'fact:control': '2046-01-11' });
    expect(kase.lastChange.opened).toEqual(['control#2', 'breach-letter']);
    expect(kase.due('breach-letter')).toBe('2046-01-11');
    await kase.completeAll('breach-letter → sent', 'visit-or-reprimand:breach → does-not-comply');
    expect(kase.due('breach-answer')).toBe('2046-01-25');
    await kase.completeAll('breach-answer → no-measures', 'show-report:breach → shown', 'report:breach → sent');
    await kase.complete('control#2', 'breach', { 'fact:control': '2046-01-18' });
    expect(kase.openSteps).toContain('breach-letter#2');

    await kase.completeAll('municipality-passive#1 → reported');
    expect(kase.due('passivity-comments')).toBe('2046-01-18');
    await kase.completeAll('passivity-comments → commented', 'order-execution → ordered');
    await kase.completeAll('supervision-moves#1 → moves');
    expect(kase.due('send-file')).toBe('2046-01-18');
    await kase.completeAll('send-file → sent');
    expect(kase.due('contact-family')).toBe('2046-01-18');
    await kase.completeAll('supervision → completed');
    await kase.returned();
  });

  test('the follow-up is due after 3 months, sooner when the investigation is finished, then as decided', async () => {
    const kase = await decidedCase(simulation, { birthDate: '2034-09-01', on: '2047-01-11' });
    await kase.complete('executed', 'started', { 'fact:measure-started': '2047-01-14' });
    expect(kase.due('follow-up#1')).toBe('2047-04-14');
    await kase.complete('child-investigation', 'finished', { finishedOn: '2047-02-20' });
    expect(kase.lastChange).toEqual({ opened: ['follow-up#2'], withdrawn: ['follow-up#1'] });
    expect(kase.due('follow-up#2')).toBe('2047-02-20');
    await kase.complete('follow-up#2', 'continue', { nextOn: '2047-06-01' });
    expect(kase.due('follow-up#3')).toBe('2047-06-01');
    await kase.completeAll('supervision → completed');
    await kase.returned();
  });

  test('at 18 the measures end by law', async () => {
    const kase = await decidedCase(simulation, { birthDate: '2035-04-10', on: '2048-01-11' });
    await simulation.goTo('2053-04-11T09:00:00Z');
    expect(kase.ending).toEqual({ outcome: 'turned-18' });
    await kase.returned();
  });
}
