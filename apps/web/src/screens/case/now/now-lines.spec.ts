import { describe, expect, test } from '@jest/globals';
import type { Step } from '@tovholder/api-client';
import { optionsNow, owedNow, pastSteps } from './now-lines';

const step = (key: string, more: Partial<Step> = {}): Step =>
  ({
    key,
    state: 'open',
    option: false,
    mine: false,
    due: null,
    actions: ['complete'],
    closedAt: null,
    ...more,
  }) as Step;
const due = (at: string): Step['due'] => ({ at }) as Step['due'];
const keys = (steps: readonly Step[]): string[] => steps.map(({ key }) => key);

const steps = [
  step('theirs later', { due: due('2026-12-02T10:00:00Z') }),
  step('theirs without a deadline'),
  step('theirs first', { due: due('2026-12-02T10:00:00+02:00') }),
  step('mine', { mine: true, due: due('2027-01-01T10:00:00Z') }),
  step('option', { option: true, mine: true }),
  step('nothing to do with it', { option: true, actions: [] }),
  step('done', { state: 'done', closedAt: '2026-11-20T10:00:00Z' }),
  step('withdrawn', { state: 'withdrawn', closedAt: '2026-11-21T10:00:00Z' }),
];

describe('what must happen now', () => {
  test('begins with the reader’s own, then goes by due instant; what nobody owes is not among it', () => {
    expect(keys(owedNow({ steps }))).toEqual(['mine', 'theirs first', 'theirs later', 'theirs without a deadline']);
  });

  test('stands apart from what can be done at any time, and from what is over', () => {
    expect(keys(optionsNow({ steps }))).toEqual(['option']);
    expect(keys(pastSteps({ steps }))).toEqual(['withdrawn', 'done']);
  });
});
