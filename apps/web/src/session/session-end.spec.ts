import { describe, expect, test } from '@jest/globals';
import { askAgainIn, type Heard, roughly, sessionState, shouldProlong } from './session-end';

const minute = 60_000;
const heardAt = 5_000_000;
const at = Date.parse('2026-11-23T09:00:00.000Z');
const end = (ms: number): string => new Date(at + ms).toISOString();

/** Half an hour idle, ten hours in all, by a server whose clock is another one. */
const heard = (more: Partial<Heard> = {}): Heard => ({
  at: end(0),
  idleSeconds: 1_800,
  idleEndsAt: end(30 * minute),
  endsAt: end(600 * minute),
  heardAt,
  ...more,
});
const after = (ms: number): number => heardAt + ms;

describe('a session', () => {
  test('is warned of two minutes before it ends, by the time that has passed here', () => {
    expect(sessionState(heard(), after(27.9 * minute))).toEqual({ is: 'going' });
    expect(sessionState(heard(), after(28 * minute))).toEqual({ is: 'idle', leftMs: 2 * minute });
    expect(sessionState(heard(), after(30 * minute))).toEqual({ is: 'ended' });
  });

  test('that has lasted long enough ends whatever anybody does', () => {
    const late = heard({ endsAt: end(3 * minute) });
    expect(sessionState(late, after(0))).toEqual({ is: 'going' });
    expect(sessionState(late, after(minute))).toEqual({ is: 'closing', leftMs: 2 * minute, endsAt: end(3 * minute) });
    expect(sessionState(late, after(3 * minute))).toEqual({ is: 'ended' });
  });

  test('of a minute is warned of half a minute before', () => {
    const short = heard({ idleSeconds: 60, idleEndsAt: end(minute) });
    expect(sessionState(short, after(29_000))).toEqual({ is: 'going' });
    expect(sessionState(short, after(30_000))).toMatchObject({ is: 'idle' });
  });

  test('is none of a program’s', () => {
    const none = heard({ idleSeconds: null, idleEndsAt: null, endsAt: null });
    expect([sessionState(none, after(0)), askAgainIn(none, after(0))]).toEqual([{ is: 'going' }, false]);
  });
});

test('the server is asked before the warning, at it, and while it stands', () => {
  expect(askAgainIn(heard(), after(0))).toBe(27 * minute);
  expect(askAgainIn(heard(), after(27 * minute))).toBe(minute);
  expect(askAgainIn(heard(), after(28 * minute))).toBe(5_000);
  expect(askAgainIn(heard(), after(30 * minute - 2_000))).toBe(3_000);
  expect(askAgainIn(heard(), after(30 * minute))).toBe(false);
  expect(askAgainIn(heard({ idleSeconds: 86_400, idleEndsAt: end(1_440 * minute) }), after(0))).toBe(60 * minute);
});

describe('who types', () => {
  const signs = (now: number, lastSign: number) =>
    shouldProlong(heard(), { now: after(now), lastSign: after(lastSign) });

  test('is there, and is not asked', () => {
    expect(signs(27 * minute, 26.5 * minute)).toBe(true);
    expect(signs(28 * minute, 28 * minute - 1_000)).toBe(true);
  });

  test('and has gone since is not', () => {
    expect(signs(27 * minute, 20 * minute)).toBe(false);
    expect(signs(10 * minute, 10 * minute)).toBe(false);
    expect(signs(30 * minute, 30 * minute)).toBe(false);
  });

  test('only what the server has not heard of counts', () => {
    // It was seen ten seconds ago, and the last sign is what it was seen by.
    const short = heard({ idleSeconds: 60, idleEndsAt: end(45_000) });
    expect(shouldProlong(short, { now: after(0), lastSign: after(-15_001) })).toBe(false);
    expect(shouldProlong(short, { now: after(0), lastSign: after(-5_000) })).toBe(true);
  });
});

test('a time is said as people say it', () => {
  expect([120_000, 100_000, 61_000].map(roughly)).toEqual([
    { unit: 'minutes', count: 2 },
    { unit: 'minutes', count: 2 },
    { unit: 'minutes', count: 1 },
  ]);
  expect([60_000, 43_000, 900].map((ms) => roughly(ms).count)).toEqual([60, 50, 10]);
});
