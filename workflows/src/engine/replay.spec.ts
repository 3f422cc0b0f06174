import { describe, expect, test } from '@jest/globals';
import type { CaseEvent, LoggedEvent } from '@tovholder/domain/case-log';
import fc from 'fast-check';
import { processes } from '../processes';
import { possibleEvents } from './explore';
import type { ProcessDefinition } from './process';
import { CourseRun, Divergence, propose, replay } from './replay';

/** A random legal history: at each point one of the events that may happen, picked by the next number. */
function randomHistory(process: ProcessDefinition, picks: readonly number[]): LoggedEvent[] {
  const opening = process.openings[(picks[0] ?? 0) % process.openings.length];
  if (!opening) throw new Error('A process needs an opening');
  const log: LoggedEvent[] = [];
  const append = (event: CaseEvent): void => {
    const proposal = propose(process, log, event);
    if ('refusal' in proposal) return;
    const seq = log.length + 1;
    log.push({ seq, at: '', commandId: String(seq), event, change: proposal.candidate.change });
  };
  append({ type: 'submitted', assessment: opening, requestReview: false });
  append({ type: 'opened' });
  for (const pick of picks.slice(1)) {
    const possible = possibleEvents(process, { path: log, run: replay(process, log) });
    const [next] = possible.slice(pick % possible.length);
    if (!next) break;
    append(next.event);
  }
  return log;
}

const histories = (process: ProcessDefinition) =>
  fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 }).map((picks) => randomHistory(process, picks));

describe.each([...processes.values()].map((process) => [process.id, process] as const))(
  'a case of %s',
  (_, process) => {
    test('stands the same run straight through, continued as new after each event, and rebuilt from its log', () => {
      fc.assert(
        fc.property(histories(process), (log) => {
          const straight = new CourseRun(process);
          const changes = log.map(({ event }) => straight.apply(event));
          expect(changes).toEqual(log.map(({ change }) => change));

          const continued = log.map((_, index) => replay(process, log.slice(0, index + 1))).at(-1);
          const rebuilt = replay(process, JSON.parse(JSON.stringify(log)) as LoggedEvent[]);
          expect(continued?.state).toEqual(straight.state);
          expect(rebuilt.state).toEqual(straight.state);
        }),
        { numRuns: 60 },
      );
    });

    test('is owed by somebody as long as it is open', () => {
      fc.assert(
        fc.property(histories(process), (log) => {
          const { openSteps, ending } = replay(process, log).state;
          expect(ending !== undefined || openSteps.some(({ option }) => !option)).toBe(true);
        }),
        { numRuns: 60 },
      );
    });

    test('opens each key once, and closes only what is open', () => {
      fc.assert(
        fc.property(histories(process), (log) => {
          const opened = log.flatMap(({ change }) => change?.opened.map(({ key }) => key) ?? []);
          expect(new Set(opened).size).toBe(opened.length);
          const open = new Set<string>();
          for (const { event, change } of log) {
            for (const { key } of change?.opened ?? []) open.add(key);
            const closed = [...(change?.withdrawn ?? []), ...(event.type === 'completed' ? [event.key] : [])];
            for (const key of closed) expect(open.delete(key)).toBe(true);
            if (change?.ending) expect([...open]).toEqual([]);
          }
        }),
        { numRuns: 60 },
      );
    });
  },
);

describe('a log that the course does not follow', () => {
  const process = processes.get('psp-k') as ProcessDefinition;
  const log = randomHistory(process, [0, 0, 3, 1]);
  const tampered = (index: number, row: Partial<LoggedEvent>): LoggedEvent[] =>
    log.map((original, at) => (at === index ? { ...original, ...row } : original));

  test('is a divergence at the row that differs', () => {
    const { change } = log[1] as LoggedEvent;
    const other = { ...change, courseVersion: 1, opened: change?.opened.slice(1) ?? [], withdrawn: [], marks: [] };
    expect(() => replay(process, tampered(1, { change: other }))).toThrow(Divergence);
  });

  test('follows rows that only PostgreSQL needs without a change', () => {
    const noted: LoggedEvent = { seq: 99, at: '', commandId: 'n', event: { type: 'noted' } };
    expect(replay(process, [...log, noted]).state).toEqual(replay(process, log).state);
  });
});

