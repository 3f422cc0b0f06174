import { describe, expect, test } from '@jest/globals';
import type { Case, Diagram, DiagramNode, Step } from '@tovholder/api-client';
import { courseModel, type Extent } from './course-model';
import { acrossLayout } from './layout';
import { nodeBeside } from './navigation';

const node = (id: string, more: Partial<DiagramNode> = {}): DiagramNode => ({
  id,
  kind: 'step',
  title: id,
  by: null,
  deadline: null,
  repeats: false,
  option: false,
  outcomes: [],
  ...more,
});
const edge = (from: string, outcome: string, to: string, kind: Diagram['edges'][number]['kind'] = 'outcome') => ({
  from,
  outcome,
  title: outcome,
  to,
  kind,
});

const diagram: Diagram = {
  process: 'x',
  version: 1,
  nodes: [
    node('start', { kind: 'start' }),
    node('ask'),
    node('plan'),
    node('review', { repeats: true }),
    node('offer', { option: true }),
    node('far'),
    node('end:completed', { kind: 'end' }),
    node('end:withdrawn', { kind: 'end' }),
  ],
  edges: [
    edge('start', 'submitted', 'ask', 'submitted'),
    edge('start', 'submitted', 'offer', 'submitted'),
    edge('start', 'withdrawn', 'end:withdrawn', 'anytime'),
    edge('ask', 'yes', 'plan'),
    edge('ask', 'no', 'end:completed'),
    edge('plan', 'agreed', 'review'),
    edge('plan', 'not-agreed', 'ask'),
    edge('review', 'continue', 'review'),
    edge('review', 'close', 'far'),
    edge('far', 'over', 'end:completed'),
  ],
};

const at = (minute: number): string => `2026-11-20T09:${String(minute).padStart(2, '0')}:00.000Z`;
const step = (key: string, more: object): Step =>
  ({
    key,
    step: key.split(/[:#]/)[0],
    state: 'open',
    openedAt: at(0),
    closedAt: null,
    due: null,
    outcome: null,
    ...more,
  }) as Step;
const kase = (steps: Step[], more: Partial<Case> = {}): Case =>
  ({ steps, outcome: null, closedAt: null, ...more }) as Case;
const now = Date.parse('2026-11-25T12:00:00Z');
const seen = (view: Case, extent: Extent = 'path') => courseModel(diagram, { view, extent, now });
const states = (view: Case, extent?: Extent): Record<string, string> =>
  Object.fromEntries(seen(view, extent).nodes.map(({ id, state }) => [id, state]));

const asked = [
  step('ask:politi', { state: 'done', outcome: 'yes', closedAt: at(5) }),
  step('ask:psykiatri', { state: 'done', outcome: 'no', closedAt: at(3) }),
  step('offer', { option: true }),
];
const planned = [...asked, step('plan', { openedAt: at(5) })];

describe('the course of a case', () => {
  test('shows what happened, what is open, and what can come next, but not what lies further ahead', () => {
    expect(states(kase(planned))).toEqual({
      start: 'past',
      ask: 'past',
      plan: 'present',
      offer: 'present',
      review: 'future',
      far: 'future',
    });
    expect(Object.keys(states(kase(planned), 'whole')).sort()).toEqual(diagram.nodes.map(({ id }) => id).sort());
  });

  test('draws the way that the case went, and of the other ways only those still open', () => {
    const { edges } = seen(kase(planned));
    expect(edges.map(({ from, to, taken }) => `${from}${taken ? '=' : '-'}${to}`).sort()).toEqual([
      'ask=plan',
      'plan-ask',
      'plan-review',
      'review-far',
      'review-review',
      'start=ask',
      'start=offer',
    ]);
  });

  test('makes one node of a step with several parties or several rounds', () => {
    const { nodes } = seen(kase(planned));
    expect(nodes.find(({ id }) => id === 'ask')?.steps.map(({ key }) => key)).toEqual(['ask:politi', 'ask:psykiatri']);
  });

  test('says that a step is overdue, and that one fell away', () => {
    const due = { at: '2026-11-24T22:59:59.999Z', localDate: '2026-11-24' };
    expect(seen(kase([step('ask', { due })])).nodes.find(({ id }) => id === 'ask')?.overdue).toBe(true);
    expect(states(kase([step('ask', { state: 'withdrawn', closedAt: at(1) })]))['ask']).toBe('withdrawn');
  });

  test('a closed case shows its ending and nothing that could still come', () => {
    const closed = kase([step('ask', { state: 'done', outcome: 'no', closedAt: at(9) })], {
      outcome: 'completed',
      closedAt: at(9),
    });
    expect(states(closed)).toEqual({ start: 'past', ask: 'past', 'end:completed': 'past' });
    expect(
      seen(closed)
        .edges.filter(({ taken }) => taken)
        .map(({ to }) => to),
    ).toEqual(['ask', 'end:completed']);
  });

  test('one that was withdrawn leads from the start to its ending', () => {
    const closed = kase([step('ask', { state: 'withdrawn', closedAt: at(9) })], {
      outcome: 'withdrawn',
      closedAt: at(9),
    });
    expect(seen(closed).edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['start ask', 'start end:withdrawn']);
  });
});

describe('the arrow keys', () => {
  const { nodes, edges } = seen(kase(planned));
  const layout = acrossLayout(
    nodes.map(({ id }) => ({ id, height: 100 })),
    edges,
  );
  const go = (id: string, key: Parameters<typeof nodeBeside>[1]['key']) => nodeBeside(layout, { id, key });

  test('lead along the lines, to neighbours, and to both ends', () => {
    expect(go('plan', 'ArrowRight')).toBe('review');
    expect(go('plan', 'ArrowLeft')).toBe('ask');
    expect([go('ask', 'ArrowDown') ?? go('ask', 'ArrowUp'), go('start', 'ArrowLeft')]).toEqual(['offer', null]);
    expect([go('plan', 'Home'), go('plan', 'End')]).toEqual(['start', layout.boxes.at(-1)?.id]);
  });
});
