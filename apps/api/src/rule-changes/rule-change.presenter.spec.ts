import { describe, expect, test } from '@jest/globals';
import type { DeadlineMove } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import { listedMoves, mostSerious, notAllowed, presentDryRun } from './rule-change.presenter';

const move = (caseId: string, effect: DeadlineMove['effect'], after: string | null = null): DeadlineMove => ({
  caseId,
  caseNumber: `2026-${caseId}`,
  process: 'psp-k',
  key: 'acknowledge',
  step: 'acknowledge',
  unit: 'd/pspk.sekretariatsgruppe',
  rule: 'TOV-20',
  before: null,
  after,
  effect,
});

describe('a dry run', () => {
  test('lists what becomes overdue first, then by date, and so many at most', () => {
    const moves = [
      move('a', 'moved', '2026-12-01T22:59:59.999Z'),
      move('b', 'newly-on-time', '2026-12-09T22:59:59.999Z'),
      move('c', 'newly-overdue', '2026-11-02T22:59:59.999Z'),
      move('d', 'newly-overdue', '2026-11-01T22:59:59.999Z'),
    ];
    expect(mostSerious(moves).map(({ caseId }) => caseId)).toEqual(['d', 'c', 'b', 'a']);
    const many = Array.from({ length: 1_000 }, (_, i) => move(String(i), 'moved'));
    expect(mostSerious(many)).toHaveLength(listedMoves);
  });

  test('names no case that the reader may not know of', () => {
    const counts = { cases: 2, deadlines: 2, moved: 2, newlyOverdue: 0, newlyOnTime: 0 };
    const view = presentDryRun(
      { kind: 'dry-run', district: 'd', guard: 'g', counts, moves: [] },
      {
        listed: [move('a', 'moved'), move('b', 'moved')],
        known: new Set(['a']),
        processes,
        language: 'da',
      },
    );
    expect(view.moves.map(({ caseId, caseNumber, key }) => [caseId, caseNumber, key])).toEqual([
      ['a', '2026-a', 'acknowledge'],
      [null, null, null],
    ]);
    expect(view.counts).toEqual(counts);
  });
});

test('a change that may not be made is refused at the field that asks for it', () => {
  const change = { rules: [{ id: 'TOV-20' }, { id: 'UKN-02' }] };
  const fixed = notAllowed({ kind: 'not-allowed', because: 'number-is-fixed', subject: 'UKN-02' }, change);
  expect(fixed.render({ language: 'da', traceId: '' })).toMatchObject({
    status: 422,
    code: 'rule-change-not-allowed',
    errors: [{ pointer: '/change/rules/1', code: 'number-is-fixed' }],
  });
  const empty = notAllowed({ kind: 'not-allowed', because: 'nothing-changes', subject: null }, change);
  expect(empty.render({ language: 'en', traceId: '' })).toMatchObject({
    code: 'invalid-input',
    errors: [{ pointer: '/change' }],
  });
});
