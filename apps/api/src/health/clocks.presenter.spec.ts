import { describe, expect, test } from '@jest/globals';
import type { ClockHealth } from '@tovholder/persistence';
import { metricsOf, presentClocks, presentClockWarning } from './clocks.presenter';

const round = (ageSeconds: number) => ({
  kind: 'minute' as const,
  startedAt: '2026-11-20T09:58:00.000Z',
  completedAt: '2026-11-20T09:59:00.000Z',
  ageSeconds,
  unfired: 2,
  undelivered: 0,
  withoutWorkflow: 0,
  withoutCase: 0,
  repaired: 2,
});
const health = (more: Partial<ClockHealth>): ClockHealth => ({
  now: '2026-11-20T10:00:00.000Z',
  oldestUndelivered: null,
  oldestUnfired: '2026-11-20T09:59:30.000Z',
  unfired: 1,
  undelivered: 0,
  rounds: { minute: round(60), night: null },
  stale: false,
  ...more,
});

describe('the clocks', () => {
  test('say how old the last round and the oldest milestone that has not fired are', () => {
    expect(presentClocks(health({}))).toMatchObject({
      stale: false,
      lastRound: { ageSeconds: 60, repaired: 2 },
      lastNightlyRound: null,
      unfiredForSeconds: 30,
      undeliveredForSeconds: null,
    });
  });

  test('warn by themselves when nobody checks them', () => {
    expect(presentClockWarning(health({}), 'da').warning).toBeNull();
    const stale = health({ stale: true, rounds: { minute: round(400), night: null } });
    expect(presentClockWarning(stale, 'en')).toMatchObject({ stale: true, lastRoundAgeSeconds: 400 });
    expect(presentClockWarning(stale, 'en').warning).toContain('five minutes');
    const never = health({ stale: true, rounds: { minute: null, night: null } });
    expect(presentClockWarning(never, 'da').warning).toContain('endnu');
  });

  test('as metrics are numbers with a help text, and what is unknown is left out', () => {
    const text = metricsOf(health({}));
    expect(text).toContain('\ntovholder_milestones_unfired 1\n');
    expect(text).toContain('\ntovholder_milestones_unfired_age_seconds 30\n');
    expect(text).not.toContain('night');
    for (const line of text.trim().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) )?tovholder_[a-z_]+ .+$/);
  });
});
