import { describe, expect, test } from '@jest/globals';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import { at, coordinator, now, present, record, referrer, step, unit } from './sample-case';

describe('the clocks of a case', () => {
  const rung = (id: string, more: object) => ({
    ladder: 'standard',
    rung: id,
    dueVersion: 1,
    at,
    state: 'pending' as const,
    firedAt: null,
    late: false,
    mootBecause: null,
    told: [],
    ...more,
  });
  const told = {
    userId: 'deputy',
    audience: 'owner' as const,
    standsInFor: 'owner',
    acknowledgedAt: null,
    receipts: [{ channel: 'in-app' as const, sentAt: now }],
  };
  const acknowledge = (more: Partial<StepRecord>): CaseRecord => ({
    ...record,
    steps: [step('acknowledge', { unit: unit('pspk.sekretariatsgruppe'), authority: 'pspk', ...more })],
  });
  const due = (instant: string) =>
    ({
      at: instant,
      localDate: instant.slice(0, 10),
      rule: 'TOV-20',
      mark: 'ASSUMPTION',
      soft: false,
      certificate: { due: { at: instant } },
    }) as unknown as StepRecord['due'];

  test('a ladder tells what rang, how late, and who was told to those who answer for the step alone', () => {
    const kase = acknowledge({
      ladder: [
        rung('due', { at: '2026-11-20T10:00:00.000Z', firedAt: '2026-11-20T10:05:00.000Z', late: true, told: [told] }),
        rung('due+2wd', { at: '2026-11-24T07:00:00.000Z' }),
      ],
    });
    const [shown] = present(coordinator, kase).steps;
    expect(shown?.ladder.map(({ title, lateBySeconds }) => [title, lateBySeconds])).toEqual([
      ['Fristen er overskredet', 300],
      ['Rykker 2 arbejdsdage efter fristen', null],
    ]);
    expect(shown?.ladder[0]?.told).toEqual([
      {
        user: 'deputy',
        userName: 'deputy',
        audience: 'owner',
        standsInFor: 'owner',
        acknowledgedAt: null,
        channels: [{ channel: 'in-app', sentAt: now }],
      },
    ]);
    expect(present(referrer, kase).steps[0]?.ladder.map((it) => it.told)).toEqual([[], []]);
  });

  test.each([
    ['before it has run out', { pausable: ['citizen-away'], due: due('2026-12-01T22:59:59.999Z') }, true],
    ['not after', { pausable: ['citizen-away'], due: due('2026-11-20T22:59:59.999Z') }, false],
    ['not where the rule lists no ground', { pausable: [], due: due('2026-12-01T22:59:59.999Z') }, false],
    ['not where there is no deadline', { pausable: ['citizen-away'], due: null }, false],
  ] as const)('a clock can be stopped %s', (_, more, offered) => {
    const [shown] = present(coordinator, acknowledge(more)).steps;
    expect(shown?.actions.includes('pause')).toBe(offered);
    expect(shown?.pausableGrounds.map(({ ground }) => ground)).toEqual(offered ? ['citizen-away'] : []);
    expect(shown?.actions).not.toContain('end-pause');
  });

  test('a paused step says so, and its pause can be ended', () => {
    const pause = {
      id: '01a1fdec-be5b-8a0f-839a-f6a410619bcd',
      ground: 'citizen-away' as const,
      from: at,
      to: null,
      note: 'WHY',
      recordedBy: 'coordinator.pspk',
      recordedAt: at,
    };
    const kase = acknowledge({ pausable: ['citizen-away'], pausedAt: at, pauses: [pause] });
    const [shown] = present(coordinator, kase).steps;
    expect(shown).toMatchObject({ paused: true, due: null, pauses: [{ id: pause.id, note: 'WHY', to: null }] });
    expect(shown?.actions).toContain('end-pause');
    expect(shown?.actions).not.toContain('pause');
    expect(JSON.stringify(present(referrer, kase))).not.toMatch(/WHY|"recordedBy":"coordinator/);
  });
});
