import { describe, expect, test } from '@jest/globals';
import type { CaseForAccess, Decision } from '@tovholder/domain/access';
import { requireAllowed } from './denial';
import { Problem } from './problem';

const denied = (code: Decision['reasons'][number]['code']): Decision => ({
  allow: false,
  reasons: [{ code, text: { da: 'Nej.', en: 'No.' } }],
  obligations: [],
});
const access = (more: Partial<CaseForAccess>): CaseForAccess => ({
  process: 'psp-k',
  district: 'd',
  state: 'open',
  referrer: { userId: 'u', authority: 'politi', unit: null },
  marks: {},
  responsibleAuthority: null,
  conflicted: [],
  steps: [],
  ...more,
});
const step = (more: object) => ({
  key: 'k',
  step: 'k',
  unit: 'd/u',
  authority: 'politi',
  owner: null,
  state: 'open' as const,
  completedByUnit: null,
  ...more,
});

function answerTo(...[decision, state]: Parameters<typeof requireAllowed>): unknown {
  try {
    requireAllowed(decision, state);
  } catch (error) {
    if (error instanceof Problem) return [error.status, error.render({ language: 'da', traceId: '' }).code];
    throw error;
  }
  return 'allowed';
}

describe('a denied decision', () => {
  test('is 404 where the reader may not know of the case, and 403 with its reason else', () => {
    expect(answerTo(denied('not-found'))).toEqual([404, 'not-found']);
    expect(answerTo(denied('not-your-step'))).toEqual([403, 'not-your-step']);
    expect(answerTo({ ...denied('allowed'), allow: true })).toBe('allowed');
  });

  test.each([
    [{ access: access({ state: 'closed' }) }, 'case-closed'],
    [{ access: access({ state: 'incident' }) }, 'case-in-incident'],
    [{ access: access({}), step: step({ state: 'done' }) }, 'step-not-open'],
    [{ access: access({}), step: step({ owner: 'other' }) }, 'already-owned'],
    [{ access: access({ marks: { accepted: '2026-11-20T10:00:00Z' } }) }, 'already-accepted'],
    [{ access: access({ state: 'paused' }) }, 'not-possible-now'],
  ])('at the wrong moment is 409 that says what is in the way: %#', (state, code) => {
    expect(answerTo(denied('not-possible-now'), state)).toEqual([409, code]);
  });

  test('before the case has opened is 503: the same request will do later', () => {
    const received = { access: access({ state: 'received' }) };
    expect(answerTo(denied('not-possible-now'), received)).toEqual([503, 'not-received-yet']);
  });
});
