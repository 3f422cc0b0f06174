import { describe, expect, test } from '@jest/globals';
import type { Case, Step } from '@tovholder/api-client';
import { differencesBetween } from './differences';

const step = (key: string, more: Partial<Step> = {}): Step =>
  ({
    key,
    title: key,
    state: 'open',
    owner: null,
    ownerName: null,
    paused: false,
    due: { at: '2026-12-01T22:59:59.999Z', localDate: '2026-12-01' },
    by: { unitTitle: 'Psykiatrien' },
    completedBy: null,
    outcomeTitle: null,
    ...more,
  }) as Step;

const kase = (version: number, more: Partial<Case> = {}): Case =>
  ({ id: 'a', version, state: 'open', steps: [], routes: [], responsible: null, facts: {}, ...more }) as Case;

describe('what has changed in a case', () => {
  test('is nothing in the same version', () => {
    expect(differencesBetween(kase(3), kase(3, { state: 'closed' }))).toEqual([]);
  });

  test('is told step by step', () => {
    const before = kase(3, { steps: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => step(key)) });
    const after = kase(9, {
      steps: [
        step('a', { state: 'done', outcomeTitle: 'Ja', completedBy: { name: 'Karen' } as Step['completedBy'] }),
        step('b', { state: 'withdrawn' }),
        step('c', { owner: 'u', ownerName: 'Ole' }),
        step('d', { paused: true, due: null }),
        step('e', { due: { at: '2026-12-02T22:59:59.999Z', localDate: '2026-12-02' } as Step['due'] }),
        step('g'),
        step('new'),
      ],
    });
    expect(differencesBetween(before, after)).toEqual([
      { kind: 'done', step: 'a', outcome: 'Ja', by: 'Karen' },
      { kind: 'withdrawn', step: 'b' },
      { kind: 'owner', step: 'c', owner: 'Ole' },
      { kind: 'paused', step: 'd' },
      { kind: 'due', step: 'e', date: '2026-12-02' },
      { kind: 'opened', step: 'new' },
      { kind: 'gone', step: 'f' },
    ]);
  });

  test('is told of the case as a whole', () => {
    const after = kase(4, {
      state: 'closed',
      verdict: 'eligible',
      responsible: { authority: 'kommune:0165', title: 'Albertslund Kommune', since: '' },
      routes: [{ to: 'psp-k', title: 'PSP-K', because: [] }],
      facts: { wantsOut: true },
    });
    expect(differencesBetween(kase(3, { verdict: 'needs-review' }), after)).toEqual([
      { kind: 'state', state: 'closed' },
      { kind: 'responsible', title: 'Albertslund Kommune' },
      { kind: 'verdict', verdict: 'eligible' },
      { kind: 'routes', routes: 'PSP-K' },
      { kind: 'facts' },
    ]);
  });

  test('is never silent about a new version: what the reader does not see, is said to be there', () => {
    expect(differencesBetween(kase(3), kase(4))).toEqual([{ kind: 'written' }]);
  });
});
