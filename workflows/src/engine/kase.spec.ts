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
const handover = {
  ...step,
  numbered: true,
  outcomes: { accepted: outcome('Ja', 'Yes'), refused: outcome('Nej', 'No') },
} as const;
const steps = defineSteps({ a: step, b: step, c: step, talk: { ...step, numbered: true }, handover });

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
          kase.end('ended', { successor: 'psp' });
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

  test('does not mind the rungs of a ladder', () => {
    const run = open(function* (kase) {
      yield* kase.first({ done: kase.step('a'), late: kase.overdue('a') });
      return ended;
    });
    const rung = { kind: 'rung', key: 'a', ladder: 'standard', rung: 'due', version: 1 } as const;
    expect(run.apply({ type: 'milestones-passed', milestones: [rung] }).ending).toBeUndefined();
  });

  test('goes on with a birthday that it waits for, and no other', () => {
    const run = open(function* (kase) {
      yield* kase.first({ done: kase.step('a'), grown: kase.birthday('18') });
      return ended;
    });
    const birthday = (name: '15' | '18') =>
      run.apply({ type: 'milestones-passed', milestones: [{ kind: 'birthday', name }] });
    expect(birthday('15').ending).toBeUndefined();
    expect(birthday('18')).toMatchObject({ withdrawn: ['a'], ending: ended });
  });

  test('does a step of a cadence again and again, beside what it waits for', () => {
    const seen: string[] = [];
    const run = open(function* (kase) {
      yield* kase.first({
        over: kase.step('a'),
        talks: kase.cadence('talk', ({ outcome }) => void seen.push(outcome)),
      });
      return ended;
    });
    for (const times of [1, 2, 3]) run.apply(complete(`talk#${times}`));
    expect([openKeys(run), seen]).toEqual([
      ['a', 'talk#4'],
      ['done', 'done', 'done'],
    ]);
    expect(run.apply(complete('a'))).toMatchObject({ withdrawn: ['talk#4'], ending: ended });
  });

  test('brings a step forward to the day that another branch returns', () => {
    const run = open(function* (kase) {
      yield* kase.earliest('a', { or: afterB(kase), onThatDay: 'DAY-01' });
      return ended;
    });
    expect(openKeys(run)).toEqual(['a', 'b']);
    expect(run.apply(complete('b'))).toMatchObject({
      withdrawn: ['a'],
      opened: [{ key: 'a#2', due: 'DAY-01', dueOn: '2026-03-02' }],
    });
    expect(run.apply(complete('a#2')).ending).toEqual(ended);
  });

  test('leaves a step alone that was done before the other branch came', () => {
    const run = open(function* (kase) {
      yield* kase.earliest('a', { or: afterB(kase), onThatDay: 'DAY-01' });
      return ended;
    });
    expect(run.apply(complete('a'))).toMatchObject({ withdrawn: ['b'], opened: [], ending: ended });
  });
});

describe('an offer of responsibility', () => {
  const offered = () => {
    const answers: string[] = [];
    const run = open(function* (kase) {
      const by = { role: 'authority', authority: 'politi' };
      for (;;) answers.push(yield* kase.handover({ of: 'responsibility', to: 'politi', by }));
    });
    return { run, answers };
  };
  const answer = (outcome: string): CaseEvent => ({ type: 'completed', key: 'handover#1', outcome, data: {} });

  test('is a step of its receiver, and makes it responsible once it has accepted', () => {
    const { run, answers } = offered();
    expect(run.state.openSteps).toMatchObject([
      {
        key: 'handover#1',
        by: { role: 'authority', authority: 'politi' },
        handover: { of: 'responsibility', to: 'politi' },
      },
    ]);
    expect(run.state.responsible).toBeUndefined();
    expect(run.apply(answer('accepted'))).toMatchObject({ responsible: 'politi', withdrawn: [] });
    expect(answers).toEqual(['accepted']);
  });

  test.each<[string, CaseEvent, readonly string[]]>([
    ['refused', answer('refused'), []],
    ['withdrawn', { type: 'handover-withdrawn', key: 'handover#1' }, ['handover#1']],
    ['lapsed', { type: 'milestones-passed', milestones: [{ kind: 'due', key: 'handover#1' }] }, ['handover#1']],
  ])('leaves it with the sender when it is %s', (expected, event, withdrawn) => {
    const { run, answers } = offered();
    expect(run.apply(event).withdrawn).toEqual(withdrawn);
    expect([answers, run.state.responsible, openKeys(run)]).toEqual([[expected], undefined, ['handover#2']]);
  });
});

function* afterB(kase: Kase<typeof steps>): Course<string> {
  yield* kase.step('b');
  return '2026-03-02';
}

function* afterwards(kase: Kase<typeof steps>, condition: () => boolean): Course<void> {
  yield* kase.until(condition);
  yield* kase.step('b');
}
