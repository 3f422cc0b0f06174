import { describe, expect, test } from '@jest/globals';
import type { CaseEvent, Ending } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Course } from './definition';
import { defineSteps, outcome, t } from './definition';
import type { Kase } from './kase';
import type { ProcessDefinition } from './process';
import { CourseRun } from './replay';

const done = { outcomes: { done: outcome('Færdig', 'Done') } };
const step = { title: t('Skridt', 'Step'), by: 'unit', ...done };
const steps = defineSteps({ a: step, b: step, c: step, talk: { ...step, numbered: true } });

const assessment: Assessment = {
  ruleVersion: 1,
  asOf: '2026-01-01T00:00:00Z',
  verdict: 'eligible',
  routes: [],
  reasons: [],
  blocking: [],
  course: {},
};

function open(course: (kase: Kase<typeof steps>) => Course<Ending>): CourseRun {
  const process = { id: 'test', version: 1, steps, course } as unknown as ProcessDefinition;
  const run = new CourseRun(process);
  run.apply({ type: 'submitted', assessment, requestReview: false });
  run.apply({ type: 'opened' });
  return run;
}
const complete = (key: string): CaseEvent => ({ type: 'completed', key, outcome: 'done', data: {} });
const openKeys = (run: CourseRun): string[] => run.state.openSteps.map(({ key }) => key);
const ended: Ending = { outcome: 'ended' };

describe('a course', () => {
  test('runs branches of all side by side and goes on when the last has returned', () => {
    const run = open(function* (kase) {
      yield* kase.all([kase.step('a'), kase.step('b')]);
      yield* kase.step('c');
      return ended;
    });
    expect(openKeys(run)).toEqual(['a', 'b']);
    expect(run.apply(complete('b')).opened).toEqual([]);
    expect(run.apply(complete('a')).opened.map(({ key }) => key)).toEqual(['c']);
    expect(run.apply(complete('c')).ending).toEqual(ended);
  });

  test('withdraws the open steps of the branches that lose, through every level', () => {
    const run = open(function* (kase) {
      yield* kase.first({
        fast: kase.step('a'),
        slow: kase.all([kase.step('b'), kase.first({ inner: kase.step('c'), other: kase.step('talk') })]),
      });
      return ended;
    });
    expect(openKeys(run)).toEqual(['a', 'b', 'c', 'talk#1']);
    expect(run.apply(complete('a')).withdrawn).toEqual(['b', 'c', 'talk#1']);
    expect(openKeys(run)).toEqual([]);
  });

  test('numbers the keys of a step that comes again', () => {
    const run = open(function* (kase) {
      for (;;) {
        yield* kase.step('talk');
        yield* kase.step('a');
      }
    });
    const keys = [...openKeys(run)];
    for (let i = 0; i < 3; i++) {
      run.apply(complete(openKeys(run)[0] as string));
      keys.push(...openKeys(run));
    }
    expect(keys).toEqual(['talk#1', 'a', 'talk#2', 'a#2']);
  });

  test('sees at once what another branch has learnt, whatever their order', () => {
    const run = open(function* (kase) {
      let learnt = false;
      yield* kase.all([
        kase.first({ waits: afterwards(kase, () => learnt) }),
        (function* (): Course<void> {
          yield* kase.step('a');
          learnt = true;
        })(),
      ]);
      return ended;
    });
    expect(openKeys(run)).toEqual(['a']);
    run.apply(complete('a'));
    expect(openKeys(run)).toEqual(['b']);
  });

  test('ends from whichever branch says so', () => {
    const run = open(function* (kase) {
      yield* kase.all([
        kase.step('a'),
        (function* (): Course<void> {
          yield* kase.step('b');
          kase.end('ended', 'psp');
        })(),
      ]);
      return { outcome: 'never' };
    });
    expect(run.apply(complete('b'))).toMatchObject({
      withdrawn: ['a'],
      ending: { outcome: 'ended', successor: 'psp' },
    });
  });

  test('fails where a wait was created and never yielded', () => {
    expect(() =>
      open(function* (kase) {
        kase.step('a');
        yield* kase.step('b');
        return ended;
      }),
    ).toThrow(/step 'a'.*never yielded/);
  });

  test('waits for the deadline of an open step', () => {
    const run = open(function* (kase) {
      yield* kase.first({
        late: (function* (): Course<void> {
          yield* kase.overdue('a');
          yield* kase.step('b');
        })(),
        done: kase.step('a'),
      });
      return ended;
    });
    run.apply({ type: 'milestones-passed', milestones: [{ kind: 'due', key: 'c' }] });
    expect(openKeys(run)).toEqual(['a']);
    run.apply({ type: 'milestones-passed', milestones: [{ kind: 'due', key: 'a' }] });
    expect(openKeys(run)).toEqual(['a', 'b']);
  });
});

function* afterwards(kase: Kase<typeof steps>, condition: () => boolean): Course<void> {
  yield* kase.until(condition);
  yield* kase.step('b');
}
