import { describe, expect, test } from '@jest/globals';
import type { Disclosure, TimelineEntry } from '@tovholder/api-client';
import { byDay, disclosedWith, kindOf, remarksOf } from './timeline-days';

const entry = (seq: number, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  at: '2026-11-20T09:00:00.000Z',
  type: 'completed',
  title: '',
  step: null,
  outcome: null,
  data: null,
  text: null,
  details: [],
  by: null,
  opened: [],
  withdrawn: [],
  caseOutcome: null,
  caseOutcomeTitle: null,
  rungs: [],
  ...more,
});

describe('the timeline', () => {
  test('is told by day, in the order that it came in', () => {
    const entries = [entry(3, { at: '2026-11-21T01:00:00Z' }), entry(2), entry(1)];
    const days = byDay(entries, (instant) => instant.slice(0, 10));
    expect(days.map(({ day, entries: ofDay }) => [day, ofDay.map(({ seq }) => seq)])).toEqual([
      ['2026-11-21', [3]],
      ['2026-11-20', [2, 1]],
    ]);
  });

  test('shows what passed between authorities where it passed: an ask where it opened, an answer where it came', () => {
    const passed = (id: string, act: Disclosure['act'], step: string) => ({ id, act, step }) as Disclosure;
    const all = [passed('1', 'asked', 'ask:a'), passed('2', 'answered', 'ask:a'), passed('3', 'asked', 'ask:b')];
    const ids = (of: TimelineEntry) => disclosedWith(of, all).map(({ id }) => id);
    expect(ids(entry(1, { type: 'opened', opened: ['ask:a'] }))).toEqual(['1']);
    expect(ids(entry(2, { step: 'ask:a', opened: ['ask:b'] }))).toEqual(['2', '3']);
    expect(ids(entry(3, { type: 'assigned', step: 'ask:a' }))).toEqual([]);
  });

  test('says what kind of event it is', () => {
    const rung = { step: 'x', ladder: 'standard', rung: 'due', title: '' };
    expect(kindOf(entry(1, { type: 'milestones-passed', rungs: [rung] }))).toBe('reminder');
    expect(kindOf(entry(1, { type: 'milestones-passed' }))).toBe('deadline');
    expect(kindOf(entry(1, { type: 'of a later version' }))).toBe('case');
  });

  test('tells each text once: as what the form asked, or as a remark', () => {
    const detail = { field: 'items', title: 'Hvem gør hvad', kind: 'list' as const, text: '', entries: [] };
    const said = entry(1, { text: { 'items.0.what': 'Ringer', note: 'Aftalt' }, details: [detail] });
    expect(remarksOf(said)).toEqual([['note', 'Aftalt']]);
  });
});
