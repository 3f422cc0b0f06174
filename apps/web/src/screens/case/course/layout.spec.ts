import { describe, expect, test } from '@jest/globals';
import { courseGraphs } from '@tovholder/workflows/graphs';
import fc from 'fast-check';
import { type Line, layered } from './layers';
import { acrossLayout, type Box, downLayout, type Layout } from './layout';

/** Graphs with loops, lines to themselves, and nodes that nothing leads to. */
const graphs = fc.integer({ min: 1, max: 14 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  const end = fc.constantFrom(...ids);
  const lines = fc.uniqueArray(fc.record({ from: end, to: end }), {
    maxLength: 30,
    selector: ({ from, to }) => `${from} ${to}`,
  });
  return lines.map((drawn) => ({ ids, lines: drawn }));
});

const sized = (ids: readonly string[]) => ids.map((id, index) => ({ id, height: 56 + (index % 3) * 28 }));

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

function holds(layout: Layout, { ids, lines }: { ids: readonly string[]; lines: readonly Line[] }): void {
  const { boxes, routes, width, height } = layout;
  expect(boxes.map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1))
      expect([box.id, other.id, overlap(box, other)]).toEqual([box.id, other.id, false]);
    expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
  }
  expect(routes).toHaveLength(lines.filter(({ from, to }) => from !== to).length);
  expect(routes.every(({ path }) => /^M [\d.]/.test(path) && !path.includes('NaN'))).toBe(true);
}

describe('the picture of a course', () => {
  test('across: no box on another, every line goes forward unless it is marked as leading back', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const layout = acrossLayout(sized(graph.ids), graph.lines);
        holds(layout, graph);
        const x = new Map(layout.boxes.map((box) => [box.id, box.x]));
        for (const { from, to, loop } of layout.routes) if (!loop) expect(x.get(to)!).toBeGreaterThan(x.get(from)!);
      }),
    );
  });

  test('down: the same in a narrow window, one box to a row', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 240, max: 640 }), (graph, width) => {
        const layout = downLayout(sized(graph.ids), graph.lines, width);
        holds(layout, graph);
        expect(layout.width).toBe(width);
        expect(new Set(layout.boxes.map(({ y }) => y)).size).toBe(graph.ids.length);
        const y = new Map(layout.boxes.map((box) => [box.id, box.y]));
        for (const { from, to, loop } of layout.routes) if (!loop) expect(y.get(to)!).toBeGreaterThan(y.get(from)!);
      }),
    );
  });

  test('is the same every time', () => {
    fc.assert(
      fc.property(graphs, ({ ids, lines }) => {
        expect(
          acrossLayout(
            sized([...ids]),
            lines.map((line) => ({ ...line })),
          ),
        ).toEqual(acrossLayout(sized(ids), lines));
      }),
      { numRuns: 30 },
    );
  });

  test('a line over several layers runs through no box', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const lines = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['a', 'd'],
    ].map(([from = '', to = '']) => ({ from, to }));
    const { boxes, routes } = acrossLayout(sized(ids), lines);
    const long = routes.find(({ from, to }) => from === 'a' && to === 'd')!;
    const [b, c] = [boxes[1]!, boxes[2]!];
    // Between the layers the line is straight, at a height of its own.
    const heights = [...long.path.matchAll(/L ([\d.]+) ([\d.]+)/g)].map(([, , y]) => Number(y));
    expect(heights).toHaveLength(2);
    for (const [index, box] of [b, c].entries()) {
      const y = heights[index]!;
      expect(y < box.y || y > box.y + box.height).toBe(true);
    }
  });

  test('a loop is the line that leads back, not the one that was there first', () => {
    const lines = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'b', to: 'b' },
    ];
    const { loops, layers } = layered(['a', 'b'], lines);
    expect(layers).toEqual([['a'], ['b']]);
    expect([...loops]).toEqual([lines[1], lines[2]]);
  });

  test.each([...courseGraphs.values()].map((graph) => [graph.process, graph] as const))(
    'the whole course of %s is drawn',
    (_, { nodes, edges }) => {
      const ids = nodes.map(({ id }) => id);
      const lines = [...new Map(edges.map(({ from, to }) => [`${from} ${to}`, { from, to }])).values()];
      holds(acrossLayout(sized(ids), lines), { ids, lines });
      holds(downLayout(sized(ids), lines, 320), { ids, lines });
    },
  );
});