describe('a refusal', () => {
  const process = processes.get('psp-k') as ProcessDefinition;
  const log = randomHistory(process, [0]);
  const refusal = (event: CaseEvent) => propose(process, log, event);

  test('names what is wrong and changes nothing', () => {
    const complete = { type: 'completed', data: {} } as const;
    expect(refusal({ ...complete, key: 'review#1', outcome: 'close' })).toEqual({ refusal: { code: 'step-not-open' } });
    expect(refusal({ ...complete, key: 'acknowledge', outcome: 'maybe' })).toEqual({
      refusal: { code: 'outcome-not-allowed' },
    });
    expect(propose(process, [], { type: 'withdrawn' })).toEqual({ refusal: { code: 'not-received-yet' } });
  });

  test('keeps an offer from what cannot be offered, and a pause from what is not open', () => {
    expect(refusal({ type: 'handover-withdrawn', key: 'acknowledge' })).toEqual({
      refusal: { code: 'handover-not-open' },
    });
    const pause = { type: 'paused', pauseId: 'p', ground: 'holiday', from: '2026-01-01T00:00:00Z' } as const;
    expect(refusal({ ...pause, key: 'review#1' })).toEqual({ refusal: { code: 'step-not-open' } });
    expect(refusal({ ...pause, key: 'acknowledge' })).toMatchObject({ candidate: { change: { opened: [] } } });
    const offer = { type: 'handover-offered', to: 'kommune:0183' } as const;
    const offered = refusal(offer);
    if ('refusal' in offered) throw new Error('It is offered');
    const row = { seq: log.length + 1, at: '', commandId: 'offer', ...offered.candidate };
    expect(propose(process, [...log, row], offer)).toEqual({ refusal: { code: 'handover-open' } });
    const { receives: _nobody, ...stays } = process;
    expect(propose(stays, log, offer)).toEqual({ refusal: { code: 'handover-not-possible' } });
  });

  test('keeps a meeting from being recorded before it is prepared', () => {
    const board = processes.get('ukn') as ProcessDefinition;
    const begun = randomHistory(board, [0]);
    const add = (event: CaseEvent): void => {
      const proposal = propose(board, begun, event);
      if ('refusal' in proposal) throw new Error(proposal.refusal.code);
      begun.push({ seq: begun.length + 1, at: '', commandId: String(begun.length), ...proposal.candidate });
    };
    add({ type: 'completed', key: 'screening', outcome: 'refer', data: {} });
    const held: CaseEvent = { type: 'completed', key: 'board-meeting#1', outcome: 'held', data: {} };
    expect(propose(board, begun, held)).toEqual({ refusal: { code: 'outcome-not-allowed' } });
  });

  test('keeps a person from accepting what the rule does not allow', () => {
    const [submitted] = log as [LoggedEvent];
    if (submitted.event.type !== 'submitted') throw new Error('The log begins with the submission');
    const assessment = { ...submitted.event.assessment, verdict: 'needs-review' as const, blocking: ['PSPK-01'] };
    const needsReview = [{ ...submitted, event: { ...submitted.event, assessment } }];
    const opened = propose(process, needsReview, { type: 'opened' });
    if ('refusal' in opened) throw new Error('It opens');
    const row = { seq: 2, at: '', commandId: '2', ...opened.candidate };
    expect(
      propose(process, [...needsReview, row], {
        type: 'completed',
        key: 'eligibility-review',
        outcome: 'accept',
        data: {},
      }),
    ).toEqual({ refusal: { code: 'facts-missing', rules: ['PSPK-01'] } });
  });
});
