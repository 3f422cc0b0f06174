import { expect, test } from '@jest/globals';
import { readEvent, touchedBy } from './events';

test('reads what it knows and leaves out what it does not', () => {
  expect(readEvent('{"type":"case","caseId":"a","version":2}')).toEqual({ type: 'case', caseId: 'a', version: 2 });
  expect(readEvent('{"type":"reset"}')).toEqual({ type: 'reset' });
  for (const data of ['', '{', '{}', '{"type":"case"}', '{"type":"something-new"}', 'null'])
    expect(readEvent(data)).toBeUndefined();
});

test('a case touches itself and the lists that it may stand in, once', () => {
  const touched = touchedBy([
    { type: 'case', caseId: 'a', version: 2 },
    { type: 'case', caseId: 'a', version: 3 },
  ]);
  expect(touched).toContainEqual(['case', 'a']);
  expect(touched).toContainEqual(['work-items']);
  expect(touched).not.toContainEqual(['notifications']);
  expect(new Set([...touched].map(String)).size).toBe(touched.length);
});

test('a meeting touches all that shows cases: a conflict of interest that is declared there closes one', () => {
  const meeting = { type: 'meeting', meeting: 'm', version: 3 } as const;
  expect(readEvent('{"type":"meeting","meeting":"m","version":3}')).toEqual(meeting);
  const shown = [
    'case',
    'meetings',
    'actions',
    'work-items',
    'cases',
    'supervision',
    'conflicts',
    'notifications',
    'me',
  ];
  for (const key of shown) expect(touchedBy([meeting])).toContainEqual([key]);
  const touched = touchedBy([meeting, { type: 'case', caseId: 'a', version: 2 }]);
  expect(new Set([...touched].map(String)).size).toBe(touched.length);
});

test('a reminder touches the inbox and its number; a reset touches everything', () => {
  expect(touchedBy([{ type: 'notification', notification: 'n' }])).toEqual([['notifications'], ['me']]);
  expect(touchedBy([{ type: 'notification', notification: 'n' }, { type: 'reset' }])).toBe('all');
  expect(touchedBy([])).toEqual([]);
});
