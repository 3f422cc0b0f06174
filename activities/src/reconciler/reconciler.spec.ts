import { describe, expect, test } from '@jest/globals';
import type { ClockHealth, CompletedRound, OpenCase, Store } from '@tovholder/persistence';
import type { CaseAddress } from '@tovholder/temporal';
import { Mending, type LateCase } from './mending';
import { rebuild } from './rebuild';
import { roundsDue } from './schedule';

const late = (caseId: string, oldestAt = '2026-11-23T07:00:00Z'): LateCase => ({
  caseId,
  process: 'psp-k',
  district: 'd',
  oldestAt,
});

/** A Temporal that knows these workflows, and notes what it is told. */
function temporalWith(workflows: readonly string[]) {
  const told: string[] = [];
  const running = new Set(workflows);
  return {
    told,
    running,
    away: false,
    async reload(caseId: string) {
      told.push(`reload ${caseId}`);
      return !this.away && running.has(caseId);
    },
    async restart({ caseId }: CaseAddress) {
      told.push(`restart ${caseId}`);
      if (this.away) return 'unavailable' as const;
      running.add(caseId);
      return 'running' as const;
    },
    async replace({ caseId }: CaseAddress) {
      told.push(`replace ${caseId}`);
      return 'running' as const;
    },
    async listOpenCases() {
      return this.away ? undefined : running;
    },
  };
}

describe('mending', () => {
  test('wakes the workflow of a late case, and starts one where there is none', async () => {
    const temporal = temporalWith(['a']);
    expect(await new Mending(temporal).mend([late('a'), late('b')])).toEqual({ repaired: 2, withoutWorkflow: 1 });
    expect(temporal.told).toEqual(['reload a', 'reload b', 'restart b']);
  });

  test('gives a case time to go on, and puts another workflow in the place of one that does not', async () => {
    const temporal = temporalWith(['stuck', 'slow']);
    const mending = new Mending(temporal);
    for (let round = 0; round < 6; round++) {
      await mending.mend([late('stuck'), late('slow', `2026-11-23T07:0${round}:00Z`)]);
    }
    expect(temporal.told.filter((it) => it.endsWith('stuck'))).toEqual(['reload stuck', 'replace stuck']);
    expect(temporal.told.filter((it) => it.endsWith('slow'))).toEqual(Array(6).fill('reload slow'));
  });

  test('begins anew with a case that was well in between', async () => {
    const temporal = temporalWith(['a']);
    const mending = new Mending(temporal);
    for (const cases of [[late('a')], [], [late('a')]]) await mending.mend(cases);
    expect(temporal.told).toEqual(['reload a', 'reload a']);
  });

  test('asks a Temporal that is away no more than a few times', async () => {
    const temporal = temporalWith([]);
    temporal.away = true;
    const cases = Array.from({ length: 200 }, (_, index) => late(`c${index}`));
    expect(await new Mending(temporal).mend(cases)).toMatchObject({ repaired: 0 });
    expect(temporal.told.length).toBeLessThanOrEqual(20);
  });
});

describe('the rounds that are due', () => {
  const round = (ageSeconds: number) => ({ ageSeconds }) as CompletedRound;
  const at = (hour: number, minute: number | null, night: number | null): Pick<ClockHealth, 'now' | 'rounds'> => ({
    now: `2026-11-23T${String(hour).padStart(2, '0')}:30:00Z`,
    rounds: { minute: minute === null ? null : round(minute), night: night === null ? null : round(night) },
  });
  test.each([
    ['both, where there was none yet', at(12, null, null), ['minute', 'night']],
    ['none, when another worker has just been round', at(12, 5, 3_600), []],
    ['one each minute', at(12, 60, 3_600), ['minute']],
    ['the night’s at night', at(2, 60, 23 * 3_600), ['minute', 'night']],
    ['only one a night', at(2, 60, 1_800), ['minute']],
    ['a missed night by day', at(9, 60, 25 * 3_600), ['minute', 'night']],
  ])('%s', (_, health, due) => {
    expect(roundsDue(health)).toEqual(due);
  });
});

describe('rebuild', () => {
  const cases: OpenCase[] = Array.from({ length: 25 }, (_, index) => ({
    caseId: `case-${String(index).padStart(2, '0')}`,
    process: 'psp-k',
    district: 'd',
    state: 'open',
    headSeq: 3,
  }));
  /** A record that holds these cases, as far as the one question about open cases goes. */
  const dataSource = { query: async () => cases };
  const store = { dataSource } as object as Store;

  test('starts each case that has no workflow, and tells how far it is', async () => {
    const temporal = temporalWith(['case-03', 'case-04']);
    const seen: (readonly [number, number])[] = [];
    const result = await rebuild({ store, gateway: temporal, onProgress: (...progress) => seen.push(progress) });
    expect(result).toEqual({ complete: true, cases: 25, ranAlready: 2, started: 23 });
    expect(seen[0]).toEqual([2, 25]);
    expect(seen.at(-1)).toEqual([25, 25]);
    expect(temporal.told).not.toContain('restart case-03');
  });

  test('that Temporal left is finished by the next', async () => {
    const temporal = temporalWith([]);
    const stop = (done: number) => {
      if (done >= 7) temporal.away = true;
    };
    const first = await rebuild({ store, gateway: temporal, onProgress: stop, patienceMs: 0 });
    expect(first.complete).toBe(false);
    temporal.away = false;
    const second = await rebuild({ store, gateway: temporal });
    expect(second).toEqual({ complete: true, cases: 25, ranAlready: first.started, started: 25 - first.started });
  });
});
